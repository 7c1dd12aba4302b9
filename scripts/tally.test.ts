// The line of counts, over reports of every kind that a run can leave behind.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from './install.mjs';

let folder = '';

function tally(runs: readonly string[], env: Readonly<Record<string, string>> = { CI: '' }) {
  const { status, stdout } = spawnSync(process.execPath, [path.join(folder, 'scripts/tally.mjs'), ...runs], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

const report = (name: string, counts: object): void =>
  writeFileSync(path.join(folder, '.cache/tests', `${name}.json`), JSON.stringify(counts));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yantra-tally-'));
  mkdirSync(path.join(folder, '.cache/tests'), { recursive: true });
  for (const file of ['tally.mjs', 'install.mjs']) cpSync(path.join(ROOT, 'scripts', file), path.join(folder, 'scripts', file));
  report('green', { numPassedTests: 5, numFailedTests: 0 });
  report('red', { numPassedTests: 2, numFailedTests: 3 });
  report('skipping', { numPassedTests: 1, numFailedTests: 0, numPendingTests: 2 });
  report('broken', { numPassedTests: 4, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the tally', () => {
  test.each([
    [['green:0', 'green:0'], '10 passed, 0 failed', 0],
    [['green:0', 'red:1'], '7 passed, 3 failed', 1],
    [['broken:1'], '4 passed, 1 failed', 1],
    [['green:1'], '5 passed, 1 failed', 1],
    [['green:0', 'absent:1'], '5 passed, 1 failed', 1],
    [['absent:0'], '0 passed, 1 failed', 1],
    [['skipping:0'], '1 passed, 0 failed', 0],
  ])('of %j is "%s"', (runs, lastLine, status) => {
    expect(tally(runs)).toEqual({ lastLine, status });
  });

  test('counts what was skipped as failed when CI is set', () => {
    expect(tally(['skipping:1'], { CI: 'true' })).toEqual({ lastLine: '1 passed, 2 failed', status: 1 });
  });
});
