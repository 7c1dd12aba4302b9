// Arms a re-entry: the Enter of the last epoch again, with numbers sampled anew, at once, when the price is back at cost, when it has moved so
// far in the position's favour, or with sides reversed. The entry is sent when nothing holds it any more, and not here. A group is worth the sum
// of its legs' prices by side and ratio, so that up is always in favour.
import { assertNever } from '../../dsl/types/invariant';
import type { ActionOutcome } from '../events';
import { istDayOf } from '../market/candles';
import { istMinute, minuteOfTime, timeOfMinute } from '../time/ist-time';
import type { EnterPlan, ReEnterPlan } from './action-plan';
import { arm, forgetArmed } from './await-open';
import { type Book, enterPlanOf, factsOf, positionOf, slotOf } from './book';
import type { Leg } from './leg';
import { PHASE, type Position } from './position';
import { type Sample, sampleOperands } from './sample-operands';

export function fireReEnter(book: Book, action: ReEnterPlan, timeUs: number, sample: Sample): ActionOutcome {
  const position = positionOf(book, action.position);
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  if (position.actionPlus1 === 0) return 'not-open';
  if (position.armedPlus1 > 0 || (!position.isFlat && position.phase !== PHASE.exiting)) return 'busy';
  if (position.reEntriesToday >= action.max) return 'reentries-used';
  const untilUs = timeOfMinute(istMinute(istDayOf(minuteOfTime(timeUs)), action.notAfterMinutes));
  if (timeUs >= untilUs) return 'outside-window';
  const isReversed = (position.isReversed === 1) !== (action.how === 'reversed');
  const plan = enterPlanOf(book, position.actionPlus1 - 1, isReversed);
  const operands = sampleOperands(plan, sample);
  if (typeof operands === 'string') return operands;
  const level = levelOf(book, position, plan, action);
  if (Number.isNaN(level)) return 'price-undefined';
  arm(position, plan, operands, 'entry');
  position.reEnterPlus1 = action.action + 1;
  position.armedUntilUs = untilUs;
  position.armedLevel = level;
  position.armedSide = action.how === 'atCost' || action.how === 'momentum' ? sideOf(level, worthOf(book, position, plan)) : 0;
  book.run.watchedCount += position.armedSide === 0 ? 0 : 1;
  return 'armed-reentry';
}

/** Where what the group is worth must come to; 0 where nothing is waited for, NaN where it cannot be known. */
function levelOf(book: Book, position: Position, plan: EnterPlan, { how, basis, move }: ReEnterPlan): number {
  switch (how) {
    case 'asap':
    case 'reversed':
      return 0;
    case 'atCost':
      return isOfToday(book, position) ? costOf(position) : Number.NaN;
    case 'momentum': {
      const worth = worthOf(book, position, plan);
      const [leg] = plan.legs;
      if (leg === undefined || !isOfToday(book, position)) return Number.NaN;
      return worth + (basis === 'points' ? move * factsOf(book, leg.instrument).priceScale : (Math.abs(worth) * move) / 100);
    }
    default:
      return assertNever(how);
  }
}

/** Yesterday's prices may be another contract's. */
function isOfToday(book: Book, position: Position): boolean {
  return position.phase === PHASE.exiting || position.flatDay === book.run.day;
}

/** Of what stood at last in the places of the Enter's legs: those that were given up for others count no more. */
function costOf(position: Position): number {
  return standing(position).reduce((sum, leg) => sum + leg.sign * leg.ratio * leg.average, 0);
}

function standing(position: Position): readonly Leg[] {
  return position.liveLegs.filter((leg) => !leg.isAdded && !leg.isGivenUp);
}

function worthOf(book: Book, position: Position, plan: EnterPlan): number {
  return standing(position).reduce((sum, leg) => {
    const drawn = plan.legs[leg.planPlace];
    return sum + (drawn?.side === 'buy' ? 1 : -1) * leg.ratio * book.quotes.price(instrumentOf(book, position, plan, leg));
  }, 0);
}

/** What the leg was, flat or not. */
function instrumentOf(book: Book, position: Position, plan: EnterPlan, leg: Leg): number {
  const drawn = plan.legs[leg.planPlace];
  return drawn === undefined || drawn.option !== null ? slotOf(book, position, leg.index) : drawn.instrument;
}

/** From which side the level is reached; one that the price stands at is reached at the next price. */
function sideOf(level: number, worth: number): number {
  return worth <= level ? 1 : -1;
}

/** A price of an instrument: re-entries that wait for it and have it are held by nothing any more. True if there is one. */
export function releaseReEntries(book: Book, instrument: number): boolean {
  let isReleased = false;
  for (const position of book.positions) {
    if (position.armedSide === 0 || position.armedPlus1 === 0) continue;
    const plan = enterPlanOf(book, position.armedPlus1 - 1, position.isArmedReversed === 1);
    if (!standing(position).some((leg) => instrumentOf(book, position, plan, leg) === instrument)) continue;
    if (!((worthOf(book, position, plan) - position.armedLevel) * position.armedSide >= 0)) continue;
    position.armedSide = 0;
    book.run.watchedCount -= 1;
    isReleased = true;
  }
  return isReleased;
}

/** The entry will not be sent: nothing of it is waited for any more. */
export function forgetReEntry(book: Book, position: Position): void {
  if (position.armedSide !== 0) book.run.watchedCount -= 1;
  forgetArmed(position);
}
