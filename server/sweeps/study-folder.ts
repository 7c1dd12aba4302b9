// What a study leaves in its folder, whole or not at all: its tables, its page, the schema of its document, and last the document itself.
import path from 'node:path';
import { checkRunFolder, claimRunFolder } from '../backtests/run-folder';
import { writeLines } from '../runs/text-file';

/** In the order in which they are put in place. */
export interface StudyFile {
  readonly name: string;
  readonly lines: Iterable<string>;
}

/** Throws where a study could not be written: asked before a long one begins. */
export function checkStudyFolder(folder: string, names: readonly string[]): void {
  checkRunFolder(folder, names);
}

export function writeStudyFolder(folder: string, files: readonly StudyFile[]): void {
  const claimed = claimRunFolder(
    folder,
    files.map(({ name }) => name),
  );
  try {
    for (const { name, lines } of files) writeLines(path.join(claimed.staging, name), lines);
    claimed.publish();
  } catch (error) {
    claimed.abandon();
    throw error;
  }
}
