// A folder and those above it, one after the other. Node's own recursive way never returns on a file system that denies a folder's existence
// while it refuses to make one (/proc does).
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
