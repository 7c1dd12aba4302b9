// Where a leg's rules stand and between which prices nothing can happen: worked out whenever fills, orders or trails change, so that the
// price path has two comparisons to make and no rule to read.
import { type Book, levelBasisOf, operandReader, planOf } from './book';
import type { Leg } from './leg';
import { ORDER_TYPES } from './order-row';
import type { Position } from './position';
import { targetLevel, trailedStop } from './stop-level';

const STOP_LIMIT = ORDER_TYPES.indexOf('stopLimit');

/** Stop, trail and target from the average fill as it is now. */
export function setLevels(book: Book, position: Position, leg: Leg, timeUs: number): void {
  const plan = planOf(book, position);
  const read = operandReader(plan, position.operands);
  const basis = levelBasisOf(book, leg);
  leg.target = targetLevel(plan.risk, leg.average, basis, read);
  if (plan.risk.stops.length === 0) return;
  const { stop, trailAt } = trailedStop(plan.risk, leg.average, leg.best === 0 ? leg.average : leg.best, basis, read);
  leg.trailAt = trailAt;
  if (stop === leg.stop) return;
  if (leg.stop !== 0) book.outbox.write(timeUs, { kind: 'stopMoved', position: position.index, leg: leg.index, from: leg.stop, to: stop });
  leg.stop = stop;
  leg.isStopRefused = 0;
}

/** Prices strictly between `watchLow` and `watchHigh` call for nothing. */
export function refreshWatch(leg: Leg): void {
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
