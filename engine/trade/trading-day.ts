// What a session's beginning and end mean for positions: dated facts, corporate actions, counters of the day, clocks wound anew, stops laid again (orders are
// good for the day), and exits that did not get out put back on their ladder.
import { invariant } from '../../dsl/types/invariant';
import { type Book, factsOf, planOf } from './book';
import { applyCorporateAction, type DueAction } from './corporate-actions';
import { windSessionClocks } from './enter';
import { dailyLossFloor } from './entry-guards';
import type { SessionSpecs } from './instrument-facts';
import type { Position } from './position';
import { settlePosition } from './settle-position';
import { steerExits } from './steer-exits';

export function startDay(book: Book, day: number, specs: SessionSpecs, due: readonly DueAction[]): void {
  const { run } = book;
  for (const [instrument, facts] of book.facts.entries()) facts.load(specs[instrument] ?? null);
  setMoneyScale(book, specs);
  for (const action of due) applyCorporateAction(book, action);
  run.day = day;
  run.dayStartProfit = run.totalProfit;
  for (const position of book.positions) {
    position.entriesToday = 0;
    position.isStoppedForDay = 0;
    if (!position.isFlat) carry(book, position);
  }
}

/** Of the first session; later instruments may not be finer, or profits so far would no longer be whole. */
function setMoneyScale(book: Book, specs: SessionSpecs): void {
  const scale = Math.max(100, ...specs.map((facts) => facts?.priceScale ?? 0));
  if (book.run.moneyScale === 0) book.run.moneyScale = scale;
  invariant(book.run.moneyScale % scale === 0, `prices have at most ${book.run.moneyScale} units to the rupee in this run`);
}

function carry(book: Book, position: Position): void {
  const plan = planOf(book, position);
  const openUs = Math.max(...position.liveLegs.filter((leg) => leg.isInUse).map((leg) => factsOf(book, leg.instrument).openUs));
  windSessionClocks(book, position, plan, openUs);
  if (position.groupLatch === 0) position.totalLow = dailyLossFloor(book, plan);
  position.exitAfterSessions -= 1;
  if (position.exitAfterSessions <= 0) position.exitAfterUs = openUs;
  position.heldFromUs = openUs;
  position.staleUs = openUs + book.priceAgeUsMax;
  for (const leg of position.liveLegs) {
    if (!leg.isInUse || leg.isClosed === 1) continue;
    leg.isStopRefused = 0;
    leg.stopRefusals = 0;
    if (leg.isLatched) leg.chaseUs = openUs;
    else steerExits(book, position, leg, openUs);
  }
  settlePosition(book, position, openUs);
}

/** Nothing is priced overnight: clocks of seconds stop, and the venue ends the day's orders after this. */
export function endDay(book: Book, timeUs: number): void {
  for (const position of book.positions) {
    if (position.isFlat) continue;
    if (position.heldFromUs > 0) position.heldUs += timeUs - position.heldFromUs;
    position.heldFromUs = 0;
    position.staleUs = Number.POSITIVE_INFINITY;
    position.entryTimeoutUs = Number.POSITIVE_INFINITY;
  }
}
