// Files that hold what is expected, as reviewed by a person. They are rewritten on request alone: UPDATE_GOLDENS=1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

const isUpdating = process.env['UPDATE_GOLDENS'] === '1';

/** The expected text, or the found one where goldens are being rewritten. A golden that is not there is never equal. */
export function goldenText(file: string, found: string): string {
  if (isUpdating) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, found);
  }
  return existsSync(file)
    ? readFileSync(file, 'utf8')
    : `no golden at ${path.relative(FIXTURES, file)}: look at the result, then run with UPDATE_GOLDENS=1`;
}
