// A backtest on stored history: the request from what the user chose, the run, the band where bars leave the order of fills open, and the
// report. Writes nothing.
import type { Compiled } from '../../dsl/compile/compile';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic';
import { explainGraph } from '../../dsl/explain/explain-graph';
import type { Graph } from '../../dsl/graph/graph';
import { findKind } from '../../dsl/nodes/registry';
import { checkFills, type FillCheck } from '../../engine/evidence/fill-check';
import type { LoggedDecision } from '../../engine/journal/decision-log';
import type { Candles } from '../../engine/market/candles';
import { adjustCandles } from '../../engine/run/adjust-candles';
import { runBacktest } from '../../engine/run/backtest';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import type { RunResult } from '../../engine/run/run-result';
import { outcomeOf } from '../../engine/sweep/run-variant';
import { istDayOfTime, istMinute, timeOfMinute } from '../../engine/time/ist-time';
import type { VenueConfig } from '../../engine/venue/venue-config';
import { settingsInOrder } from '../documents/settings-in-order';
import type { LineageCount, Trial } from '../lineage/trial-store';
import { createReportDocument } from '../runs/report/report-document';
import type { ReportData, ReportDocument } from '../runs/report/report-schema';
import { NOTHING_BEYOND } from '../runs/report/trust';
import { runHash } from '../runs/run-hash';
import { filledContractBars } from './contract-bars';
import { describeActions } from './describe-actions';
import { findBand } from './find-band';
import type { StoredHistory } from './history';
import type { StoredChain } from './run-chains';
import { resolveRunDays } from './run-days';

export interface BacktestChoice {
  readonly graph: Graph;
  readonly compiled: Compiled;
  readonly diagnostics: readonly Diagnostic[];
  readonly params: readonly number[];
  readonly histories: readonly StoredHistory[];
  /** By chain of the program. */
  readonly chains: readonly StoredChain[];
  /** IST days, both included; null: where the data begin and end. */
  readonly fromDay: number | null;
  readonly toDay: number | null;
  readonly capitalPaise: number;
  readonly venue: VenueConfig;
  /** The command that makes this run again. */
  readonly command: string;
  /** Counts the run among the trials of its lineage. Absent: it is nobody's trial. */
  readonly countTrial?: (trial: Trial) => LineageCount | null;
  /** Told each session that is run, by its IST day; from the first again where the run is taken with the other order of fills. */
  readonly onSession?: (day: number) => void;
}

export interface FinishedRun {
  readonly choice: BacktestChoice;
  readonly result: RunResult;
  readonly decisions: readonly LoggedDecision[];
  readonly document: ReportDocument;
}

/** Each fill against the bar it was had in. */
export function checkFillsOf({ histories, chains }: BacktestChoice, { fills }: RunResult): FillCheck {
  return checkFills(fills, [...histories.flatMap(({ drawn }) => drawn), ...filledContractBars(fills, chains)]);
}

/** A run as a trial: its name, and the ratio that is deflated by the number of trials. */
export function trialOf({ identity, series }: RunResult): Trial {
  return { name: runHash(identity), sharpe: outcomeOf(series).sharpePerSession };
}

export function runStoredBacktest(choice: BacktestChoice): FinishedRun {
  const request = backtestRequestOf(choice);
  const { result, decisions } = runBacktest(request);
  const document = createReportDocument({
    result,
    strategy: { name: choice.graph.name, explanation: explainGraph(choice.graph).text, settings: settingsOf(choice) },
    actions: choice.compiled.program.actions.map(({ kind }) => kind),
    data: dataOf(choice),
    // Contracts in turn cannot be held: their prices are of different things.
    corporateActions: describeActions(choice.histories, result),
    underlyings: underlyingsOf(choice),
    benchmark: benchmarkOf(choice.histories, istDayOfTime(request.toUs)),
    approximations: approximationsOf(choice),
    band: findBand(request, result),
    beyond: {
      ...NOTHING_BEYOND,
      lineage: choice.countTrial?.(trialOf(result)) ?? null,
      impossibleFills: checkFillsOf(choice, result).impossible.length,
    },
    command: choice.command,
  });
  return { choice, result, decisions, document };
}

/** Of the program's instruments, then of the futures beside which its chains seek the money: chains of one underlying have the same. */
function dataOf({ histories, chains }: BacktestChoice): readonly ReportData[] {
  const futures = new Map(
    chains.flatMap((chain) => (chain.futures === undefined ? [] : [[chain.futures.hash, chain.futures.data] as const])),
  );
  return [...histories.map(({ data }) => data), ...futures.values()];
}

function underlyingsOf({ compiled, histories }: BacktestChoice): readonly Candles[] {
  return (compiled.program.chains ?? []).flatMap(({ underlying }) => histories[underlying]?.candles ?? []);
}

/** In the units of the last day: what is held through a split is not lost. */
function benchmarkOf(histories: readonly StoredHistory[], lastDay: number): Candles | null {
  const held = histories.find(({ eras }) => eras === undefined);
  return held === undefined ? null : adjustCandles(held.candles, held.actions ?? [], lastDay);
}

/** The request that a choice comes to. */
export function backtestRequestOf({
  compiled,
  params,
  histories,
  chains,
  fromDay,
  toDay,
  capitalPaise,
  venue,
}: BacktestChoice): BacktestRequest {
  const days = resolveRunDays(histories, fromDay, toDay);
  return {
    program: compiled.program,
    programHash: compiled.hash,
    params,
    instruments: histories,
    chains,
    fromUs: timeOfMinute(istMinute(days.fromDay, 0)),
    toUs: timeOfMinute(istMinute(days.toDay + 1, 0)) - 1,
    capitalPaise,
    venue,
  };
}

/** What trades one by one are enough for is not approximated over them. */
function approximationsOf({ graph, diagnostics, histories }: BacktestChoice): readonly string[] {
  const isOnTicks = histories.some(({ tape }) => tape !== undefined);
  const isExact = (id: string | null): boolean =>
    isOnTicks && findKind(graph.nodes.find((node) => node.id === id)?.kind ?? '')?.capability.ticks === 'exact';
  return diagnostics
    .filter(({ code, node }) => code === 'not-testable' || (code === 'approximate' && !isExact(node)))
    .map(({ message }) => message);
}

function settingsOf({ graph, compiled, params }: BacktestChoice): ReportDocument['strategy']['settings'] {
  return settingsInOrder(graph, compiled).map(({ index, source: { key, label }, param: { unit } }) => ({
    key,
    label,
    value: params[index] ?? Number.NaN,
    unit,
  }));
}
