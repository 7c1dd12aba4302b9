// Studies of a strategy in options: each is of the chain that its runs read, and says how much of its figures rests on prices that a model made.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { AuditDocument } from '../../server/audit/audit-schema';
import { storeDemoMarket } from '../../server/backtests/store-demo-market';
import { MonteCarloDocument } from '../../server/monte-carlo/monte-carlo-schema';
import { ReportDocument } from '../../server/runs/report/report-schema';
import { SweepDocument } from '../../server/sweeps/sweep-schema';
import { WalkForwardDocument } from '../../server/walk-forward/walk-forward-schema';
import { runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-option-evidence-'));
const graph = path.resolve(import.meta.dirname, '../../fixtures/option-strategies/straddle-combined-stop/graph.json');
const argv = [graph, '--data-dir', root, '--from', '2024-02-01', '--to', '2024-02-09'];

beforeAll(async () => {
  const span = { from: '2024-01-01', to: '2024-02-09', tradesFrom: '2024-02-01' };
  await storeDemoMarket(root, ['DEMO:INDEX', 'DEMO:VIX'], span, '2024-04-01T00:00:00Z', () => {});
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The document, and the page beside it. */
async function study<T>(
  shape: z.ZodType<T>,
  name: string,
  ...words: readonly string[]
): Promise<{ readonly found: T; readonly page: string }> {
  const out = path.join(root, 'out', name);
  const { stdout } = await runCli(name, ...argv, ...words, '--out', out, '--json');
  return { found: shape.parse(JSON.parse(stdout)), page: readFileSync(path.join(out, `${name}.html`), 'utf8') };
}

const SAID = /All [\d,]+ fills are at modelled prices/;

test('a sweep counts the fills of all its runs, and names the chain among its data', async () => {
  const { found, page } = await study(SweepDocument, 'sweep', '--vary', 'stopPercent=15,30');
  const trades = found.variants.reduce((sum, { metrics }) => sum + (metrics['trade-count'] ?? 0), 0);
  expect(trades).toBeGreaterThan(8);
  // Two legs, in and out.
  expect(found.modelledFills).toEqual({ count: trades * 4, of: trades * 4 });
  expect(found.identity.dataHashes).toHaveLength(2);
  expect(page).toMatch(SAID);
});

test('a walk-forward judges on the chain on which it chose', async () => {
  const windows = ['--choose-sessions', '3', '--judge-sessions', '2', '--embargo', '0'];
  const { found, page } = await study(WalkForwardDocument, 'walkforward', '--vary', 'stopPercent=15,30', ...windows);
  for (const { judge } of found.folds) expect(judge.metrics['trade-count']).toBeGreaterThan(0);
  expect(found.modelledFills?.count).toBe(found.modelledFills?.of);
  expect(page).toMatch(SAID);
});

test('a Monte Carlo and an audit say it of their run, none of whose fills lies outside its bar', async () => {
  const { found, page } = await study(MonteCarloDocument, 'montecarlo', '--rounds', '100');
  expect(found.modelledFills?.of).toBe(found.run.trades * 4);
  expect(page).toMatch(SAID);
  const audit = await study(AuditDocument, 'audit');
  expect(audit.found.modelledFills).toEqual(found.modelledFills);
  expect(audit.page).toMatch(SAID);
  expect(audit.found.fills).toMatchObject({ checked: found.modelledFills?.of, impossible: 0 });
});

test('a backtest draws the contracts that it traded last, and none of its fills is said to be impossible', async () => {
  const out = path.join(root, 'run');
  await runCli('backtest', ...argv, '--out', out);
  const document = ReportDocument.parse(JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')));
  expect(document.trust.findings.find(({ check }) => check === 'fills')?.grade).toBe('holds');
  expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('<optgroup label="Options, the last traded first">');
});
