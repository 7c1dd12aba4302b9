// Joins what the halves of the deep proof left in .cache/tests/deep into tests/deep/last-result.json, with the commit that was proved. Called by
// `npm run test:deep` alone; a run of fewer cases than the proof is of leaves the last result as it was.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';

const CASES = 100_000;
const PARTS = path.join(ROOT, '.cache', 'tests', 'deep');
const RESULT = path.join('tests', 'deep', 'last-result.json');
const files = [0, 1].map((half) => path.join(PARTS, `${half}.json`));

/** What a run before left is no part of this one's result. */
export function forgetDeepParts() {
  rmSync(PARTS, { recursive: true, force: true });
}

/** @returns {string} one line on what became of the result */
export function writeDeepResult() {
  if (!files.every((file) => existsSync(file))) return `${RESULT} stays as it was: a half of the proof left nothing.`;
  const [first, second] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const whole = joined(first, second);
  if (whole.graphs.cases < CASES || whole.documents.cases < CASES)
    return `${RESULT} stays as it was: ${whole.graphs.cases} cases are not the proof.`;
  const commit = git(['rev-parse', 'HEAD']);
  const hasChanges = git(['status', '--porcelain', '--', '.', `:!${RESULT}`]) !== '';
  writeFileSync(path.join(ROOT, RESULT), `${JSON.stringify({ commit, hasChanges, ...whole }, null, 2)}\n`);
  return `${RESULT} is written: ${whole.broken.length} laws broken. Commit it.`;
}

/** Counts are summed; what is named a first seed, a greatest or a slowest is the least or the greatest of the two.
 * @param {any} left @param {any} right @param {string} [name] @returns {any} */
export function joined(left, right, name = '') {
  if (Array.isArray(left)) return [...left, ...right];
  if (typeof left === 'object' && left !== null)
    return Object.fromEntries(Object.keys(left).map((key) => [key, joined(left[key], right[key], key)]));
  if (name === 'from') return Math.min(left, right);
  return /Most$|^slowest|^seconds$/.test(name) ? Math.max(left, right) : left + right;
}

/** @param {readonly string[]} args */
function git(args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
}
