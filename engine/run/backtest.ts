// A run over history: the parts put together, and what they leave behind. The same parts serve paper and live sessions; only what
// answers the intents differs.
import { instrumentWords } from '../../dsl/ir/instrument-words';
import type { Program } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import { DecisionLog, digestOf, type LoggedDecision } from '../journal/decision-log';
import { BlockEvaluator } from '../kernel/block-evaluator';
import { SerialRows } from '../kernel/serial-rows';
import type { FundsDesk } from '../ledger/funds-desk';
import type { RunBooks } from '../ledger/run-books';
import { SCHEDULE_VERSION } from '../market/generated/schedule-version';
import { usesUncertain } from '../market/uncertain-rows';
import type { Plan, PlannedProgram } from '../plan/plan';
import { planProgram } from '../plan/plan-builder';
import type { SimulatedVenue } from '../venue/simulated-venue';
import { type BacktestInstrument, instrumentAt } from './backtest-instrument';
import type { BacktestRequest } from './backtest-request';
import { countDecisions } from './count-decisions';
import { withEmptyMinutes } from './empty-minutes';
import { ENGINE_VERSION } from './engine-version';
import { FiringActions, type WatchedAction } from './firing-actions';
import { type LivedRows, livedRows } from './lived-rows';
import { marketReader } from './market-reader';
import type { OptionDesk } from './option-desk';
import { PlanChains } from './plan-chains';
import { type CurrentEvent, PositionRows, positionReader } from './position-rows';
import { type PreparedRun, prepareRun } from './prepare-run';
import { Registers } from './registers';
import { findReleaseUs } from './release-time';
import { RunClock } from './run-clock';
import { RunLoop } from './run-loop';
import { RunRecorder } from './run-recorder';
import type { RunIdentity, RunResult } from './run-result';
import { startTrading } from './start-trading';
import { withOptionsByRule } from './with-options-by-rule';

const BLOCK_ROWS = 512;
const DEFAULT_PRICE_SCALE = 100;

export interface BacktestRun {
  readonly result: RunResult;
  readonly decisions: readonly LoggedDecision[];
  /** Slots of the program as of the run's end. */
  readonly registers: Registers;
  /** Rows of a clock of the program that were evaluated, of the contract that its instrument is by the run's end. */
  readonly rowsOf: (clock: number) => number;
  /** Instant of a clock's last row; NaN before the first. */
  readonly lastRowUs: (clock: number) => number;
}

export function runBacktest(request: BacktestRequest): BacktestRun {
  const { program, params, fromUs, toUs, capitalPaise, onSession = null } = request;
  const plan = planProgram({ program, params, probes: request.probes ?? [] });
  const planned = plan.programs[0];
  invariant(planned !== undefined, 'a plan serves the program it was made for');
  const { histories, instruments, chains } = bringMarket(request, plan, planned);
  const prepared = prepareRun(plan, [program], histories, fromUs);
  const log = new DecisionLog();
  const eventClocks = positionClocks(program, plan);
  const clock = new RunClock();
  const events: CurrentEvent = { current: null };
  const isHeard = (position: number): boolean => (eventClocks[position] ?? -1) >= 0;
  const ground = { instruments, planChains: chains, log, clock, isHeard };
  const { books, cursors, tapes, quotes, trade, venue, options, desk, lastPrices } = startTrading(request, ground);
  const priceScale = instruments[0]?.candles.priceScale ?? DEFAULT_PRICE_SCALE;
  const blockRows = request.blockRows ?? BLOCK_ROWS;
  const evaluator = new BlockEvaluator({
    plan,
    ...prepared,
    blockRows,
    priceScale,
    readPosition: positionReader(trade, clock, events, plan.clocks),
    readMarket: marketReader(chains, priceScale, findReleaseUs(histories)),
  });
  const registers = new Registers(evaluator, prepared.rows, planned.slotOf, plan.slotClock, clock);
  const serial = new SerialRows(evaluator, prepared.rows);
  const watched = watchActions(program, plan, planned);
  const actions = new FiringActions(evaluator, prepared.rows, serial, watched, fromUs);
  const positionRows = new PositionRows(evaluator, plan.clocks.length, eventClocks, watched, events);
  const observer = new RunRecorder({
    instruments,
    cursors,
    options,
    lastPrices,
    books,
    trade,
    venue,
    capitalPaise,
    fromUs,
    toUs,
    onSession,
  });
  new RunLoop({
    evaluator,
    serial,
    actions,
    registers,
    positionRows,
    cursors,
    tapes,
    releaseUs: findReleaseUs(instruments),
    trade,
    venue,
    clock,
    quotes,
    observer,
    positions: program.positions,
    toUs,
  }).run();
  observer.leaveSession();
  clock.nowUs = toUs;
  return {
    result: resultOf(request, plan, prepared, books, desk, options, chains, observer, venue, log),
    get decisions() {
      return log.decisions;
    },
    registers,
    ...rowCounts(prepared, planned, toUs),
  };
}

