// Winds the clock of the prices' age over prints that were passed over: as if it had rung after each of them and had found nothing to tell. No
// other clock may be passed over.
import type { Book } from './book';
import type { Position } from './position';

/** Prints of every instrument stood `spanUs` apart, from `fromUs` up to `toUs`. True if a clock has moved. */
export function passPrints(book: Book, fromUs: number, spanUs: number, toUs: number): boolean {
  let hasMoved = false;
  for (const position of book.positions) {
    if (position.staleUs > toUs) continue;
    hasMoved = true;
    windAge(book, position, fromUs, spanUs, toUs);
  }
  return hasMoved;
}

/** It rings before the prints of its own instant, and reads the age of those before. Nothing held has no age. */
function windAge(book: Book, position: Position, fromUs: number, spanUs: number, toUs: number): void {
  if (!position.legs.some((leg) => leg.instrument >= 0 && leg.quantity !== 0)) {
    position.staleUs = Number.POSITIVE_INFINITY;
    return;
  }
  const ageUs = book.priceAgeUsMax;
  let print = Math.ceil((position.staleUs - fromUs) / spanUs) - 1;
  const restUs = toUs - ageUs - (fromUs + print * spanUs);
  // From then on it rings every so many prints.
  const prints = Math.ceil(ageUs / spanUs) - 1;
  if (restUs >= 0) print += prints * (Math.floor(restUs / (prints * spanUs)) + 1);
  position.staleUs = fromUs + print * spanUs + ageUs;
}
