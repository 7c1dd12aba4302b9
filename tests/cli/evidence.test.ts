// Sweep, walk-forward, Monte Carlo and audit from the graph to their files: what they leave, that they count, that they do the same twice, and what
// they answer to whoever asks for nonsense.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AuditDocument } from '../../server/audit/audit-schema';
import { storeDemoMarket } from '../../server/backtests/store-demo-market';
import { MonteCarloDocument } from '../../server/monte-carlo/monte-carlo-schema';
import { Trust } from '../../server/runs/report/trust-schema';
import { SweepDocument } from '../../server/sweeps/sweep-schema';
import { WalkForwardDocument } from '../../server/walk-forward/walk-forward-schema';
import { csvRows, runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-evidence-'));
const template = (name: string) => path.resolve(import.meta.dirname, `../../fixtures/strategies/${name}/graph.json`);
const graph = template('ema-cross');
const data = ['--data-dir', root];
const argv = [graph, ...data, '--from', '2024-02-01'];
const vary = ['--vary', 'fastPeriod=5..11:3', '--vary', 'slowPeriod=20,40'];
const trialFiles = () => readdirSync(path.join(root, 'trials'));

async function json<T>(shape: z.ZodType<T>, code: number, ...words: readonly string[]): Promise<T> {
  const run = await runCli(...words, '--json');
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code, stderr: '' });
  return shape.parse(JSON.parse(run.stdout));
}

beforeAll(async () => {
  const span = { from: '2024-01-01', to: '2024-03-28', tradesFrom: '2024-02-01' };
  await storeDemoMarket(root, ['DEMO:BANKONE'], span, '2024-04-01T00:00:00Z', () => {});
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));
/** Dozens of backtests each. */

