// Files that are whole or not there: written beside their place, flushed to the disk, then renamed into it. Several that belong together are
// all written before the first is renamed, so that a full disk or a fault half-way leaves every one as it was.
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder';

export class AtomicFiles {
  private readonly written: { readonly temporary: string; readonly file: string }[] = [];

  /** The bytes are on the disk, under another name, when this returns. */
  async add(file: string, content: Uint8Array | string): Promise<void> {
    makeFolder(path.dirname(file));
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    const handle = await open(temporary, 'wx');
    this.written.push({ temporary, file });
    try {
      await handle.writeFile(content);
      await handle.sync();
    } catch (error) {
      // What the system says of a full disk names no file.
      throw error instanceof Error ? Object.assign(error, { path: file }) : error;
    } finally {
      await handle.close();
    }
  }

  /** Moves the files into place in the order in which they came. */
  async commit(): Promise<void> {
    for (const { temporary, file } of this.written) await rename(temporary, file);
    for (const folder of new Set(this.written.map(({ file }) => path.dirname(file)))) await syncFolder(folder);
  }

  /** Leaves nothing behind of what is not in its place yet. */
  async abandon(): Promise<void> {
    for (const { temporary } of this.written) await rm(temporary, { force: true });
  }
}

/** `fill` adds the files that belong together; where it throws, none of them changes. */
export async function writeTogether<Result>(fill: (files: AtomicFiles) => Promise<Result>): Promise<Result> {
  const files = new AtomicFiles();
  try {
    const result = await fill(files);
    await files.commit();
    return result;
  } catch (error) {
    await files.abandon();
    throw error;
  }
}

/** The rename itself outlives a loss of power only when the folder is flushed; systems that cannot open a folder do without. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
