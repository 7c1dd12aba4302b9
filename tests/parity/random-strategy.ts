// Random backtests: every kind of rule over one or two instruments, entries and exits every few minutes, on markets with holes, minutes
// without a trade, jumps, and prints after the close. For laws of whole runs; what a strategy means is nobody's concern here.
import type { LegRule, Program, ProgramAction, ProgramExecution, ProgramGroupOrders, RiskRule } from '../../dsl/ir/program';
import { equity } from '../../engine/market/instrument';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { type Draw, drawer, drawMinutes } from './random-minutes';

const FIRST_DAY = 19_450;
const DAYS = 3;
const OPEN = 555;
const SESSION_MINUTES = 70;
/** One share on two exchanges: its legs cover each other. */
const IDS = ['NSE:ONE', 'BSE:ONE'];

export function randomBacktest(seed: number): BacktestRequest {
  const draw = drawer(seed);
  const hasVolume = draw(4) > 0;
  const lot = draw(3) === 0 ? 25 : 1;
  const minutesAfterClose = draw(3) * 5;
  const sessions = (day: number) => {
    const openMinute = istMinute(day, OPEN);
    const closeMinute = openMinute + SESSION_MINUTES - minutesAfterClose;
    return day >= FIRST_DAY && day < FIRST_DAY + DAYS ? [{ openMinute, closeMinute }] : [];
  };
  const days = Array.from({ length: DAYS }, (_, day) => istMinute(FIRST_DAY + day, OPEN));
  const holes = draw(3) * 40;
  return {
    program: randomProgram(draw),
    programHash: 'random',
    params: [],
    instruments: IDS.map((id) => ({
      candles: drawMinutes(id, days, SESSION_MINUTES, { holesOneIn: holes, idleOneIn: draw(3) * 30 }, draw),
      sessions,
      instrument: equity(id, false),
      hasVolume,
      terms: { lot, tick: 5, freezeQuantity: draw(2) * lot * 4 },
      dataHash: id,
    })),
    fromUs: istMinute(FIRST_DAY, OPEN) * US_PER_MINUTE,
    toUs: istMinute(FIRST_DAY + DAYS, 0) * US_PER_MINUTE,
    capitalPaise: 100_000_000,
    venue: { ...DEFAULT_VENUE, rejectPercent: draw(4) === 0 ? 10 : 0, stopCancelPercent: draw(4) === 0 ? 30 : 0, seed: draw(1_000) },
    blockRows: 1 + draw(100),
  };
}

