// Arms a leg that a stop or target took out, to be entered again while its position goes on: at once, or when its price has come to a level. What
// waits lapses when the position leaves, when the session ends, and at the rule's time. It sends nothing.
import { assertNever } from '../../dsl/types/invariant';
import type { ActionOutcome } from '../events';
import { istDayOf } from '../market/candles';
import { nearWhole } from '../number/near-whole';
import { istMinute, minuteOfTime, timeOfMinute } from '../time/ist-time';
import { type Book, factsOf, legRulesOf, planOf } from './book';
import { AGAIN, type Leg } from './leg';
import type { Position } from './position';
import type { LegReEntryRule } from './risk-plan';

/** The leg has been closed by one of its own rules. A rule that would have it back arms it, or it is said why not. */
export function armLeg(book: Book, position: Position, leg: Leg, after: 'stop' | 'target', timeUs: number): void {
  const { reEntries } = legRulesOf(planOf(book, position), leg);
  if (reEntries.length === 0 || position.groupLatch !== 0 || leg.isGivenUp || reEntries.every((rule) => rule.after !== after)) return;
  const rule = ruleAt(reEntries, after, after === 'stop' ? leg.stopReEntries : leg.targetReEntries);
  if (rule === null) return tellReEntry(book, position, leg, after, 'reentries-used', 0, timeUs);
  const untilUs = timeOfMinute(istMinute(istDayOf(minuteOfTime(timeUs)), rule.notAfterMinutes));
  const price = book.quotes.price(leg.instrument);
  const level = levelOf(book, leg, rule, price);
  const refusal = refusalOf(book, untilUs, level, timeUs);
  if (refusal !== null) return tellReEntry(book, position, leg, after, refusal, 0, timeUs);
  position.againCount += 1;
  leg.again = level === 0 ? AGAIN.due : AGAIN.waiting;
  leg.againSide = price <= level ? 1 : -1;
  leg.againLevel = level;
  leg.againUntilUs = untilUs;
  leg.isAgainReversed = rule.how === 'reversed' ? 1 : 0;
  leg.isAgainAnew = rule.isAnew ? 1 : 0;
  leg.isAgainAfterTarget = after === 'target' ? 1 : 0;
  tellReEntry(book, position, leg, after, 'armed-reentry', level, timeUs);
}

/** Several rules after the same are used up one after another. Null: all are. */
function ruleAt(rules: readonly LegReEntryRule[], after: 'stop' | 'target', used: number): LegReEntryRule | null {
  let left = used;
  for (const rule of rules) {
    if (rule.after !== after) continue;
    if (left < rule.max) return rule;
    left -= rule.max;
  }
  return null;
}

function refusalOf(book: Book, untilUs: number, level: number, timeUs: number): ActionOutcome | null {
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  if (timeUs >= untilUs) return 'outside-window';
  return Number.isNaN(level) ? 'price-undefined' : null;
}

/** What the leg's price must come to; 0 where nothing is waited for, NaN where it is not known. */
function levelOf(book: Book, leg: Leg, { how, basis, move }: LegReEntryRule, price: number): number {
  switch (how) {
    case 'asap':
    case 'reversed':
      return 0;
    case 'atCost':
      return price > 0 ? leg.average : Number.NaN;
    case 'momentum':
      return nearWhole(price + leg.sign * (basis === 'points' ? move * factsOf(book, leg.instrument).priceScale : (price * move) / 100));
    default:
      return assertNever(how);
  }
}

/** A price of the leg's: if it has come to the level, the leg goes when the event at hand is done with. */
export function releaseLeg(leg: Leg): void {
  if (leg.again === AGAIN.waiting && (leg.last - leg.againLevel) * leg.againSide >= 0) leg.again = AGAIN.due;
}

/** What was armed has been sent, or will not be. */
export function disarmLeg(position: Position, leg: Leg): void {
  if (leg.again === AGAIN.none) return;
  position.againCount -= 1;
  leg.again = AGAIN.none;
  leg.againUntilUs = Number.POSITIVE_INFINITY;
}

export function lapseLeg(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.again === AGAIN.none) return;
  disarmLeg(position, leg);
  book.outbox.write(timeUs, { kind: 'legReEntryLapsed', position: position.index, leg: leg.index });
}

export function lapseLegs(book: Book, position: Position, timeUs: number): void {
  if (position.againCount === 0) return;
  for (const leg of position.liveLegs) lapseLeg(book, position, leg, timeUs);
}

export function tellReEntry(
  book: Book,
  position: Position,
  leg: Leg,
  after: 'stop' | 'target',
  outcome: ActionOutcome,
  level: number,
  timeUs: number,
): void {
  book.outbox.write(timeUs, { kind: 'legReEntry', position: position.index, leg: leg.index, after, outcome, level });
}
