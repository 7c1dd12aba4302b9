// Tells what several legs have won or lost together, where a rule weighs them, and the bounds between which the kernel would only mark them.
// Where a rule hangs on one leg alone, `quiet-prices` tells the bounds as prices.
import type { Book } from './book';
import type { Leg } from './leg';
import type { Position } from './position';

/** Money units now; strictly between the bounds nothing happens. */
export interface QuietMoney {
  readonly money: number;
  readonly low: number;
  readonly high: number;
  readonly legs: readonly QuietLeg[];
}

export interface QuietLeg {
  readonly instrument: number;
  /** The price at which it is marked. */
  readonly last: number;
  /** Money units that a price unit is worth; negative of what is sold. */
  readonly perUnit: number;
}

const NOTHING: readonly QuietMoney[] = [];

/** Of every rule that weighs several legs; none where each hangs on one leg alone. */
export function listQuietMoney(book: Book): readonly QuietMoney[] {
  let found: QuietMoney[] | null = null;
  for (const position of book.positions) {
    if (position.isFlat) continue;
    if (hasOwnBounds(position) && countHeld([position]) > 1) {
      found ??= [];
      found.push({ money: position.profit, low: position.profitLow, high: position.profitHigh, legs: heldLegs([position]) });
    }
    if (hasTotalBound(position) && countHeld(book.positions) > 1) {
      found ??= [];
      found.push({
        money: book.run.totalProfit,
        low: position.totalLow,
        high: Number.POSITIVE_INFINITY,
        legs: heldLegs(book.positions),
      });
    }
  }
  return found ?? NOTHING;
}

export function hasOwnBounds({ profitLow, profitHigh }: Position): boolean {
  return profitLow > Number.NEGATIVE_INFINITY || profitHigh < Number.POSITIVE_INFINITY;
}

export function hasTotalBound({ totalLow }: Position): boolean {
  return totalLow > Number.NEGATIVE_INFINITY;
}

export function countHeld(positions: readonly Position[]): number {
  let held = 0;
  for (const position of positions) {
    if (position.isFlat) continue;
    for (const leg of position.legs) if (isHeld(leg)) held += 1;
  }
  return held;
}

function heldLegs(positions: readonly Position[]): readonly QuietLeg[] {
  return positions
    .filter(({ isFlat }) => !isFlat)
    .flatMap(({ legs }) => legs.filter(isHeld))
    .map(({ instrument, last, quantity, unitValue }) => ({ instrument, last, perUnit: quantity * unitValue }));
}

function isHeld({ instrument, quantity }: Leg): boolean {
  return instrument >= 0 && quantity !== 0;
}