/** Position 0 is entered one way or the other and left in parts; position 1, where there is one, holds a pair or the same instrument. */
function randomProgram(draw: Draw): Program {
  const actions: ProgramAction[] = [
    randomEntry(draw, 0, 0, 1),
    { kind: 'exit', event: 1, position: 0, percent: draw(3) === 0 ? 50 : 100 },
    randomEntry(draw, 2, 0, 1),
    randomEntry(draw, 3, 1, 1 + draw(2)),
    { kind: 'exit', event: 4, position: 1, percent: 100 },
  ];
  const ops: Program['ops'] = Array.from({ length: 5 }, (_, out) => ({ op: 'pulse@1', clock: out, in: [], args: {}, out }));
  const clocks: Program['clocks'] = Array.from({ length: 5 }, () => ({ kind: 'every', instrument: 0, seconds: 60 * (7 + draw(40)) }));
  if (draw(3) === 0) watchProfit(draw, ops, clocks, actions);
  const one = draw(2) === 0 ? actions.slice(0, 3) : actions;
  return {
    format: 'yantra.program/1',
    instruments: IDS.map((id) => ({ kind: 'fixed', id })),
    clocks,
    params: [],
    ops,
    positions: 2,
    actions: one,
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
}

/** The exit of position 0 once it has won so much: an event that is only known row by row. */
function watchProfit(draw: Draw, ops: Program['ops'], clocks: Program['clocks'], actions: ProgramAction[]): void {
  const clock = clocks.length;
  clocks.push({ kind: 'bar', instrument: 0, timeframe: draw(2) === 0 ? '1m' : '5m' });
  ops.push(
    { op: 'positionValue@1', clock, in: [], args: { position: 0, field: 'profitPoints' }, out: 5 },
    { op: 'constant@1', clock: null, in: [], args: { value: 100 * (1 + draw(4)), in: 'plain' }, out: 6 },
    { op: 'greaterOrEqual@1', clock, in: [5, 6], args: {}, out: 7 },
    { op: 'edge@1', clock, in: [7], args: { direction: 'rise' }, out: 8 },
  );
  actions[1] = { kind: 'exit', event: 8, position: 0, percent: 100 };
}

function randomEntry(draw: Draw, event: number, position: number, legCount: number): ProgramAction {
  const product = draw(2) === 0 ? ('delivery' as const) : ('intraday' as const);
  const first = draw(2);
  return {
    kind: 'enter',
    event,
    position,
    legs: Array.from({ length: legCount }, (_, leg) => ({
      instrument: (first + leg) % 2,
      side: draw(2) === 0 ? ('buy' as const) : ('sell' as const),
      ratio: 1 + draw(2),
      product,
    })),
    size: { kind: 'lots', lots: 1 + draw(10) },
    risk: randomRules(draw, legCount),
    execution: randomExecution(draw),
    whenBusy: draw(3) === 0 ? 'reverse' : 'ignore',
  };
}

function randomRules(draw: Draw, legCount: number): RiskRule[] {
  const candidates: readonly RiskRule[] = [
    { kind: 'legTrail', basis: 'points', every: 0.5 + draw(4), move: 0.5 + draw(3) },
    { kind: 'legTarget', basis: 'percent', value: 0.2 + draw(10) / 5 },
    { kind: 'mtmStop', basis: 'rupees', value: 5 + draw(60) },
    { kind: 'mtmTarget', basis: 'percentOfCapital', value: (1 + draw(60)) / 10_000 },
    { kind: 'dailyLossMax', basis: 'rupees', value: 10 + draw(100) },
    { kind: 'exitAt', from: 'close', minutes: 5 + draw(30) },
    { kind: 'exitAfter', minutes: 3 + draw(40) },
    { kind: 'exitAfterSessions', sessions: draw(3), minutes: 1 + draw(20) },
    { kind: 'cooldownAfterStop', minutes: draw(10) },
    { kind: 'combinedStop', basis: 'points', value: 0.5 + draw(8) / 4 },
    { kind: 'combinedTarget', basis: 'percent', value: 0.5 + draw(10) / 4 },
    { kind: 'lock', basis: 'rupees', arm: 5 + draw(30), lock: 1 + draw(10) },
    { kind: 'lockAndTrail', basis: 'rupees', arm: 4 + draw(20), lock: 1 + draw(5), every: 3 + draw(10), move: 1 + draw(8) },
    { kind: 'stopToCost', legs: draw(2) === 0 ? 'all' : 'withStop' },
    { kind: 'underlyingStop', basis: 'points', value: 0.4 + draw(6) / 5 },
    { kind: 'underlyingTarget', basis: 'percent', value: 0.3 + draw(10) / 5 },
    { kind: 'ofLeg', leg: draw(legCount), rule: { kind: 'legStop', basis: 'points', value: 0.3 + draw(5) / 5 } },
    { kind: 'ofLeg', leg: draw(legCount), rule: { kind: 'legTarget', basis: 'points', value: 0.3 + draw(5) / 5 } },
    randomReEntry(draw),
    { kind: 'ofLeg', leg: draw(legCount), rule: randomReEntry(draw) },
  ];
  return [{ kind: 'legStop', basis: 'percent', value: 0.3 + draw(10) / 5 }, ...candidates.filter(() => draw(5) === 0)];
}

function randomReEntry(draw: Draw): LegRule {
  const how = (['asap', 'atCost', 'momentum', 'reversed'] as const)[draw(4)] ?? 'asap';
  const after = draw(2) === 0 ? 'stop' : 'target';
  const notAfter = OPEN + 30 + draw(40);
  return { kind: 'legReEntry', after, contract: 'same', how, basis: 'points', move: 0.2 + draw(4) / 4, max: 1 + draw(3), notAfter };
}

function randomExecution(draw: Draw): ProgramExecution {
  return {
    ...(draw(3) === 0 ? { group: randomGroup(draw) } : {}),
    ...(draw(4) === 0 ? { slices: { lotsMax: 1 + draw(4), seconds: draw(3) * 40 } } : {}),
    ...(draw(3) === 0 ? { entryChase: { ticks: 1 + draw(4), stepsMax: 1 + draw(4) } } : {}),
    entry: draw(3) === 0 ? 'limit' : 'market',
    protectionPercent: draw(2),
    limitOffsetTicks: draw(6),
    stopBufferPercent: draw(2) / 5,
    timeoutSeconds: draw(2) * 90,
    onTimeout: draw(2) === 0 ? 'cancel' : 'market',
    chaseSeconds: 10 + draw(60),
    chaseStepsMax: 3,
  };
}

function randomGroup(draw: Draw): ProgramGroupOrders {
  return {
    order: draw(3) === 0 ? 'together' : 'hedgesFirst',
    uncoveredSecondsMax: draw(3) * 45,
    onLegFailure: (['exitAll', 'keep', 'retry'] as const)[draw(3)] ?? 'exitAll',
    retriesMax: 1 + draw(3),
  };
}
