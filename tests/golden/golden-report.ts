// What a run earned, as a golden holds it: one line for each trade, metric and session, so that one change is one changed line.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { invariant } from '../../dsl/types/invariant';
import type { Metric } from '../../engine/report/metric';
import { METRICS } from '../../engine/report/metrics';
import type { ClosedTrade, RunSeries } from '../../engine/report/run-series';
import type { BacktestRun } from '../../engine/run/backtest';
import { formatIst } from '../../engine/time/ist-time';
import { type Template, templateFile } from './template';

const GoldenName = z.object({ identity: z.unknown(), digest: z.string() });

export function json(value: unknown): string {
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
  return [
    id,
    `${direction} ${quantity}`,
    `${formatIst(entryUs)} at ${priceText(entryPrice)}`,
    `${formatIst(exitUs)} at ${priceText(exitPrice)} by ${exitReason}`,
    `net ${netPaise} risked ${riskPaise}`,
  ].join(' | ');
}

function priceText(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function metricLine({ id, unit, compute }: Metric, series: RunSeries): string {
  const { value, n, reason } = compute(series);
  return `${id}: ${value === null ? reason : `${value} ${unit}`}, n ${n}`;
}

export function reportOf({ result }: BacktestRun): object {
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
export function assertNamesApart(template: Template, { result: { identity, digest } }: BacktestRun): void {
  const file = templateFile(template, 'report.json');
  if (!existsSync(file)) return;
  const known = GoldenName.parse(JSON.parse(readFileSync(file, 'utf8')));
  const isSameName = json(known.identity) === json(identity);
  invariant(!isSameName || known.digest === digest, 'runs of this name decided otherwise before: raise ENGINE_VERSION, or mend the engine');
}
