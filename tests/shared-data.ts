// Where the real market data stands, when it stands beside the project. Tests that read it skip, and say so, where it does not.
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = process.env['YANTRA_SHARED_DATA'] ?? path.resolve(import.meta.dirname, '../../shared/data');

/** Absolute path of a file or folder of the shared data, or null where it is not on this machine. */
export function findSharedData(...parts: readonly string[]): string | null {
  const file = path.join(root, ...parts);
  return existsSync(file) ? file : null;
}