describe('sweep', () => {
  test('runs each point of the grid, counts it once, and finds the same again', async () => {
    const out = path.join(root, 'sweep');
    const first = await json(SweepDocument, 0, 'sweep', ...argv, ...vary, '--out', out);
    expect(first.variants.map(({ settings }) => settings)).toEqual([
      [5, 20],
      [5, 40],
      [8, 20],
      [8, 40],
      [11, 20],
      [11, 40],
    ]);
    expect(first.lineage).toEqual({ name: 'EMA cross', trials: 6 });
    const files = trialFiles();
    expect(await json(SweepDocument, 0, 'sweep', ...argv, ...vary)).toEqual({ ...first, command: first.command });
    expect(trialFiles()).toEqual(files);
    expect(readdirSync(out).sort()).toEqual(['surface.csv', 'sweep.html', 'sweep.json', 'sweep.schema.json']);
    expect(SweepDocument.parse(JSON.parse(readFileSync(path.join(out, 'sweep.json'), 'utf8')))).toEqual(first);
    const rows = csvRows(readFileSync(path.join(out, 'surface.csv'), 'utf8'));
    expect(rows).toHaveLength(6);
    expect(Number(rows[3]?.['sharpe'])).toBe(first.variants[3]?.metrics.sharpe);
    expect(readFileSync(path.join(out, 'sweep.html'), 'utf8')).not.toMatch(/undefined|NaN|\[object/);
  });

  test('each variant is the backtest of its settings, under the same hash', async () => {
    const { variants } = await json(SweepDocument, 0, 'sweep', ...argv, ...vary);
    const Run = z.object({ identity: z.object({ runHash: z.string() }), trust: Trust });
    const { identity, trust } = await json(Run, 0, 'backtest', ...argv, '--param', 'fastPeriod=8', '--param', 'slowPeriod=40');
    expect(identity.runHash).toBe(variants[3]?.runHash);
    expect(trust.lineage).toEqual({ name: 'EMA cross', trials: 6 });
  });

  test('finds the same in threads of the command’s own process', async () => {
    const alone = await json(SweepDocument, 0, 'sweep', ...argv, ...vary);
    const launcher = path.resolve(import.meta.dirname, '../../cli/yantra.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'sweep', ...argv, ...vary, '--threads', '2', '--json'], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(SweepDocument.parse(JSON.parse(stdout))).toEqual(alone);
  });

  test('draws points of a large grid, the same for the same seed, and screens them where asked to', async () => {
    const large = ['--vary', 'fastPeriod=2..50', '--vary', 'slowPeriod=60..200:5', '--random', '3'];
    const { variants, method } = await json(SweepDocument, 0, 'sweep', ...argv, ...large);
    expect({ method, count: variants.length }).toEqual({ method: 'random', count: 3 });
    const before = variants.map(({ settings }) => settings);
    expect((await json(SweepDocument, 0, 'sweep', ...argv, ...large)).variants.map(({ settings }) => settings)).toEqual(before);
    const screened = await json(SweepDocument, 0, 'sweep', ...argv, ...vary, '--screen', '2');
    expect({ screened: screened.screened, run: screened.variants.length }).toEqual({ screened: 6, run: 2 });
  });

  test.each([
    ['nothing to vary', [], 'yantra sweep: no setting is varied; add for instance --vary fastPeriod=<from>..<to>:<step>; it has '],
    ['an unknown setting', ['--vary', 'speed=1..3'], '--vary, speed=0: the strategy has no setting "speed"; it has '],
    ['no value', ['--vary', 'fastPeriod='], '--vary, fastPeriod=: "" is no number; '],
    ['a range that runs back', ['--vary', 'fastPeriod=9..5'], '--vary, fastPeriod=9..5: the range ends before it begins; swap its ends.'],
    ['a half step of a count', ['--vary', 'fastPeriod=5..9:0.5'], '--vary, fastPeriod=5..9:0.5: a step of 0.5 leaves whole numbers; '],
    ['no step', ['--vary', 'fastPeriod=5..9:0'], '--vary, fastPeriod=5..9:0: "0" is no step; '],
    ['a value out of bounds', ['--vary', 'fastPeriod=5..900:100'], '--vary, fastPeriod=900: 900 lies outside 2 to 50; '],
    [
      'one setting twice',
      ['--vary', 'fastPeriod=5', '--vary', 'fastPeriod=6'],
      '--vary, fastPeriod=6: this setting is varied twice; keep one of them.',
    ],
    [
      'a setting both fixed and varied',
      ['--vary', 'fastPeriod=5', '--param', 'fastPeriod=6'],
      '--param, fastPeriod=6: this setting is varied too; ',
    ],
    [
      'too many variants',
      ['--vary', 'fastPeriod=2..50', '--vary', 'slowPeriod=5..200', '--vary', 'entriesMax=1..20'],
      '--vary: these are 192080 variants; ',
    ],
    ['an objective of nobody', ['--vary', 'fastPeriod=5,6', '--maximise', 'luck'], '--maximise: "luck" is not known; '],
    ['no threads', ['--vary', 'fastPeriod=5,6', '--threads', '0'], '--threads: "0" lies outside 1 to 64; '],
  ])('%s is bad input, in one line', async (_, words, line) => {
    const { code, stdout, stderr } = await runCli('sweep', ...argv, ...words);
    expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 });
    expect(stderr).toContain(line);
  });

  test('a folder of something else is refused before anything runs', async () => {
    const out = path.join(root, 'mine');
    mkdirSync(out);
    writeFileSync(path.join(out, 'diary.txt'), 'dear');
    const before = trialFiles();
    const { code, stderr } = await runCli('sweep', ...argv, '--vary', 'fastPeriod=17,18', '--out', out);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `${out}: it holds diary.txt, which is no file of a run; name a folder that is new, empty or of a run.\n`,
    });
    expect(trialFiles()).toEqual(before);
  });
});

