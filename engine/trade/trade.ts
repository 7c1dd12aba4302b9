// The position kernel: positions, their risk rules and their orders, driven by the loop one call at a time. It knows no venue, no clock and
// no data, and it never assumes that an order filled. What the contract with the loop (`engine/events.ts`) leaves open is said here:
// - `Quotes` gives last prices as of the instant; `onPrice` need not come while nothing is exposed.
// - A timer is numbered by its position and replaces that position's earlier one; it may come late or in vain.
// - `modify.quantity` is the order's new total, filled units included; `rejected` is of the order itself, `refused` of a change or a cancel.
// - Rules of a group of legs, and of a leg whose underlying is another instrument, are asked at `takeIntents`, when all prices of the instant are in: hand over its opens together.

import { sha256Bytes } from '../../dsl/ir/sha256';
import { invariant } from '../../dsl/types/invariant';
import type { ActionOutcome, Intent, OrderEvent, TimeUs } from '../events';
import { lapseLegs } from './armed-legs';
import { type Book, positionOf } from './book';
import { concludePosition } from './conclude-position';
import type { DueAction } from './corporate-actions';
import { createBook } from './create-book';
import { cancelEntries, exitPosition } from './exit-latch';
import { fireAction } from './fire-action';
import type { SessionSpecs } from './instrument-facts';
import { markPrice } from './mark-price';
import { paiseOf } from './money-units';
import { applyOrderEvent } from './order-events';
import type { PositionEvent } from './outbox';
import { passPrints } from './pass-prints';
import { applyClocks } from './position-clocks';
import { isPositionOpen, type PositionField, positionValue } from './position-value';
import { applyPriceRules, isPricedToday } from './price-rules';
import { listQuietMoney, type QuietMoney } from './quiet-money';
import { narrowToQuiet, type QuietPrices } from './quiet-prices';
import { releaseReEntries } from './re-enter';
import { sendDueLegs } from './re-enter-leg';
import { nextActingUs, refreshClocks } from './refresh-clocks';
import { disarm, sendArmed } from './reverse';
import type { Sample } from './sample-operands';
import { isHeld, settleContract } from './settle-contract';
import type { TradeConfig } from './trade-config';
import { endDay, startDay } from './trading-day';

export class Trade {
  private readonly book: Book;

  constructor(config: TradeConfig) {
    this.book = createBook(config);
  }

  /** An action's event fired at `timeUs`. The outcome is journalled. */
  fire(action: number, timeUs: TimeUs, sample: Sample): ActionOutcome {
    const outcome = fireAction(this.book, action, timeUs, sample);
    this.conclude(timeUs);
    return outcome;
  }

  /** A print: a tick, a bar's open or its close. */
  onPrice(instrument: number, price: number, timeUs: TimeUs): void {
    markPrice(this.book, instrument, price, timeUs);
    if (this.book.run.rulesDue > 0) this.applyDueRules(timeUs, false);
    if (this.book.run.watchedCount > 0 && releaseReEntries(this.book, instrument)) this.conclude(timeUs);
  }

  onOrderEvent(event: OrderEvent, timeUs: TimeUs): void {
    applyOrderEvent(this.book, event, timeUs);
    this.conclude(timeUs);
  }

  onTimer(timer: number, timeUs: TimeUs): void {
    this.book.run.nowUs = timeUs;
    if (applyClocks(this.book, positionOf(this.book, timer), timeUs)) this.conclude(timeUs);
    else refreshClocks(this.book);
  }

  /** Before the session's first event. It sends nothing: a timer at the open does. `due`: corporate actions since the last session, in order. */
  onSession(day: number, specs: SessionSpecs, due: readonly DueAction[] = []): void {
    startDay(this.book, day, specs, due);
    refreshClocks(this.book);
  }

  /**
   * The contract has ended, and the venue has settled the orders it had: what is still held of it is asked of the clearing house by orders
   * that it cannot refuse, at the time of the session's end.
   */
  onContractEnd(instrument: number, timeUs: TimeUs): void {
    settleContract(this.book, instrument, timeUs);
    this.conclude(timeUs);
  }

  /** After the session's last event, before the venue ends the day's orders. */
  onSessionEnd(timeUs: TimeUs): void {
    endDay(this.book, timeUs);
    this.conclude(timeUs);
  }

  /** Entries are suppressed and what is left of them is cancelled; exits and risk go on. */
  pause(timeUs: TimeUs): void {
    this.book.run.isPaused = 1;
    this.book.outbox.write(timeUs, { kind: 'switched', to: 'paused' });
    this.dropEntries(timeUs);
  }

  resume(timeUs: TimeUs): void {
    this.book.run.isPaused = 0;
    this.book.outbox.write(timeUs, { kind: 'switched', to: 'resumed' });
  }

