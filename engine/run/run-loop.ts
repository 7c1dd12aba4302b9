// The one place that knows the order of things at an instant (see ARCHITECTURE.md). It walks through the instants that matter: prints while
// something is open or resting, firings, timers, and rows of serial ops. It skips bars in which nothing can happen, and it decides nothing.
import { LIMITS } from '../../dsl/limits';
import { invariant } from '../../dsl/types/invariant';
import type { BlockEvaluator } from '../kernel/block-evaluator';
import type { SerialRows } from '../kernel/serial-rows';
import type { Trade } from '../trade/trade';
import { wasDecidedBefore } from '../venue/decided-before';
import { UNKNOWN_VOLUME } from '../venue/order-book-layout';
import type { SimulatedVenue } from '../venue/simulated-venue';
import type { FiringActions } from './firing-actions';
import type { LoopObserver } from './loop-observer';
import type { PositionRows } from './position-rows';
import type { PriceCursor } from './price-cursor';
import { QuietBars } from './quiet-bars';
import type { Registers } from './registers';
import type { RunClock } from './run-clock';
import type { RunQuotes } from './run-quotes';
import type { RunSessions } from './run-sessions';
import type { TapeCursor } from './tape-cursor';

/** Answers that may be needed before an instant comes to rest: every order of every position, a few times over. */
const ANSWERS_MAX = LIMITS.quiescenceRoundsMax * LIMITS.ordersPerPositionMax;

export interface LoopParts {
  readonly evaluator: BlockEvaluator;
  readonly serial: SerialRows;
  readonly actions: FiringActions;
  readonly registers: Registers;
  readonly positionRows: PositionRows;
  /** Of the instruments that the program trades. */
  readonly cursors: readonly PriceCursor[];
  readonly tapes: readonly TapeCursor[];
  /** Microseconds from the instant for which a timer was set to its release. */
  readonly releaseUs: number;
  readonly trade: Trade;
  readonly venue: SimulatedVenue;
  readonly clock: RunClock;
  readonly quotes: RunQuotes;
  readonly sessions: Pick<RunSessions, 'enter' | 'endUs'>;
  readonly observer: LoopObserver;
  readonly positions: number;
  /** The last instant of the run. */
  readonly toUs: number;
}

export class RunLoop {
  private readonly parts: LoopParts;
  private readonly quietBars: QuietBars;
  /** By order. */
  private readonly instrumentOf: number[] = [];
  private isWatchingPrints = false;
  /** Of the present instant; the same two arrays for every one. */
  private readonly sealed: PriceCursor[] = [];
  private readonly opened: PriceCursor[] = [];
  /** Instruments in which orders that were decided before the last opens were sent since. */
  private readonly waited = new Set<number>();

  constructor(parts: LoopParts) {
    this.parts = parts;
    this.quietBars = new QuietBars(parts);
  }

  run(): void {
    const { evaluator, serial, actions, toUs } = this.parts;
    while (evaluator.next(toUs)) {
      serial.startWindow();
      actions.startWindow();
      this.runInstants(Math.min(evaluator.window.endUs, toUs));
    }
    this.runInstants(toUs);
  }

  private runInstants(untilUs: number): void {
    for (let timeUs = this.nextUs(); timeUs <= untilUs; timeUs = this.nextUs()) {
      this.runInstant(timeUs);
      if (!this.isWatchingPrints) continue;
      const passedUs = this.quietBars.pass(timeUs, untilUs);
      if (passedUs > timeUs) this.runUntilQuiet(passedUs);
    }
  }

  private nextUs(): number {
    const { serial, actions, trade, cursors, tapes, releaseUs } = this.parts;
    let next = Math.min(actions.nextUs(), serial.nextUs());
    if (!trade.isExposed()) return next;
    for (const cursor of cursors) next = Math.min(next, cursor.nextUs());
    for (const tape of tapes) next = Math.min(next, tape.nextUs());
    return Math.min(next, trade.nextTimerUs() + releaseUs);
  }

