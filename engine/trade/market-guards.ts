// Guards of an entry by the state of the market and of the account: how wide the spread is, how old the price, and how much margin would stay
// free. It only reads.
import type { ActionOutcome } from '../events';
import { US_PER_SECOND } from '../time/ist-time';
import type { EnterPlan } from './action-plan';
import type { Book } from './book';
import type { ExpectedOrder } from './expected-order';
import { moneyUnitsOf, paiseOf, rupeesOf } from './money-units';
import { quoteAgeUs } from './quote-age';
import type { RiskPlan } from './risk-plan';

/** The first leg whose price is too old or whose spread is too wide decides. Where the run knows no quotes none is too wide. */
export function findQuoteRefusal(book: Book, risk: RiskPlan, instrument: number, timeUs: number): ActionOutcome | null {
  const { entryPriceAgeSecondsMax, entrySpreadPercentMax } = risk;
  if (
    entryPriceAgeSecondsMax !== Number.POSITIVE_INFINITY &&
    quoteAgeUs(book, instrument, timeUs) > entryPriceAgeSecondsMax * US_PER_SECOND
  )
    return 'price-old';
  if (entrySpreadPercentMax === Number.POSITIVE_INFINITY) return null;
  const spread = book.quotes.spreadPercent(instrument);
  return spread === null || spread <= entrySpreadPercentMax ? null : 'spread-wide';
}

/** Of a plan with such minima: the largest of several counts. */
export function findMarginRefusal(book: Book, { risk }: EnterPlan, orders: readonly ExpectedOrder[]): ActionOutcome | null {
  let leastPaise = Number.NEGATIVE_INFINITY;
  for (const { basis, value } of risk.freeMarginMins)
    leastPaise = Math.max(leastPaise, paiseOf(book, moneyUnitsOf(book, rupeesOf(book, basis, value))));
  return book.account.freeAfterPaise(orders) < leastPaise ? 'margin-short' : null;
}
