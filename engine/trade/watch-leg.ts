// Works out where a leg's rules stand, and between which prices nothing can happen to it, whenever its fills, orders or trails change. The price
// path then has two comparisons to make, and no rule to read.

import { ORDER_TYPES } from '../events';
import { type Book, legRulesOf, levelBasisOf, operandReader, planOf } from './book';
import { AGAIN, type Leg } from './leg';

import type { Position } from './position';
import { roundToward } from './round-to-tick';
import { steerExits } from './steer-exits';
import { targetLevel, trailedStop } from './stop-level';
import { refreshUnderlyingWatch } from './underlying-rules';

const STOP_LIMIT = ORDER_TYPES.indexOf('stopLimit');

/** Stop, trail and target from the average fill as it is now. */
export function setLevels(book: Book, position: Position, leg: Leg, timeUs: number, kind: 'stopMoved' | 'stopToCost' = 'stopMoved'): void {
  const plan = planOf(book, position);
  const rules = legRulesOf(plan, leg);
  const read = operandReader(plan, position.operands);
  const basis = levelBasisOf(book, leg);
  leg.target = targetLevel(rules, leg.average, basis, read);
  let stop = 0;
  if (rules.stops.length > 0) {
    const trailed = trailedStop(rules, leg.average, leg.best === 0 ? leg.average : leg.best, basis, read);
    leg.trailAt = trailed.trailAt;
    stop = trailed.stop;
  }
  if (leg.isToCost === 1) stop = betterStop(stop, roundToward(-leg.sign, leg.average, basis.tick), leg.sign);
  if (stop === leg.stop) return;
  if (leg.stop !== 0 || kind === 'stopToCost')
    book.outbox.write(timeUs, { kind, position: position.index, leg: leg.index, from: leg.stop, to: stop });
  leg.stop = stop;
  leg.isStopRefused = 0;
}

/** The nearer to the price in favour; 0 is no stop. */
function betterStop(stop: number, cost: number, sign: number): number {
  return stop === 0 || (cost - stop) * sign > 0 ? cost : stop;
}

/**
 * Another leg was stopped: this one's stop stands at its cost from now on, unless it is better already. Where the price has passed the cost
 * the next one closes the leg.
 */
export function moveToCost(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.isToCost = 1;
  if (leg.enteredParts === 0) return;
  setLevels(book, position, leg, timeUs, 'stopToCost');
  steerExits(book, position, leg, timeUs);
}

/** Prices strictly between `watchLow` and `watchHigh` call for nothing. */
export function refreshWatch(leg: Leg): void {
  if (leg.gains !== 0) refreshUnderlyingWatch(leg);
  if (leg.again === AGAIN.waiting) {
    leg.watchLow = leg.againSide < 0 ? leg.againLevel : Number.NEGATIVE_INFINITY;
    leg.watchHigh = leg.againSide > 0 ? leg.againLevel : Number.POSITIVE_INFINITY;
    return;
  }
  let adverse = Number.POSITIVE_INFINITY * -leg.sign;
  let favourable = Number.POSITIVE_INFINITY * leg.sign;
  if (leg.quantity !== 0 && leg.isAllOut === 0) {
    if (leg.stop !== 0 && !isStopResting(leg)) adverse = leg.stop;
    favourable = nearer(leg, leg.target === 0 ? favourable : leg.target, leg.trailAt);
  }
  leg.watchLow = leg.sign > 0 ? adverse : favourable;
  leg.watchHigh = leg.sign > 0 ? favourable : adverse;
}

function nearer(leg: Leg, a: number, b: number): number {
  return leg.sign > 0 ? Math.min(a, b) : Math.max(a, b);
}

/** Confirmed stops at the leg's level cover all that is held: the venue minds them. */
export function isStopResting(leg: Leg): boolean {
  const { stop, held } = leg;
  let resting = 0;
  for (const order of leg.exits) {
    if (order.isUnused) break;
    const isGuard = order.isIdle && order.exitQuantity === 0 && order.type === STOP_LIMIT && order.triggerPrice === stop;
    if (isGuard) resting += order.remaining;
  }
  return resting >= held;
}