  private runInstant(timeUs: number): void {
    const { trade, observer, serial, clock, sessions } = this.parts;
    const wasFlat = !this.isWatchingPrints;
    if (wasFlat) this.startWatching(timeUs);
    invariant(timeUs >= clock.nowUs, 'time never runs back');
    clock.nowUs = timeUs;
    sessions.enter(timeUs);
    this.runUntilQuiet(timeUs);
    const sealed = this.sealBars(timeUs);
    this.ringTimers(timeUs);
    serial.run(timeUs);
    this.fire(timeUs);
    if (wasFlat && !trade.isExposed()) {
      // Nothing was open and nothing is: what trades now concerns nobody.
      this.isWatchingPrints = false;
      return;
    }
    for (const cursor of sealed) if (!cursor.hasTape) trade.onPrice(cursor.instrument, cursor.lastPrice(timeUs), timeUs);
    this.runUntilQuiet(timeUs);
    if (sealed.length > 0) observer.onSealed(timeUs, sealed);
    this.openBars(timeUs);
    this.passTrades(timeUs);
    if (trade.isExposed()) return;
    this.isWatchingPrints = false;
    observer.onFlat(timeUs);
  }

  /** From flat to watching prints: what happened meanwhile is nobody's concern. */
  private startWatching(timeUs: number): void {
    for (const cursor of this.parts.cursors) cursor.jump(timeUs);
    for (const tape of this.parts.tapes) tape.jump(timeUs);
    this.isWatchingPrints = true;
  }

  /** Bars that end now: what rests at the venue meets the whole bar, and its answers are in before anything is evaluated. */
  private sealBars(timeUs: number): readonly PriceCursor[] {
    const { cursors, venue } = this.parts;
    const { sealed } = this;
    clear(sealed);
    for (const cursor of cursors) {
      if (!cursor.isInside || cursor.nextUs() !== timeUs) continue;
      sealed.push(cursor);
      if (cursor.hasTape) {
        cursor.step();
        continue;
      }
      const { row, candles } = cursor;
      const { open, high, low, close, volume } = candles;
      venue.barFinal(cursor.instrument, at(open, row), at(high, row), at(low, row), at(close, row), at(volume, row), timeUs);
      cursor.step();
      this.runUntilQuiet(timeUs);
    }
    return sealed;
  }

  private ringTimers(timeUs: number): void {
    const { trade, positions, releaseUs } = this.parts;
    if (trade.nextTimerUs() + releaseUs > timeUs) return;
    for (let position = 0; position < positions; position++) trade.onTimer(position, timeUs);
    this.runUntilQuiet(timeUs);
  }

  private fire(timeUs: number): void {
    const due = this.parts.actions.takeDue(timeUs);
    for (const { action } of due) this.parts.trade.fire(action, timeUs, this.parts.registers.sample);
    if (due.length > 0) this.runUntilQuiet(timeUs);
  }

  /**
   * Bars that begin now: orders decided at this instant meet their opens, then risk looks at all opens together. A bar in which nothing
   * traded has no open.
   */
  private openBars(timeUs: number): void {
    const { cursors, venue, trade } = this.parts;
    const { opened } = this;
    // A set makes itself a new table when it is cleared.
    if (this.waited.size > 0) this.waited.clear();
    clear(opened);
    for (const cursor of cursors) {
      if (cursor.isInside || cursor.nextUs() !== timeUs) continue;
      const { row, candles, instrument } = cursor;
      cursor.step();
      if (cursor.hasTape) continue;
      if (venue.hasVolume(instrument) && at(candles.volume, row) === 0) continue;
      venue.barOpen(instrument, at(candles.open, row), this.priorVolume(cursor), timeUs);
      opened.push(cursor);
      this.runUntilQuiet(timeUs);
    }
    this.openForWaited(timeUs);
    for (const { instrument, candles, row, isInside } of opened) if (isInside) trade.onPrice(instrument, at(candles.open, row), timeUs);
    if (opened.length > 0) this.runUntilQuiet(timeUs);
  }

