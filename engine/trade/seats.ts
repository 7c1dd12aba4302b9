// Finds the seats for further legs of an open position: behind those that it has, and when these are used up, those of legs that were given up
// and are out. What such a leg made is kept; an order of it that is found to have filled after all belongs to nobody.
import { LIMITS } from '../../dsl/limits';
import type { Leg } from './leg';
import type { Position } from './position';

/** Null where there are not so many, or the position would have more legs than a structure may. `leaving`: legs it has that are to go. */
export function findSeats(position: Position, count: number, leaving: number): readonly Leg[] | null {
  const present = position.liveLegs.filter((leg) => leg.isInUse && leg.isClosed === 0).length;
  if (present - leaving + count > LIMITS.structureLegsMax) return null;
  const behind = position.legs.slice(position.legCount);
  const left = position.liveLegs.filter((leg) => leg.isGivenUp && leg.isClosed === 1);
  const free = [...behind, ...left];
  return free.length < count ? null : free.slice(0, count);
}

/** Before a leg is started there. */
export function takeSeat(position: Position, leg: Leg): void {
  if (leg.index < position.legCount) {
    position.carriedProfit += leg.profit;
    position.carriedPoints += pointsOf(leg);
  }
  position.legCount = Math.max(position.legCount, leg.index + 1);
}

/** What one unit of the leg has made, times its ratio, price units. */
function pointsOf(leg: Leg): number {
  return leg.enteredParts === 0 ? 0 : (leg.ratio * leg.profit) / leg.unitValue / leg.enteredQuantity;
}
