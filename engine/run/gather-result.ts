// What a finished run leaves behind, gathered from its parts. It looks at them once, and changes none.
import { instrumentWords } from '../../dsl/ir/instrument-words';
import { type DecisionLog, digestOf } from '../journal/decision-log';
import { SCHEDULE_VERSION } from '../market/generated/schedule-version';
import { usesUncertain } from '../market/uncertain-rows';
import type { Plan } from '../plan/plan';
import type { BacktestRequest } from './backtest-request';
import { countDecisions } from './count-decisions';
import { ENGINE_VERSION } from './engine-version';
import type { EquityCurve } from './equity-curve';
import type { PlanChains } from './plan-chains';
import type { PreparedRun } from './prepare-run';
import type { RunIdentity, RunResult } from './run-result';
import type { RunSessions } from './run-sessions';
import type { TradingParts } from './start-trading';

export interface FinishedRun {
  readonly request: BacktestRequest;
  readonly plan: Plan;
  readonly prepared: PreparedRun;
  readonly chains: PlanChains;
  readonly trading: Pick<TradingParts, 'books' | 'desk' | 'options' | 'venue'>;
  readonly sessions: RunSessions;
  readonly curve: EquityCurve;
  readonly log: DecisionLog;
}

export function gatherResult({ request, plan, prepared, chains, trading, sessions, curve, log }: FinishedRun): RunResult {
  const { books, desk, options, venue } = trading;
  const { equity, daily } = curve.finish();
  const { trades, openPositions, charges } = books;
  const consulted = [...sessions.rows, ...options.rows, ...chains.rows, ...books.rows, ...desk.rows];
  return {
    identity: identityOf(request, prepared),
    series: { startPaise: request.capitalPaise, equity, daily, trades, sessionsPerYear: sessionsPerYear(daily.day) },
    trades,
    openPositions,
    get fills() {
      return books.fills;
    },
    charges,
    chains: options.chainUses,
    corporateActions: sessions.applied,
    dividendsPaise: books.dividendsPaise,
    ...countDecisions(log),
    ambiguousBars: venue.ambiguousBars,
    shortWarmUps: prepared.shortWarmUps.map(({ clock, ...need }) => ({ clock: clockWords(plan, clock), ...need })),
    uncertainRows: usesUncertain(consulted).map((row) => `${row.table}, ${row.validFrom}: ${row.source}`),
    get digest() {
      return digestOf(log.decisions);
    },
  };
}

function identityOf(request: BacktestRequest, prepared: PreparedRun): RunIdentity {
  const { programHash, params, fromUs, toUs, instruments, chains, venue, capitalPaise } = request;
  return {
    programHash,
    params,
    anchorsUs: prepared.rows.map(({ timeUs }, clock) => timeUs[prepared.eras[clock]?.[0]?.liveFrom ?? 0] ?? 0).filter(Number.isFinite),
    fromUs,
    toUs,
    engineVersion: ENGINE_VERSION,
    dataHashes: [
      ...instruments.map(({ dataHash }) => dataHash),
      ...(chains ?? []).flatMap(({ history, futures }) => [history.hash, ...(futures === undefined ? [] : [futures.hash])]),
    ],
    scheduleVersion: SCHEDULE_VERSION,
    venue: { ...venue },
    capitalPaise,
    seed: venue.seed,
  };
}

const DAYS_PER_YEAR = 365.25;
const DAYS_PER_YEAR_MAX = 366;
const DAYS_PER_QUARTER = 90;
const SESSIONS_PER_YEAR = 250;

/** Sessions of the sample per calendar year; the usual count where the sample is shorter than a quarter. */
function sessionsPerYear(days: Int32Array): number {
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0) + 1;
  return span < DAYS_PER_QUARTER ? SESSIONS_PER_YEAR : Math.min(DAYS_PER_YEAR_MAX, (days.length * DAYS_PER_YEAR) / span);
}

function clockWords(plan: Plan, index: number): string {
  const clock = plan.clocks[index];
  if (clock?.kind !== 'bar') return clock?.kind ?? '';
  const instrument = plan.instruments[clock.instrument];
  if (instrument === undefined) return `${clock.timeframe} bars`;
  return `${clock.timeframe} bars of ${instrument.kind === 'fixed' ? '' : 'the '}${instrumentWords(instrument)}`;
}
