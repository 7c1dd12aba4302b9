// A run over history: puts the parts together and lets the loop drive them. The same parts serve paper and live sessions; only what answers
// the intents differs.
import type { Program } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import { DecisionLog, type LoggedDecision } from '../journal/decision-log';
import { BLOCK_ROWS, BlockEvaluator } from '../kernel/block-evaluator';
import { SerialRows } from '../kernel/serial-rows';
import type { Plan, PlannedProgram } from '../plan/plan';
import { planProgram } from '../plan/plan-builder';
import { type BacktestInstrument, instrumentAt } from './backtest-instrument';
import type { BacktestRequest } from './backtest-request';
import { withEmptyMinutes } from './empty-minutes';
import { EquityCurve } from './equity-curve';
import { FiringActions, type WatchedAction } from './firing-actions';
import { gatherResult } from './gather-result';
import { type LivedRows, livedRows } from './lived-rows';
import { marketReader } from './market-reader';
import { PlanChains } from './plan-chains';
import { type CurrentEvent, PositionRows, positionReader } from './position-rows';
import { type PreparedRun, prepareRun } from './prepare-run';
import type { PriceCursor } from './price-cursor';
import { Registers } from './registers';
import { findReleaseUs } from './release-time';
import { RunClock } from './run-clock';
import { RunLoop } from './run-loop';
import { RunRecorder } from './run-recorder';
import type { RunResult } from './run-result';
import { RunSessions } from './run-sessions';
import { startTrading } from './start-trading';
import { withOptionsByRule } from './with-options-by-rule';

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
  const trading = startTrading(request, { instruments, planChains: chains, log, clock, isHeard });
  const { books, cursors, tapes, quotes, trade, venue, options, lastPrices } = trading;
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
  const curve = new EquityCurve(gridOf(cursors, instruments), capitalPaise, fromUs, toUs);
  const recorder = new RunRecorder({ books, curve, cursors, venue, lastPrices });
  const sessions = new RunSessions({ instruments, cursors, options, lastPrices, books, trade, venue, recorder, onSession });
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
    sessions,
    observer: recorder,
    positions: program.positions,
    toUs,
  }).run();
  sessions.leave();
  clock.nowUs = toUs;
  return {
    result: gatherResult({ request, plan, prepared, chains, trading, sessions, curve, log }),
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

/** Equity is marked on the bars of the first instrument that is traded. */
function gridOf(cursors: readonly PriceCursor[], instruments: readonly BacktestInstrument[]): BacktestInstrument['candles'] | null {
  const grid = cursors.find((cursor) => !cursor.isIdle) ?? instruments[0];
  return grid?.candles ?? null;
}

function rowCounts(prepared: PreparedRun, planned: PlannedProgram, toUs: number): Pick<BacktestRun, 'rowsOf' | 'lastRowUs'> {
  const lived = (clock: number): LivedRows => livedRows(prepared, planned.clockOf[clock] ?? -1, toUs);
  return { rowsOf: (clock) => lived(clock).count, lastRowUs: (clock) => lived(clock).lastUs };
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
