// The clocks of positions. Each event of a position is one row of its clock: the ops that read the position run on it, and actions may fire.

import { ORDER_EVENTS, POSITION_EVENTS, POSITION_FIELDS } from '../../dsl/ops/position';
import { timeframeMinutes } from '../../dsl/types/timeframe';
import type { BlockEvaluator, PositionReader } from '../kernel/block-evaluator';
import type { PlanClock } from '../plan/plan';
import type { PositionEvent } from '../trade/outbox';
import type { Trade } from '../trade/trade';
import type { WatchedAction } from './firing-actions';
import type { RunClock } from './run-clock';

const NONE: readonly number[] = [];

export class PositionRows {
  private readonly evaluator: BlockEvaluator;
  /** Plan clock of each position's events; −1 where nothing reads them. */
  private readonly clockOf: readonly number[];
  private readonly watched: readonly WatchedAction[];
  private readonly localOf: Int32Array;
  private readonly events: CurrentEvent;

  constructor(
    evaluator: BlockEvaluator,
    clocks: number,
    clockOf: readonly number[],
    watched: readonly WatchedAction[],
    events: CurrentEvent,
  ) {
    this.evaluator = evaluator;
    this.clockOf = clockOf;
    this.watched = watched;
    this.localOf = new Int32Array(clocks);
    this.events = events;
  }

  /** Runs an event's row; the actions that fire on it. */
  run(event: PositionEvent, timeUs: number): readonly number[] {
    const clock = this.clockOf[event.position] ?? -1;
    if (clock < 0) return NONE;
    this.events.current = event;
    this.evaluator.openPositionRow(clock, timeUs);
    this.localOf[clock] = 1;
    this.evaluator.runSerial(this.localOf);
    this.localOf[clock] = 0;
    return this.watched
      .filter((entry) => entry.clock === clock && this.evaluator.columns[entry.slot]?.[1] === 1)
      .map(({ action }) => action);
  }

  close(position: number): void {
    const clock = this.clockOf[position] ?? -1;
    if (clock >= 0) this.evaluator.closePositionRow(clock);
    this.events.current = null;
  }
}

/** The event whose row is being run. */
export interface CurrentEvent {
  current: PositionEvent | null;
}

/** Answers the ops that read a position, from the kernel's state as of now. `clocks`: of the plan. */
export function positionReader(trade: Trade, clock: RunClock, events: CurrentEvent, clocks: readonly PlanClock[]): PositionReader {
  const barMinutes = clocks.map(tradingMinutes);
  return (name, args, ownClock) => {
    const position = args[0] ?? 0;
    const choice = args[1] ?? 0;
    const event = events.current?.position === position ? events.current : null;
    switch (name) {
      case 'positionOpen':
        return trade.isOpen(position) ? 1 : 0;
      case 'positionValue':
        return valueOf(trade, position, POSITION_FIELDS[choice] ?? 'quantity', clock.nowUs, barMinutes[ownClock] ?? 1);
      case 'positionEvent':
        return event?.kind === 'position' && event.what === POSITION_EVENTS[choice] ? 1 : 0;
      default:
        return event?.kind === 'order' && event.what === ORDER_EVENTS[choice] ? 1 : 0;
    }
  };
}

/** The kernel counts minutes of continuous trading; a strategy counts bars of its own clock. */
function valueOf(trade: Trade, position: number, field: (typeof POSITION_FIELDS)[number], nowUs: number, minutesPerBar: number): number {
  const value = trade.positionValue(position, field, nowUs);
  return field === 'barsHeld' ? Math.floor(value / minutesPerBar) : value;
}

/** Continuous trading of an ordinary session; a week has five of them, a month twenty-one. */
const SESSION_MINUTES = 375;
const SESSIONS_PER_BAR = { '1d': 1, '1w': 5, '1mo': 21 } as const;

function tradingMinutes(clock: PlanClock): number {
  if (clock.kind !== 'bar') return 1;
  const { timeframe } = clock;
  return timeframe === '1d' || timeframe === '1w' || timeframe === '1mo'
    ? SESSIONS_PER_BAR[timeframe] * SESSION_MINUTES
    : timeframeMinutes(timeframe);
}
