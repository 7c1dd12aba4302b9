// `npm run check`: the inner loop. Types, lint, format, walls, dead code and the unit tests, one line each; what fails is printed in full.
// `--static` leaves the tests out.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';
import { PROGRAMS, runCaptured } from './spawn.mjs';

/** @typedef {{ name: string, file: string, args: string[], remedy: string }} Part */

/** @type {Part[]} */
const STATIC_PARTS = [
  { name: 'types', file: 'scripts/types.mjs', args: [], remedy: 'npm run types' },
  { name: 'lint', file: PROGRAMS.oxlint, args: [], remedy: 'npx oxlint' },
  { name: 'format', file: PROGRAMS.biome, args: ['check', '--max-diagnostics=50', '.'], remedy: 'npm run fix mends it' },
  { name: 'walls', file: 'scripts/walls.mjs', args: [], remedy: 'npm run walls' },
  { name: 'dead code', file: PROGRAMS.knip, args: ['--no-progress'], remedy: 'npx knip' },
];
/** @type {Part} */
const UNIT = { name: 'unit', file: PROGRAMS.vitest, args: ['run', '--project=unit', '--reporter=dot'], remedy: 'npm test' };

/** @param {Part} part @returns {Promise<{ part: Part, output: string, isOk: boolean }>} */
async function run(part) {
  const started = performance.now();
  const { status, output } = await runCaptured(part.file, part.args);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${part.name.padEnd(10)} ${status === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s${status === 0 ? '' : `   (${part.remedy})`}`,
  );
  return { part, output, isOk: status === 0 };
}

/** One after the other: two such lanes keep two cores busy. @param {readonly Part[]} parts */
async function runLane(parts) {
  const results = [];
  for (const part of parts) results.push(await run(part));
  return results;
}

await ensureInstalled();
// The inner loop draws the first cases of each large property alone (tests/property-runs.ts).
process.env['YANTRA_QUICK'] = '1';
const isStatic = process.argv.includes('--static');
const results = (await Promise.all([runLane(STATIC_PARTS), runLane(isStatic ? [] : [UNIT])])).flat();
const failed = results.filter(({ isOk }) => !isOk);
for (const { part, output } of failed) console.log(`\n── ${part.name} ──\n${output.trimEnd()}`);
mkdirSync(path.join(ROOT, '.cache', 'tests'), { recursive: true });
const counts = { numPassedTests: results.length - failed.length, numFailedTests: failed.length };
writeFileSync(path.join(ROOT, '.cache', 'tests', 'check.json'), JSON.stringify(counts));
process.exitCode = failed.length === 0 ? 0 : 1;
