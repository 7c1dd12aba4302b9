// A file that a person names for what a command gives: whole or not at all, in bounded memory. What is no plain file (a pipe, a device) is written
// straight to, and a link is followed, never replaced. What the system says of it bears the name that was given.
import { closeSync, openSync, realpathSync, statSync, writeSync } from 'node:fs';
import { InputFault } from '../market-data/input-fault';
import { writeLines } from '../runs/text-file';

export function writeOutput(file: string, pieces: Iterable<string>): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new InputFault({ file }, 'this is a folder', 'name a file in it');
  try {
    if (found === undefined) writeLines(file, pieces);
    else if (found.isFile()) writeLines(realpathSync(file), pieces);
    else writeStraight(file, pieces);
  } catch (error) {
    throw named(error, file);
  }
}

function writeStraight(file: string, pieces: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Writing to an open file fails without saying which it was. */
function named(error: unknown, file: string): unknown {
  return error instanceof Error && 'code' in error && !('path' in error) ? Object.assign(error, { path: file }) : error;
}
