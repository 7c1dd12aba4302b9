// Makes a run's report out of its result: every number worked out once, here, so that page, JSON and command line cannot disagree.

import type { ProgramAction } from '../../../dsl/ir/program';
import type { OpenPosition } from '../../../engine/ledger/open-position';
import type { Candles, PriceColumn } from '../../../engine/market/candles';
import { dailyDrawdown } from '../../../engine/report/drawdown-series';
import { yearlyReturns } from '../../../engine/report/monthly';
import { computeStatistics } from '../../../engine/report/run-statistics';
import type { BreakdownRow } from '../../../engine/report/trade-breakdown';
import type { RunResult } from '../../../engine/run/run-result';
import { formatDay, padded } from '../../../engine/time/day-text';
import { formatIst } from '../../../engine/time/ist-time';
import { runHash } from '../run-hash';
import { type AmbiguityBand, describeAmbiguity } from './ambiguity';
import { type HeldCurve, HOLD_DEFINITION, holdCurve } from './benchmark';
import { chainRows } from './chain-rows';
import { chargeLabel } from './charge-labels';
import { faultWords } from './fault-words';
import { metricGroups } from './metric-rows';
import { modelledFills, tallyFills } from './modelled-fills';
import { fillCounts, outcomeCounts } from './outcome-words';
import { refusalCounts } from './refusal-words';
import type { ReportAction, ReportBreakdown, ReportData, ReportDocument, ReportOpenPosition } from './report-schema';
import { firstStructures, type Underlyings } from './structures';
import { timeoutLines } from './timeout-words';
import { type BeyondTheRun, NOTHING_BEYOND, trustOf } from './trust';