  /** Trades stamped now, one after the other: what rests at the venue meets each, then risk does. */
  private passTrades(timeUs: number): void {
    const { tapes, venue, trade } = this.parts;
    for (const tape of tapes) {
      for (; tape.nextUs() === timeUs; this.runUntilQuiet(timeUs)) {
        const { instrument, price } = tape;
        venue.tick(instrument, price, tape.volume, timeUs);
        tape.step();
        this.runUntilQuiet(timeUs);
        trade.onPrice(instrument, price, timeUs);
      }
    }
  }

  private priorVolume({ instrument, isFirstOfContract, candles, row }: PriceCursor): number {
    return this.parts.venue.hasVolume(instrument) && !isFirstOfContract ? at(candles.volume, row - 1) : UNKNOWN_VOLUME;
  }

  /**
   * An open of one leg lets others go: a group that is flat is reversed, a sold leg follows its cover, a bought one what it covered. They were
   * decided before the first open, and meet all of them; those whose open had passed by then meet it now. What that lets go in turn does too.
   * A slot that has become another contract meanwhile is at no bar yet: its next one may be of any later minute.
   */
  private openForWaited(timeUs: number): void {
    const { waited } = this;
    for (let round = 0; waited.size > 0 && round < LIMITS.quiescenceRoundsMax; round++) {
      for (const cursor of this.opened) {
        const { instrument, candles, row } = cursor;
        if (!cursor.isInside || !waited.delete(instrument)) continue;
        this.parts.venue.openAgain(instrument, at(candles.open, row), this.priorVolume(cursor), timeUs);
        this.runUntilQuiet(timeUs);
      }
    }
    if (waited.size > 0) waited.clear();
  }

  /** Intents go out and answers come in until both are quiet. The number of rounds is bounded. */
  private runUntilQuiet(timeUs: number): void {
    const { venue, trade, observer } = this.parts;
    if (trade.isQuiet && venue.isQuiet) return;
    for (let answers = 0; answers < ANSWERS_MAX; answers++) {
      if (!trade.isQuiet) this.send(timeUs);
      const event = venue.nextEvent();
      if (event !== null) {
        observer.onOrderEvent(event, timeUs);
        trade.onOrderEvent(event, timeUs);
      }
      const hasFired = this.deliverPositionEvents(timeUs);
      if (event === null && !hasFired) return;
    }
    invariant(false, 'the machine comes to rest at every instant');
  }

  private send(timeUs: number): void {
    const { trade, venue, quotes, observer } = this.parts;
    for (const intent of trade.takeIntents()) {
      observer.onIntent(intent, timeUs);
      if (intent.kind === 'timer' || intent.kind === 'notify') continue;
      if (intent.kind === 'place') this.instrumentOf[intent.order] = intent.instrument;
      const instrument = this.instrumentOf[intent.order] ?? 0;
      if (intent.kind !== 'cancel' && wasDecidedBefore(intent)) this.waited.add(instrument);
      venue.accept(intent, timeUs, quotes.price(instrument));
    }
  }

  /** Each event of a position is one row of its clock: what reads it runs, and actions on it fire, before the next event. */
  private deliverPositionEvents(timeUs: number): boolean {
    const { trade, positionRows, registers } = this.parts;
    let hasFired = false;
    for (const event of trade.drainPositionEvents()) {
      for (const action of positionRows.run(event, timeUs)) {
        trade.fire(action, timeUs, registers.sample);
        hasFired = true;
      }
      positionRows.close(event.position);
    }
    return hasFired;
  }
}

/** Cutting its length would cost ten times as much. */
function clear(list: PriceCursor[]): void {
  while (list.length > 0) list.pop();
}

function at(column: Int32Array | Float64Array, row: number): number {
  return column[row] ?? Number.NaN;
}
