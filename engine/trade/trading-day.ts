// What the beginning and the end of a session mean for positions. At the beginning the dated facts are loaded, corporate actions applied, the
// day's counters reset, clocks wound, stops laid again (orders are for the day), and unfinished exits put back on their ladder.
import { invariant } from '../../dsl/types/invariant';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { lapseLegs } from './armed-legs';
import { windArmed } from './await-open';
import { type Book, factsOf, planOf } from './book';
import { concludePosition } from './conclude-position';
import { applyCorporateAction, type DueAction } from './corporate-actions';
import { windSessionClocks } from './enter';
import { dailyLossFloor } from './entry-guards';
import type { SessionSpecs } from './instrument-facts';
import { loseEntry } from './lose-entry';
import type { Position } from './position';
import { disarm, windReverse } from './reverse';
import { forgetUsesOfDay } from './uses';

export function startDay(book: Book, day: number, specs: SessionSpecs, due: readonly DueAction[]): void {
  const { run } = book;
  for (const [instrument, facts] of book.facts.entries()) facts.load(specs[instrument] ?? null);
  setMoneyScale(book, specs);
  for (const action of due) applyCorporateAction(book, action);
  run.day = day;
  run.dayStartProfit = run.totalProfit;
  forgetUsesOfDay(book);
  const startUs = timeOfMinute(istMinute(day, 0));
  for (const position of book.positions) {
    position.entriesToday = 0;
    position.reEntriesToday = 0;
    position.isStoppedForDay = 0;
    if (!position.isFlat) carry(book, position);
    else windArmed(book, position, startUs);
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
  let openUs = Number.NEGATIVE_INFINITY;
  for (const leg of position.liveLegs) if (leg.isInUse) openUs = Math.max(openUs, factsOf(book, leg.instrument).openUs);
  position.sessionsHeld += 1;
  windSessionClocks(book, position, plan, openUs);
  if (position.armedUntilUs === Number.POSITIVE_INFINITY && position.armedPlus1 > 0) windReverse(book, position, openUs);
  if (position.groupLatch === 0) position.totalLow = dailyLossFloor(book, plan);
  position.heldFromUs = openUs;
  position.staleUs = openUs + book.priceAgeUsMax;
  for (const leg of position.liveLegs) {
    leg.stopReEntries = 0;
    leg.targetReEntries = 0;
    if (!leg.isInUse || leg.isClosed === 1) continue;
    leg.isStopRefused = 0;
    leg.stopRefusals = 0;
    // Nothing is sent before the venue opens: there the stop is laid, or the exit put on its ladder.
    leg.chaseUs = factsOf(book, leg.instrument).openUs;
  }
  concludePosition(book, position, openUs);
}

/** Nothing is priced overnight: clocks of seconds stop, and the venue ends the day's orders after this. */
export function endDay(book: Book, timeUs: number): void {
  for (const position of book.positions) {
    // A re-entry belongs to the session in which it was armed.
    if (position.reEnterPlus1 > 0) disarm(book, position, timeUs);
    if (position.isFlat) continue;
    lapseLegs(book, position, timeUs);
    if (position.heldFromUs > 0) position.heldUs += timeUs - position.heldFromUs;
    position.heldFromUs = 0;
    position.staleUs = Number.POSITIVE_INFINITY;
    position.entryTimeoutUs = Number.POSITIVE_INFINITY;
    for (const leg of position.liveLegs) if (leg.unsent > 0) loseEntry(leg, 'expired');
  }
}
