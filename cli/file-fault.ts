// What the operating system says about a file, as one line for the person who named it. Errors that are not about a named file are none
// of this: they stay what they are.
import { InputFault } from '../server/market-data/input-fault';

const ANSWERS: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['permission is denied', 'choose another place, or change who may use this one'],
  EPERM: ['permission is denied', 'choose another place, or change who may use this one'],
  EROFS: ['the disk is read-only', 'choose another place'],
  ENOSPC: ['the disk is full', 'make room, or choose another place'],
  EDQUOT: ['the quota of this disk is used up', 'make room, or choose another place'],
  EFBIG: ['the file grows larger than this disk allows', 'choose another place'],
  EIO: ['the disk does not answer', 'check it, or choose another place'],
  ELOOP: ['the links go round in a circle', 'name the file itself'],
  EISDIR: ['this is a folder', 'name a file'],
  ENOTDIR: ['a part of this path is a file', 'choose another place'],
  ENOENT: ['no such file', 'check the path'],
  EEXIST: ['a file stands in its way', 'choose another place'],
  ENAMETOOLONG: ['the name is too long', 'choose a shorter one'],
  EMFILE: ['too many files are open', 'close some programs and try again'],
};

/** Null where the error is not the operating system's about a file. */
export function findFileFault(error: unknown): InputFault | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const answer = ANSWERS[error.code];
  const file = 'path' in error && typeof error.path === 'string' ? error.path : null;
  return answer === undefined || file === null
    ? null
    : new InputFault({ file: file.replace(/\.[0-9a-f]{12}\.tmp$/, '').replace('/.writing/', '/') }, ...answer);
}
