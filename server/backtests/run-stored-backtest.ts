// A backtest on stored history: the request from what the user chose, the run, the band where bars leave the order of fills open, and the
// report. Writes nothing.
import type { Compiled } from '../../dsl/compile/compile';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic';
import { explainGraph } from '../../dsl/explain/explain-graph';
import type { Graph } from '../../dsl/graph/graph';
import type { LoggedDecision } from '../../engine/journal/decision-log';
import { type Candles, istDayOf } from '../../engine/market/candles';
import { adjustCandles } from '../../engine/run/adjust-candles';
import { type BacktestRequest, runBacktest } from '../../engine/run/backtest';
import type { RunResult } from '../../engine/run/run-result';
import { formatDay } from '../../engine/time/day-text';
import { istDayOfTime, istMinute, timeOfMinute } from '../../engine/time/ist-time';
import type { VenueConfig } from '../../engine/venue/venue-config';
import { InputFault } from '../market-data/input-fault';
import type { AmbiguityBand } from '../runs/report/ambiguity';
import { createReportDocument } from '../runs/report/report-document';
import type { ReportDocument } from '../runs/report/report-schema';
import { describeActions } from './describe-actions';
import type { StoredHistory } from './history';

export interface BacktestChoice {
  readonly graph: Graph;
  readonly compiled: Compiled;
  readonly diagnostics: readonly Diagnostic[];
  readonly params: readonly number[];
  readonly histories: readonly StoredHistory[];
  /** IST days, both included; null: where the data begin and end. */
  readonly fromDay: number | null;
  readonly toDay: number | null;
  readonly capitalPaise: number;
  readonly venue: VenueConfig;
  /** The command that makes this run again. */
  readonly command: string;
}

export interface FinishedRun {
  readonly choice: BacktestChoice;
  readonly result: RunResult;
  readonly decisions: readonly LoggedDecision[];
  readonly document: ReportDocument;
}

export function runStoredBacktest(choice: BacktestChoice): FinishedRun {
  const request = requestOf(choice);
  const { result, decisions } = runBacktest(request);
  const document = createReportDocument({
    result,
    strategy: { name: choice.graph.name, explanation: explainGraph(choice.graph).text, settings: settingsOf(choice) },
    actions: choice.compiled.program.actions.map(({ kind }) => kind),
    data: choice.histories.map(({ data }) => data),
    // Contracts in turn cannot be held: their prices are of different things.
    corporateActions: describeActions(choice.histories, result),
    benchmark: benchmarkOf(choice.histories, istDayOfTime(request.toUs)),
    approximations: choice.diagnostics
      .filter(({ code }) => code === 'approximate' || code === 'not-testable')
      .map(({ message }) => message),
    band: bandOf(request, result),
    command: choice.command,
  });
  return { choice, result, decisions, document };
}

/** In the units of the last day: what is held through a split is not lost. */
function benchmarkOf(histories: readonly StoredHistory[], lastDay: number): Candles | null {
  const held = histories.find(({ eras }) => eras === undefined);
  return held === undefined ? null : adjustCandles(held.candles, held.actions ?? [], lastDay);
}

function requestOf({ compiled, params, histories, fromDay, toDay, capitalPaise, venue }: BacktestChoice): BacktestRequest {
  const firsts = histories.map(({ candles }) => candles.minute[0] ?? 0);
  const lasts = histories.map(({ candles }) => candles.minute[candles.count - 1] ?? 0);
  const firstDay = Math.max(fromDay ?? Number.NEGATIVE_INFINITY, istDayOf(Math.min(...firsts)));
  const lastDay = Math.min(toDay ?? Number.POSITIVE_INFINITY, istDayOf(Math.max(...lasts)));
  if (firstDay > lastDay) {
    const stored = `${formatDay(istDayOf(Math.min(...firsts)))} to ${formatDay(istDayOf(Math.max(...lasts)))}`;
    throw new InputFault({ file: '--from' }, 'no stored row lies between these days', `the data reach from ${stored}`);
  }
  return {
    program: compiled.program,
    programHash: compiled.hash,
    params,
    instruments: histories,
    fromUs: timeOfMinute(istMinute(firstDay, 0)),
    toUs: timeOfMinute(istMinute(lastDay + 1, 0)) - 1,
    capitalPaise,
    venue,
  };
}

/** Where a bar does not say which of two fills came first, both readings are run: the result lies between them. */
function bandOf(request: BacktestRequest, { ambiguousBars, trades }: RunResult): AmbiguityBand | null {
  if (ambiguousBars === 0) return null;
  const bias = request.venue.bias === 'pessimistic' ? 'optimistic' : 'pessimistic';
  const other = runBacktest({ ...request, venue: { ...request.venue, bias } });
  const nets = [netOf(trades), netOf(other.result.trades)];
  return { pessimisticPaise: Math.min(...nets), optimisticPaise: Math.max(...nets) };
}

function netOf(trades: RunResult['trades']): number {
  return trades.reduce((sum, { netPaise }) => sum + netPaise, 0);
}

function settingsOf({ compiled, params }: BacktestChoice): ReportDocument['strategy']['settings'] {
  return compiled.sourceMap.params.map(({ key, label }, index) => ({
    key,
    label,
    value: params[index] ?? Number.NaN,
    unit: compiled.program.params[index]?.unit ?? 'none',
  }));
}