export interface ReportInput {
  readonly result: RunResult;
  readonly strategy: {
    readonly name: string;
    /** Plain words. */
    readonly explanation: string;
    readonly settings: readonly { readonly key: string; readonly label: string; readonly value: number; readonly unit: string }[];
  };
  /** Kinds of the program's actions, by ordinal. */
  readonly actions: readonly ProgramAction['kind'][];
  /** By instrument of the program. */
  readonly data: readonly ReportData[];
  readonly corporateActions: readonly ReportAction[];
  /** Whose price the benchmark holds, the program's first instrument; null where it has none. */
  readonly benchmark: Candles | null;
  /** Bars of the underlying of each chain of the program. */
  readonly underlyings: readonly Candles<PriceColumn>[];
  /** What is not done as an exchange would do it, a sentence each. */
  readonly approximations: readonly string[];
  readonly band: AmbiguityBand | null;
  readonly beyond?: BeyondTheRun;
  /** The command that makes this run again. */
  readonly command: string;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function createReportDocument(input: ReportInput): ReportDocument {
  const { result } = input;
  const { identity, series } = result;
  const statistics = computeStatistics(series, identity.seed);
  const held = input.benchmark === null ? null : holdCurve(input.benchmark, series.startPaise, series.daily.day, identity.fromUs);
  const evidence = evidenceOf(input);
  return {
    format: 'yantra.report/1',
    identity: identityOf(result),
    command: input.command,
    strategy: { ...input.strategy, settings: [...input.strategy.settings] },
    period: periodOf(result),
    capitalPaise: identity.capitalPaise,
    data: [...input.data],
    chains: [
      ...chainRows(
        result,
        input.underlyings.map(({ instrument }) => instrument),
      ),
    ],
    corporateActions: [...input.corporateActions],
    metrics: metricGroups(statistics.metrics),
    months: [...statistics.months],
    years: [...yearlyReturns(statistics.months)],
    byWeekday: statistics.trades.weekday.map((row) => labelled(row, WEEKDAYS[row.key - 1] ?? '')),
    byHour: statistics.trades.hour.map((row) => labelled(row, `${padded(row.key, 2)}:00`)),
    daily: dailyOf(result, held),
    openPositions: result.openPositions.map(openPositionOf),
    benchmark: benchmarkOf(input.benchmark, held),
    costs: costsOf(result),
    outcomes: [...outcomeCounts(result.outcomes, input.actions), ...timeoutLines(result.timeouts)],
    refusals: refusalCounts(result.rejections),
    fills: [...fillCounts(result.fills)],
    modelledFills: modelledFills([tallyFills(result.fills)]),
    structures: [...firstStructures(result.trades, underlyingsOf(input))],
    evidence,
    trust: trustOf({
      result,
      data: input.data,
      ambiguity: evidence.ambiguity,
      approximations: input.approximations,
      beyond: input.beyond ?? NOTHING_BEYOND,
    }),
  };
}

function underlyingsOf({ result, underlyings }: ReportInput): Underlyings {
  return new Map(underlyings.flatMap((candles, chain) => [[result.chains[chain]?.underlying ?? '', candles] as const]));
}

function identityOf({ identity, digest }: RunResult): ReportDocument['identity'] {
  return {
    runHash: runHash(identity),
    ...identity,
    params: [...identity.params],
    anchorsUs: [...identity.anchorsUs],
    dataHashes: [...identity.dataHashes],
    venue: { ...identity.venue },
    decisionsDigest: digest,
  };
}

function periodOf({ identity, series: { daily } }: RunResult): ReportDocument['period'] {
  const first = daily.day.at(0);
  const last = daily.day.at(-1);
  return {
    from: formatIst(identity.fromUs),
    to: formatIst(identity.toUs),
    firstSession: first === undefined ? null : formatDay(first),
    lastSession: last === undefined ? null : formatDay(last),
    sessions: daily.day.length,
  };
}

function labelled({ key, trades, wins, losses, netPaise }: BreakdownRow, label: string): ReportBreakdown {
  return { key, label, trades, wins, losses, netPaise };
}

function dailyOf({ series }: RunResult, held: HeldCurve | null): ReportDocument['daily'] {
  return {
    day: Array.from(series.daily.day, formatDay),
    equityPaise: Array.from(series.daily.equityPaise),
    drawdownFraction: Array.from(dailyDrawdown(series).drawdownFraction),
    benchmarkPaise: held === null ? null : [...held.equityPaise],
  };
}

function openPositionOf({ entryUs, legs, ...position }: OpenPosition): ReportOpenPosition {
  return {
    ...position,
    entry: formatIst(entryUs),
    legs: legs.map(({ instrument, quantity, entryPrice, markPrice, stopPrice, priceScale, unrealisedPaise }) => ({
      instrument,
      quantity,
      entryRupees: entryPrice / priceScale,
      markRupees: markPrice / priceScale,
      stopRupees: stopPrice === null ? null : stopPrice / priceScale,
      unrealisedPaise,
    })),
  };
}

function benchmarkOf(candles: Candles | null, held: HeldCurve | null): ReportDocument['benchmark'] {
  if (candles === null || held === null) return null;
  return { instrument: candles.instrument, definition: HOLD_DEFINITION, netPaise: held.netPaise, returnFraction: held.returnFraction };
}

function costsOf({ charges, fills }: RunResult): ReportDocument['costs'] {
  const items = charges.filter(({ paise }) => paise !== 0).map(({ item, paise }) => ({ item, label: chargeLabel(item), paise }));
  let slippagePaise = 0;
  for (const { slippage, quantity, priceScale } of fills) {
    if (Number.isFinite(slippage)) slippagePaise += (slippage * quantity * 100) / priceScale;
  }
  return {
    items: items.sort((left, right) => right.paise - left.paise || (left.item < right.item ? -1 : 1)),
    totalPaise: items.reduce((sum, { paise }) => sum + paise, 0),
    slippagePaise,
  };
}

function evidenceOf({ result, approximations, band }: ReportInput): ReportDocument['evidence'] {
  const { trades, ambiguousBars, shortWarmUps, uncertainRows } = result;
  const injectedFaults = faultWords(result.identity.venue);
  return {
    approximations: [...approximations],
    uncertainRows: [...uncertainRows],
    shortWarmUps: shortWarmUps.map(
      ({ clock, bars, needed }) =>
        `${clock}: ${bars} bars before the start, ${needed} needed for values that no longer depend on where history began.`,
    ),
    ...(injectedFaults.length === 0 ? {} : { injectedFaults: [...injectedFaults] }),
    ambiguity: describeAmbiguity(ambiguousBars, trades.filter(({ ambiguous }) => ambiguous).length, band),
  };
}
