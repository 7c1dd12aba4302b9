// The last line of .ci/run: adds up the reports that test runs left in .cache/tests. Called with `name:status` for each run. A run without
// a report, or one that ended badly though its report shows no failure, counts as one: what died must not look like what passed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';

/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, testResults?: FileResult[] }} Report */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/** A file that fails before its first test (an import that throws) has no failed test of its own. @param {FileResult} file */
function isBroken({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
}

/** With CI set a skipped test is a failed one. @param {Report} report */
function failuresOf({ numFailedTests, numPendingTests = 0, testResults = [] }) {
  return numFailedTests + testResults.filter(isBroken).length + (process.env['CI'] ? numPendingTests : 0);
}

let passed = 0;
let failed = 0;
for (const run of process.argv.slice(2)) {
  const [name, status] = run.split(':');
  const file = path.join(ROOT, '.cache', 'tests', `${name}.json`);
  /** @type {Report} */
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  const isUnexplained = failuresOf(report) === 0 && (status !== '0' || !existsSync(file));
  if (isUnexplained) console.log(`The run "${name}" ended with status ${status}${existsSync(file) ? '' : ' and left no report'}.`);
  passed += report.numPassedTests;
  failed += failuresOf(report) + (isUnexplained ? 1 : 0);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
