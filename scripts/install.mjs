// Brings node_modules to what the lockfile says, before anything that needs a package is imported. Imports only `node:`, and never
// trusts an install that was cut short: the stamp inside node_modules is written last, so a killed install is done again.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = path.resolve(import.meta.dirname, '..');

const NODE_MINIMUM = [20, 19];
const HEARTBEAT_MS = 2_000;
/** A holder that has not beaten for this long is taken for dead, whatever its process id says (ids are reused, containers share none). */
const HOLDER_SILENT_MS_MAX = 120_000;
const WAIT_STEP_MS = 200;

/** Resolves once node_modules is complete for this lockfile; says on stderr what it does. Exits the process with a plain line when it cannot. */
export async function ensureInstalled(root = ROOT) {
  refuseOldNode();
  if (isInstalled(root)) return;
  const lock = await takeLock(path.join(root, '.cache'));
  try {
    if (!isInstalled(root)) await install(root, lock.passTo);
  } finally {
    lock.release();
  }
}

/** @param {string} root */
export function isInstalled(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp(root);
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.yantra-install');
}

/** Native packages differ by platform: a tree carried from another machine is not an install.
 * @param {string} root */
function wantedStamp(root) {
  const lockfile = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${lockfile} ${process.platform}-${process.arch}\n`;
}

/** @param {string} root @param {(processId: number) => void} onStart */
async function install(root, onStart) {
  process.stderr.write('Installing packages (npm ci), once per lockfile …\n');
  rmSync(stampFile(root), { force: true });
  const status = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], root, onStart);
  if (status !== 0) {
    process.stderr.write('The packages could not be installed: npm said why above. When that is mended, run the same command again.\n');
    process.exit(1);
  }
  writeFileSync(stampFile(root), wantedStamp(root));
}

/** @param {readonly string[]} args @param {string} cwd @param {(processId: number) => void} onStart @returns {Promise<number>} */
function npm(args, cwd, onStart) {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn(isWindows ? 'npm.cmd' : 'npm', args, { cwd, shell: isWindows, stdio: ['ignore', 2, 2] });
    child.once('error', (error) => {
      process.stderr.write(`npm did not start (${error.message}). It comes with Node: install Node ${NODE_MINIMUM.join('.')} or newer.\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
    if (child.pid !== undefined) onStart(child.pid);
  });
}

/** One install at a time for a checkout. The lock names the process that writes node_modules: npm outlives us when we are killed alone.
 * @param {string} folder @returns {Promise<{ passTo: (processId: number) => void, release: () => void }>} */
async function takeLock(folder) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'install.lock');
  for (let isFirst = true; !createExclusive(file); isFirst = false) {
    if (isFirst) process.stderr.write(`Another install is running (lock ${path.relative(ROOT, file)}); waiting for it.\n`);
    dropDeadLock(file);
    await sleep(WAIT_STEP_MS);
  }
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  return {
    passTo: (processId) => writeFileSync(file, String(processId)),
    release: () => {
      clearInterval(heartbeat);
      rmSync(file, { force: true });
    },
  };
}

/** The removal of a dead lock is itself exclusive: of two waiters, one could else remove the lock that the other has just taken.
 * @param {string} file */
function dropDeadLock(file) {
  if (!isDead(file)) return;
  const guard = `${file}.removal`;
  if (!createExclusive(guard)) {
    if (ageMs(guard) > HOLDER_SILENT_MS_MAX) rmSync(guard, { force: true });
    return;
  }
  if (isDead(file)) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}

/** @param {string} file */
function isDead(file) {
  if (ageMs(file) > HOLDER_SILENT_MS_MAX) return true;
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // An empty file is a lock in the making; signal 0 only asks whether the process is there.
    return holder > 0 && !process.kill(holder, 0);
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** @param {string} file */
function ageMs(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** @param {string} file @returns {boolean} whether this process created it */
function createExclusive(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = NODE_MINIMUM;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  process.stderr.write(`Node ${process.versions.node} is too old: Yantra needs ${NODE_MINIMUM.join('.')} or newer (https://nodejs.org).\n`);
  process.exit(1);
}
