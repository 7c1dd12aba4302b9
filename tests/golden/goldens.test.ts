// Each template from graph to program to journal to report, as reviewed by a person: fixtures/strategies/<name>.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { invariant } from '../../dsl/types/invariant';
import { decisionLine } from '../../engine/journal/decision-log';
import type { Metric } from '../../engine/report/metric';
import { METRICS } from '../../engine/report/metrics';
import type { ClosedTrade, RunSeries } from '../../engine/report/run-series';
import type { BacktestRun } from '../../engine/run/backtest';
import { formatIst } from '../../engine/time/ist-time';
import { goldenText } from '../golden';
import { runTemplate } from './run-template';
import { compiledTemplate, TEMPLATES, templateFile } from './template';

const JOURNAL_BYTES_MAX = 150_000;

const GoldenName = z.object({ identity: z.unknown(), digest: z.string() });

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** One trade on one line, so that a change of one is a change of one line. */
function tradeLine({
  id,
  direction,
  entryUs,
  entryPrice,
  exitUs,
  exitPrice,
  quantity,
  exitReason,
  netPaise,
  riskPaise,
}: ClosedTrade): string {
  const price = (value: number): string => String(Math.round(value * 10_000) / 10_000);
  return [
    id,
    `${direction} ${quantity}`,
    `${formatIst(entryUs)} at ${price(entryPrice)}`,
    `${formatIst(exitUs)} at ${price(exitPrice)} by ${exitReason}`,
    `net ${netPaise} risked ${riskPaise}`,
  ].join(' | ');
}

function metricLine({ id, unit, compute }: Metric, series: RunSeries): string {
  const { value, n, reason } = compute(series);
  return `${id}: ${value === null ? reason : `${value} ${unit}`}, n ${n}`;
}

function reportOf({ result }: BacktestRun): unknown {
  const { identity, series, trades, charges, outcomes, ambiguousBars, shortWarmUps, uncertainRows, digest } = result;
  return {
    identity,
    digest,
    metrics: METRICS.map((metric) => metricLine(metric, series)),
    trades: trades.map(tradeLine),
    daily: Array.from(
      series.daily.day,
      (day, index) => `${formatIst(day * 86_400_000_000).slice(0, 10)} ${series.daily.equityPaise[index]}`,
    ),
    charges: charges.map(({ item, paise }) => `${item} ${paise}`),
    outcomes: outcomes.map(({ action, outcome, count }) => `action ${action} ${outcome}: ${count}`),
    ambiguousBars,
    shortWarmUps,
    uncertainRows,
  };
}

/** Runs of one name decide alike: a golden is not rewritten with other decisions under the name that it has. */
function assertNamesApart(name: string, { result: { identity, digest } }: BacktestRun): void {
  const file = templateFile(name, 'report.json');
  if (!existsSync(file)) return;
  const known = GoldenName.parse(JSON.parse(readFileSync(file, 'utf8')));
  const isSameName = json(known.identity) === json(identity);
  invariant(!isSameName || known.digest === digest, 'runs of this name decided otherwise before: raise ENGINE_VERSION, or mend the engine');
}

describe.each(TEMPLATES)('$name', (template) => {
  const compiled = compiledTemplate(template);
  const run = runTemplate(compiled);

  test('compiles to the program on file', () => {
    const found = json({ hash: compiled.hash, program: compiled.program });
    expect(found).toBe(goldenText(templateFile(template.name, 'program.json'), found));
  });

  test('decides what the journal on file says', () => {
    assertNamesApart(template.name, run);
    const found = run.decisions.map((decision) => `${decisionLine(decision)}\n`).join('');
    expect(found.length).toBeLessThan(JOURNAL_BYTES_MAX);
    expect(found).toBe(goldenText(templateFile(template.name, 'journal.jsonl'), found));
  });

  test('earns what the report on file says, in more than one trade', () => {
    expect(run.result.trades.length).toBeGreaterThanOrEqual(2);
    assertNamesApart(template.name, run);
    const found = json(reportOf(run));
    expect(found).toBe(goldenText(templateFile(template.name, 'report.json'), found));
  });
});