interface Market {
  /** By instrument of the plan, and of the program. */
  readonly histories: readonly BacktestInstrument[];
  readonly instruments: readonly BacktestInstrument[];
  readonly chains: PlanChains;
}

function bringMarket({ program, chains = [], instruments, fromUs, toUs }: BacktestRequest, plan: Plan, planned: PlannedProgram): Market {
  const given = withEmptyMinutes(instruments);
  const underlyings = plan.instruments.map((_, index) => instrumentAt(given, planned.instrumentOf.indexOf(index)));
  const planChains = new PlanChains(plan, chains, underlyings);
  const histories = withOptionsByRule(plan, program, underlyings, planChains, fromUs, toUs);
  return { histories, instruments: Array.from(planned.instrumentOf, (index) => instrumentAt(histories, index)), chains: planChains };
}

function rowCounts(prepared: PreparedRun, planned: PlannedProgram, toUs: number): Pick<BacktestRun, 'rowsOf' | 'lastRowUs'> {
  const lived = (clock: number): LivedRows => livedRows(prepared, planned.clockOf[clock] ?? -1, toUs);
  return { rowsOf: (clock) => lived(clock).count, lastRowUs: (clock) => lived(clock).lastUs };
}

function resultOf(
  request: BacktestRequest,
  plan: Plan,
  prepared: PreparedRun,
  books: RunBooks,
  desk: FundsDesk,
  options: OptionDesk,
  chains: PlanChains,
  observer: RunRecorder,
  venue: SimulatedVenue,
  log: DecisionLog,
): RunResult {
  const curve = observer.curve.finish();
  const { trades, openPositions, charges } = books;
  return {
    identity: identityOf(request, prepared),
    series: { startPaise: request.capitalPaise, ...curve, trades, sessionsPerYear: sessionsPerYear(curve.daily.day) },
    trades,
    openPositions,
    get fills() {
      return books.fills;
    },
    charges,
    chains: options.chainUses,
    corporateActions: observer.applied,
    dividendsPaise: books.dividendsPaise,
    ...countDecisions(log),
    ambiguousBars: venue.ambiguousBars,
    shortWarmUps: prepared.shortWarmUps.map(({ clock, ...need }) => ({ clock: clockWords(plan, clock), ...need })),
    uncertainRows: usesUncertain([...observer.rows, ...options.rows, ...chains.rows, ...books.rows, ...desk.rows]).map(
      (row) => `${row.table}, ${row.validFrom}: ${row.source}`,
    ),
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

/** Actions with their event's slot and clock in the plan. */
function watchActions(program: Program, plan: Plan, planned: PlannedProgram): readonly WatchedAction[] {
  return program.actions.flatMap(({ kind, event }, action): readonly WatchedAction[] => {
    const slot = planned.slotOf[event] ?? -1;
    const clock = plan.slotClock[slot] ?? null;
    const producer = plan.ops.find(({ outputs }) => outputs.includes(slot));
    return clock === null ? [] : [{ action, kind, slot, clock, isSerial: producer?.isSerial === true }];
  });
}

function positionClocks(program: Program, plan: Plan): readonly number[] {
  return Array.from({ length: program.positions }, (_, position) =>
    plan.clocks.findIndex((clock) => clock.kind === 'position' && clock.position === position),
  );
}

const DAYS_PER_YEAR = 365.25;
const SESSIONS_PER_YEAR = 250;

/** Sessions of the sample per calendar year; the usual count where the sample is shorter than a quarter. */
function sessionsPerYear(days: Int32Array): number {
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0) + 1;
  return span < 90 ? SESSIONS_PER_YEAR : Math.min(366, (days.length * DAYS_PER_YEAR) / span);
}

function clockWords(plan: Plan, index: number): string {
  const clock = plan.clocks[index];
  if (clock?.kind !== 'bar') return clock?.kind ?? '';
  const instrument = plan.instruments[clock.instrument];
  if (instrument === undefined) return `${clock.timeframe} bars`;
  return `${clock.timeframe} bars of ${instrument.kind === 'fixed' ? '' : 'the '}${instrumentWords(instrument)}`;
}
