// Files of one folder that save work and are no source: whole or not there, no more of them than a bound allows, and never at the price of what is being
// done. The folder stands among those of its kind, of which only the newest is of use.
import { randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder';

/** Some two years of a whole chain's minutes. */
const BYTES_MAX = 1_000_000_000;

export class KeptFiles {
  readonly #folder: string;
  readonly #bytesMax: number;
  /** Null until something is to be kept. */
  #bytes: number | null = null;

  constructor(folder: string, bytesMax = BYTES_MAX) {
    this.#folder = folder;
    this.#bytesMax = bytesMax;
  }

  pathOf(name: string): string {
    return path.join(this.#folder, name);
  }

  /** Where there is no room for it, or the disk says no, nothing happens. */
  keep(name: string, bytes: Uint8Array): void {
    let temporary: string | null = null;
    try {
      this.#bytes ??= this.#start();
      const more = bytes.length - sizeOf(this.pathOf(name));
      if (this.#bytes + more > this.#bytesMax) return;
      temporary = this.pathOf(`${name}.${randomBytes(6).toString('hex')}.tmp`);
      writeFileSync(temporary, bytes, { flag: 'wx' });
      renameSync(temporary, this.pathOf(name));
      this.#bytes += more;
    } catch (error) {
      if (!isOfDisk(error)) throw error;
      if (temporary !== null) rmSync(temporary, { force: true });
    }
  }

  /** What it holds. Where it is new, the others of its kind go. */
  #start(): number {
    if (statSync(this.#folder, { throwIfNoEntry: false })?.isDirectory() === true)
      return readdirSync(this.#folder).reduce((sum, name) => sum + sizeOf(this.pathOf(name)), 0);
    const parent = path.dirname(this.#folder);
    makeFolder(parent);
    for (const name of readdirSync(parent)) rmSync(path.join(parent, name), { recursive: true, force: true });
    makeFolder(this.#folder);
    return 0;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The system's word about a file: full, forbidden, gone. */
export function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
