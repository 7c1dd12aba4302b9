// Applies a corporate action to what is held, before the open of its ex-date. Quantity, average, stop, target and trail go into the new units,
// parts of a unit are paid out, and dividends are received or, on a short position, paid. No order is live then, because orders are for the day,
// and it sends none: the open does.
import { type CorporateAction, isUnitChange, priceAfter, type UnitChange } from '../market/corporate-action';
import { MICRO_PER_PAISE } from '../market/micro-paise';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import { type Book, factsOf } from './book';
import type { Leg } from './leg';
import { addProfit } from './mark-price';
import type { Position } from './position';
import { scaleUnderlying } from './underlying-rules';
import { setLevels } from './watch-leg';

export interface DueAction {
  readonly instrument: number;
  readonly action: CorporateAction;
  /** Last close in the units after, price units: what a part of a unit is paid out at. */
  readonly price: number;
}

export function applyCorporateAction(book: Book, { instrument, action, price }: DueAction): void {
  for (const position of book.positions) {
    if (position.isFlat) continue;
    for (const leg of position.liveLegs) {
      if (leg.isInUse && leg.underlying === instrument && isUnitChange(action)) scaleUnderlying(leg, action);
      if (leg.instrument !== instrument) continue;
      if (isUnitChange(action)) changeUnits(book, position, leg, action, price);
      else payDividend(book, position, leg, action.perUnit);
    }
  }
}

function payDividend(book: Book, position: Position, leg: Leg, perUnit: number): void {
  const { quantity } = leg;
  if (quantity === 0) return;
  const paise = multiplyDivideHalfUp(quantity, perUnit, MICRO_PER_PAISE);
  const moneyUnits = (paise * book.run.moneyScale) / 100;
  leg.cash += moneyUnits;
  addProfit(book, position, moneyUnits);
  const { openUs } = factsOf(book, leg.instrument);
  book.outbox.write(openUs, { kind: 'dividend', position: position.index, leg: leg.index, quantity, paise });
}

/** Profit is worked out anew from whole numbers: the last price has been rounded to a whole one. */
function changeUnits(book: Book, position: Position, leg: Leg, change: UnitChange, price: number): void {
  const { numerator, denominator } = change;
  const { openUs, priceScale } = factsOf(book, leg.instrument);
  const profitBefore = leg.profit;
  const from = leg.quantity;
  const parts = (from * numerator) % denominator;
  const lieuPaise = multiplyDivideHalfUp(multiplyDivideHalfUp(parts, price, denominator), 100, priceScale);
  leg.quantity = (from * numerator - parts) / denominator;
  leg.cash += (lieuPaise * book.run.moneyScale) / 100;
  leg.last = priceAfter(leg.last, change);
  addProfit(book, position, leg.profit - profitBefore);
  leg.numerator *= numerator;
  leg.denominator *= denominator;
  leg.enteredParts *= numerator;
  leg.enteredValue *= denominator;
  leg.best = (leg.best * denominator) / numerator;
  leg.takeLeft = Math.trunc((leg.takeLeft * numerator) / denominator);
  const { kind: action } = change;
  if (from !== 0) {
    const entry = { position: position.index, leg: leg.index, action, numerator, denominator, from, to: leg.quantity, lieuPaise };
    book.outbox.write(openUs, { kind: 'unitsChanged', ...entry });
  }
  if (leg.quantity !== 0) setLevels(book, position, leg, openUs);
}
