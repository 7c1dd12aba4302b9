// `npm test`, `npm run test:all`, `npm run test:deep`: installs when needed, runs the wanted vitest projects, leaves the counts in
// .cache/tests for the tally. With CI set a skipped test is a failure: there the data and the programs that it asks for are present.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beginDeepProof, writeDeepResult } from './deep-result.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { PROGRAMS, runAttached } from './spawn.mjs';

const PROJECTS = { fast: ['unit', 'data', 'whole'], all: ['unit', 'data', 'whole', 'slow'], rest: ['slow'], deep: ['deep'] };

const asked = process.argv.slice(2);
// `npm run test:all -- --rest` leaves out what npm test runs: .ci/run calls both and counts no test twice.
const name = asked.includes('--rest') ? 'rest' : asked[0];
const more = asked.slice(1).filter((argument) => argument !== '--rest');
const projects = Object.entries(PROJECTS).find(([key]) => key === name)?.[1];
if (name === undefined || projects === undefined) {
  process.stderr.write(`No test run is called "${name}". There are: ${Object.keys(PROJECTS).join(', ')}.\n`);
  process.exit(2);
}
await ensureInstalled();
const report = path.join('.cache', 'tests', `${name}.json`);
mkdirSync(path.join(ROOT, '.cache', 'tests'), { recursive: true });
rmSync(path.join(ROOT, report), { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const chosen = projects.map((project) => `--project=${project}`);
const proved = name === 'deep' ? beginDeepProof() : null;
const status = await runAttached(PROGRAMS.vitest, ['run', '--passWithNoTests', ...chosen, ...reporters, ...more]);
if (proved !== null) console.log(writeDeepResult(proved));
const skips = process.env['CI'] ? refuseSkips(path.join(ROOT, report)) : 0;
process.exitCode = status === 0 ? skips : status;

/** @param {string} file @returns {number} exit status */
function refuseSkips(file) {
  if (!existsSync(file)) return 0;
  /** @type {{ testResults: { name: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = testResults.flatMap(({ name: test, assertionResults }) =>
    assertionResults
      .filter((result) => result.status !== 'passed' && result.status !== 'failed')
      .map((result) => `  ${path.relative(ROOT, test)}: ${result.fullName}`),
  );
  if (skipped.length === 0) return 0;
  process.stderr.write(`CI is set, so a skipped test is a failed one. Provide what these ask for:\n${skipped.join('\n')}\n`);
  return 1;
}