  /** Everything out, now, and nothing in for the rest of the run: `resume` does not lift it. */
  kill(timeUs: TimeUs): void {
    this.book.run.isKilled = 1;
    this.book.outbox.write(timeUs, { kind: 'switched', to: 'killed' });
    for (const position of this.book.positions) exitPosition(this.book, position, 'kill', timeUs);
    this.dropEntries(timeUs);
  }

  /** Anything held, pending, resting, armed or timed. Otherwise the loop may skip prices. */
  isExposed(): boolean {
    return this.book.run.exposedCount > 0;
  }

  /** Nothing to hand out and no rule to ask: a call of `takeIntents` would change nothing. */
  get isQuiet(): boolean {
    return this.book.run.rulesDue === 0 && this.book.outbox.isEmpty;
  }

  /** Infinity when no clock runs. */
  nextTimerUs(): TimeUs {
    return this.book.run.nextTimerUs;
  }

  /** Until when no clock does anything, as long as prices stay quiet and come in time; −Infinity while something waits to be handed out. */
  quietUntilUs(): TimeUs {
    if (!this.isQuiet) return Number.NEGATIVE_INFINITY;
    let untilUs = Number.POSITIVE_INFINITY;
    for (const position of this.book.positions) if (position.isExposed) untilUs = Math.min(untilUs, nextActingUs(position));
    return untilUs;
  }

  /** Leaves of `quiet` the prices of an instrument at which nothing happens here. */
  narrowToQuiet(instrument: number, quiet: QuietPrices): void {
    narrowToQuiet(this.book, instrument, quiet);
  }

  /** What prices must leave between its bounds besides, where rules weigh several legs. */
  listQuietMoney(): readonly QuietMoney[] {
    return listQuietMoney(this.book);
  }

  /** Quiet prints were passed over, `spanUs` apart; the last of them, at `toUs`, has come by `onPrice`. */
  passPrints(fromUs: TimeUs, spanUs: number, toUs: TimeUs): void {
    if (passPrints(this.book, fromUs, spanUs, toUs)) refreshClocks(this.book);
  }

  /** What the run has won or lost so far, realised and open at last prices, before charges. */
  profitPaise(): number {
    return paiseOf(this.book, this.book.run.totalProfit);
  }

  isHeld(instrument: number): boolean {
    return this.book.positions.some((position) => isHeld(position, instrument));
  }

  isOpen(position: number): boolean {
    return isPositionOpen(positionOf(this.book, position));
  }

  /** NaN while flat. `barsHeld` counts minutes of continuous trading: the caller divides by its bar. */
  positionValue(position: number, field: PositionField, timeUs: TimeUs): number {
    return positionValue(this.book, position, field, timeUs);
  }

  /** Rows of the positions' clocks since the last call, in order. */
  drainPositionEvents(): readonly PositionEvent[] {
    return this.book.outbox.takeEvents();
  }

  takeIntents(): readonly Intent[] {
    if (this.book.run.rulesDue > 0) this.applyDueRules(this.book.run.nowUs, true);
    return this.book.outbox.takeIntents();
  }

  snapshot(): Float64Array {
    invariant(this.book.outbox.isEmpty, 'a snapshot is taken when intents and events are drained');
    return this.book.cells.slice();
  }

  restore(snapshot: Float64Array): void {
    invariant(snapshot.length === this.book.cells.length, 'a snapshot of another program');
    this.book.cells.set(snapshot);
  }

  digest(): string {
    return sha256Bytes(new Uint8Array(this.book.cells.buffer));
  }

  private applyDueRules(timeUs: TimeUs, isInstantOver: boolean): void {
    const { run, positions } = this.book;
    let waiting = 0;
    let asked = 0;
    for (const position of positions) {
      if (position.isRuleDue === 0) continue;
      const isGroup = position.legCount > 1 || position.isUnderlyingWatched === 1;
      if (isGroup && !(isInstantOver && isPricedToday(this.book, position, timeUs))) {
        waiting += 1;
        continue;
      }
      asked += 1;
      position.isRuleDue = 0;
      applyPriceRules(this.book, position, timeUs);
    }
    run.rulesDue = waiting;
    if (asked > 0) this.conclude(timeUs);
  }

  private dropEntries(timeUs: TimeUs): void {
    for (const position of this.book.positions) {
      disarm(this.book, position, timeUs);
      lapseLegs(this.book, position, timeUs);
      for (const leg of position.liveLegs) cancelEntries(this.book, leg, timeUs);
    }
    this.conclude(timeUs);
  }

  private conclude(timeUs: TimeUs): void {
    this.book.run.nowUs = timeUs;
    for (const position of this.book.positions) {
      if (position.isFlat) continue;
      concludePosition(this.book, position, timeUs);
      if (position.againCount > 0 && sendDueLegs(this.book, position, timeUs)) concludePosition(this.book, position, timeUs);
    }
    sendArmed(this.book, timeUs);
    refreshClocks(this.book);
  }
}