describe('walkforward', () => {
  const windows = ['--choose-sessions', '12', '--judge-sessions', '6', '--embargo', '1'];
  test('judges each window once, on settings chosen before it', async () => {
    const out = path.join(root, 'walk');
    const found = await json(WalkForwardDocument, 0, 'walkforward', ...argv, ...vary, ...windows, '--out', out);
    expect(found.folds.length).toBeGreaterThanOrEqual(4);
    for (const { choose, judge } of found.folds) expect(choose.to < judge.from).toBe(true);
    const net = found.folds.reduce((sum, { judge }) => sum + (judge.metrics['net-profit'] ?? 0), 0);
    expect((found.outOfSample.equityPaise.at(-1) ?? 0) - found.identity.capitalPaise).toBe(net);
    expect(csvRows(readFileSync(path.join(out, 'folds.csv'), 'utf8'))).toHaveLength(found.folds.length);
    expect(readFileSync(path.join(out, 'walkforward.html'), 'utf8')).not.toMatch(/undefined|NaN|\[object/);
  });
  test('windows longer than the data are bad input', async () => {
    const { code, stderr } = await runCli('walkforward', ...argv, ...vary, '--choose-sessions', '500');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--choose-sessions: \d+ sessions make no window: these need 521; choose shorter windows, or more days\.\n$/);
  });
});

describe('montecarlo', () => {
  test('draws alike for one seed and unlike for another', async () => {
    const words = ['montecarlo', ...argv, '--rounds', '200'];
    const first = await json(MonteCarloDocument, 0, ...words, '--out', path.join(root, 'monte'));
    expect(await json(MonteCarloDocument, 0, ...words)).toEqual(first);
    const other = await json(MonteCarloDocument, 0, ...words, '--seed', '2');
    expect(other.resampled).not.toEqual(first.resampled);
    expect(first.stress.map(({ id }) => id)).toEqual(['spread', 'slippage', 'latency', 'refusals', 'all']);
    expect(first.stress[0]?.netPaise).toBeLessThan(first.run.netPaise);
    expect(readFileSync(path.join(root, 'monte', 'montecarlo.html'), 'utf8')).not.toMatch(/undefined|NaN|\[object/);
  });
  test('too few rounds are bad input', async () => {
    const { code, stderr } = await runCli('montecarlo', ...argv, '--rounds', '7');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '--rounds: "7" lies outside 100 to 20000; choose a value within.\n' });
  });
});

describe('audit', () => {
  test('looks at everything, says why, and ends with 1 where something is against the run', async () => {
    const out = path.join(root, 'audit');
    const { trust, lookAhead, warmUp, fills, sweep } = await json(AuditDocument, 1, 'audit', ...argv, ...vary, '--out', out);
    expect(trust.verdict).toBe('not-to-be-trusted');
    const gradeOf = (check: string) => trust.findings.find((finding) => finding.check === check)?.grade;
    expect({ data: gradeOf('data'), ahead: gradeOf('look-ahead'), fills: gradeOf('fills') }).toEqual({
      data: 'fails',
      ahead: 'holds',
      fills: 'holds',
    });
    expect(gradeOf('plateau')).toBeDefined();
    expect(lookAhead).toHaveLength(5);
    expect(warmUp.every(({ changed }) => changed === null)).toBe(true);
    expect(fills.checked).toBeGreaterThan(50);
    // Its own settings stand among the varied ones: 9 and 21 are on neither axis.
    expect(sweep?.variants).toBe(12);
    expect(csvRows(readFileSync(path.join(out, 'findings.csv'), 'utf8').replaceAll(/"[^"]*"/g, '')).map(({ check }) => check)).toEqual(
      trust.findings.map(({ check }) => check),
    );
    expect(readFileSync(path.join(out, 'audit.html'), 'utf8')).not.toMatch(/undefined|NaN|\[object/);
  });
  test('prints one plain section', async () => {
    const { code, stdout } = await runCli('audit', ...argv);
    expect(code).toBe(1);
    expect(stdout).toContain('\nHow far to trust this\nThis result is not to be trusted as it stands.');
    expect(stdout).toMatch(/^AGAINST {2}Data {20}The prices are synthetic/m);
  });
});
