// How old an instrument's last price is for an entry. A night ages nothing: until an instrument has traded in a session, its last price is as old
// as the session. A price of this session is never called younger than it is.
import { type Book, factsOf } from './book';

/** Between two sessions lie nights, weekends and holidays; what has not traded for longer has no price. */
const CLOSED_US_MAX = 14 * 86_400_000_000;

/** Microseconds; NaN without a price. */
export function quoteAgeUs(book: Book, instrument: number, timeUs: number): number {
  const printUs = book.quotes.timeUs(instrument);
  const { openUs } = factsOf(book, instrument);
  const isOfSessionBefore = printUs < openUs && openUs - printUs <= CLOSED_US_MAX;
  return timeUs - (isOfSessionBefore ? openUs : printUs);
}
