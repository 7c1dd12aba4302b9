// The folder that a run writes, from nothing to whole: its files are made in a folder inside it and moved into place together, so that nothing
// half-written ever bears the name of a run's file. One run at a time; a folder that holds anything else is never written to.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { InputFault } from '../market-data/input-fault';
import { makeFolder } from '../market-data/store/make-folder';

/** Where the files are made; it is also the claim on the folder. */
const WRITING = '.writing';
const OWNER = 'pid';

export interface ClaimedFolder {
  /** Where the files are to be written. */
  readonly staging: string;
  /** Moves the files into place, in this order; the last one says that the folder is whole. */
  readonly publish: () => void;
  /** Leaves the folder as it was. */
  readonly abandon: () => void;
}

/** Throws where a run could not be written: asked before a long one begins. `files`: names of a run's files. */
export function checkRunFolder(folder: string, files: readonly string[]): void {
  const place = nearestExisting(folder);
  if (!statSync(place).isDirectory())
    throw new InputFault(
      { file: folder },
      place === folder ? 'this is a file' : `${place} is a file`,
      'name a folder that is new or empty',
    );
  accessSync(place, constants.W_OK);
  if (place !== folder) return;
  const stranger = readdirSync(folder).find((name) => name !== WRITING && !files.includes(name));
  if (stranger !== undefined)
    throw new InputFault(
      { file: folder },
      `it holds ${stranger}, which is no file of a run`,
      'name a folder that is new, empty or of a run',
    );
}

/** The last of `files` is the one that says that the folder is whole. */
export function claimRunFolder(folder: string, files: readonly string[]): ClaimedFolder {
  checkRunFolder(folder, files);
  const isNew = !existsSync(folder);
  makeFolder(folder);
  const staging = path.join(folder, WRITING);
  claim(staging, folder);
  const release = () => rmSync(staging, { recursive: true, force: true });
  return {
    staging,
    publish: () => {
      const whole = files.at(-1) ?? '';
      rmSync(path.join(folder, whole), { force: true });
      for (const name of files) renameSync(path.join(staging, name), path.join(folder, name));
      release();
    },
    abandon: () => {
      release();
      if (isNew) rmdirSync(folder);
    },
  };
}

function claim(staging: string, folder: string): void {
  if (existsSync(staging) && !isAlive(ownerOf(staging))) rmSync(staging, { recursive: true, force: true });
  try {
    mkdirSync(staging);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new InputFault(
      { file: folder },
      'another run is writing into this folder',
      `wait for it, choose another, or delete ${WRITING} in it if no run is under way`,
    );
  }
  writeFileSync(path.join(staging, OWNER), String(process.pid));
}

/** Zero where it cannot be told: a claim without an owner is a moment old. */
function ownerOf(staging: string): number {
  const file = path.join(staging, OWNER);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function nearestExisting(place: string): string {
  const parent = path.dirname(place);
  return existsSync(place) || parent === place ? place : nearestExisting(parent);
}
