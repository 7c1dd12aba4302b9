// Tells between which prices of an instrument the kernel would only mark its legs: what the loop may pass over. The range must never be wider
// than the truth, and it is empty where a price is not of this instant. Rules that weigh several legs are in `quiet-money`.
import type { Book } from './book';
import type { Leg } from './leg';
import type { Position } from './position';
import { countHeld, hasOwnBounds, hasTotalBound } from './quiet-money';

/** Prices strictly between are quiet: none where `low` is Infinity, all where nothing is held. */
export interface QuietPrices {
  low: number;
  high: number;
}

/** Takes away what any position that holds the instrument minds. */
export function narrowToQuiet(book: Book, instrument: number, quiet: QuietPrices): void {
  // A re-entry that waits for a price is asked at each.
  if (book.run.watchedCount > 0) {
    quiet.low = Number.POSITIVE_INFINITY;
    return;
  }
  const isFollowed = book.followers[instrument] !== null;
  for (const position of book.positions) {
    if (position.isFlat) continue;
    for (const leg of position.legs) {
      if (leg.instrument === instrument) narrowToLeg(book, position, leg, quiet);
      if (isFollowed && leg.isInUse && leg.underlying === instrument) narrow(quiet, leg.underlyingLow, leg.underlyingHigh);
    }
  }
}

function narrowToLeg(book: Book, position: Position, leg: Leg, quiet: QuietPrices): void {
  narrow(quiet, leg.watchLow, leg.watchHigh);
  if (leg.quantity === 0) return;
  const { run } = book;
  // Combined rules of legs that are not equally many are asked at each price, and so are net greeks.
  const isAskedAlways = position.profitLow === Number.POSITIVE_INFINITY;
  if (leg.lastUs !== run.nowUs || isAskedAlways) {
    quiet.low = Number.POSITIVE_INFINITY;
    return;
  }
  if (hasOwnBounds(position) && countHeld([position]) === 1)
    narrowByMoney(quiet, leg, position.profit, position.profitLow, position.profitHigh);
  if (hasTotalBound(position) && countHeld(book.positions) === 1)
    narrowByMoney(quiet, leg, run.totalProfit, position.totalLow, Number.POSITIVE_INFINITY);
}

/**
 * Prices at which money that moves with this leg alone reaches neither bound. Prices are whole, so a bound rounded into the range and a
 * division that errs by less than one unit leave out no price that matters.
 */
function narrowByMoney(quiet: QuietPrices, leg: Leg, money: number, low: number, high: number): void {
  const moneyPerUnit = leg.quantity * leg.unitValue;
  const atLow = leg.last + (low - money) / moneyPerUnit;
  const atHigh = leg.last + (high - money) / moneyPerUnit;
  narrow(quiet, Math.ceil(Math.min(atLow, atHigh)), Math.floor(Math.max(atLow, atHigh)));
}

function narrow(quiet: QuietPrices, low: number, high: number): void {
  quiet.low = Math.max(quiet.low, low);
  quiet.high = Math.min(quiet.high, high);
}
