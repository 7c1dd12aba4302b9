// A file that a person names for what a command gives: whole or not at all. What is no plain file (a pipe, a device) is written straight to, and a
// link is followed, never replaced. What the system says of it bears the name that was given.
import { realpath, stat, writeFile } from 'node:fs/promises';
import { InputFault } from '../market-data/input-fault';
import { writeFileAtomically } from '../market-data/store/write-file-atomically';

export async function writeOutput(file: string, content: Uint8Array | string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() === true) throw new InputFault({ file }, 'this is a folder', 'name a file in it');
  try {
    if (found === null) await writeFileAtomically(file, content);
    else if (found.isFile()) await writeFileAtomically(await realpath(file), content);
    else await writeFile(file, content);
  } catch (error) {
    throw named(error, file);
  }
}

/** Writing to an open file fails without saying which it was. */
function named(error: unknown, file: string): unknown {
  return error instanceof Error && 'code' in error && !('path' in error) ? Object.assign(error, { path: file }) : error;
}
