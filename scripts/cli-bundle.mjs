// The `yantra` command as one file in .cache/cli, named by the hash of all that it is made of: a pull never runs stale code, and a second
// start builds nothing. Imports only `node:`; esbuild is loaded when there is something to build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { BUNDLE_OPTIONS } from './bundle-options.mjs';
import { ROOT } from './install.mjs';

const ENTRY = 'cli/main.ts';
const SOURCE_FOLDERS = ['dsl', 'engine', 'server', 'cli'];
/** Files besides the sources that decide what the bundle is, the build's options among them. */
const SOURCE_FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/cli-bundle.mjs', 'scripts/bundle-options.mjs'];
const BUNDLES_KEPT = 3;

export function hasCli(root = ROOT) {
  return existsSync(path.join(root, ENTRY));
}

/** Absolute path of the bundle for the sources as they are now, built if it is not there. @returns {Promise<string>} */
export async function bundleCli(root = ROOT) {
  const folder = path.join(root, '.cache', 'cli');
  const file = path.join(folder, `${sourceHash(root)}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  await build(root, file);
  dropOldBundles(folder, file);
  return file;
}

/** @param {string} root */
function sourceHash(root) {
  const hash = createHash('sha256');
  const files = [...SOURCE_FOLDERS.flatMap((folder) => listSources(root, folder)), ...SOURCE_FILES];
  for (const file of files.sort()) {
    const bytes = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file)) : '';
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 24);
}

/** @param {string} root @param {string} folder @returns {string[]} paths from the root */
function listSources(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listSources(root, file);
    return /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [file] : [];
  });
}

/** Built beside its place and moved there in one step: a build that is killed, or two at once, leave no half bundle.
 * @param {string} root @param {string} file */
async function build(root, file) {
  const { build: bundle } = await import('esbuild');
  const unfinished = `${file}.${process.pid}.tmp`;
  await bundle({
    entryPoints: [path.join(root, ENTRY)],
    outfile: unfinished,
    absWorkingDir: root,
    ...BUNDLE_OPTIONS,
    // CommonJS packages inside an ES module ask for `require`.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  });
  renameSync(unfinished, file);
}

/** @param {string} folder @param {string} newest */
function dropOldBundles(folder, newest) {
  const others = readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => file !== newest && file.endsWith('.mjs'))
    .sort((left, right) => modifiedMs(right) - modifiedMs(left));
  for (const file of others.slice(BUNDLES_KEPT - 1)) rmSync(file, { force: true });
}

/** @param {string} file */
function modifiedMs(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
