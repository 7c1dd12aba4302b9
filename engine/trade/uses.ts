// How often an action has changed what it changes, of so many times: in the position's epoch, or in the session.
import { type Book, positionOf } from './book';
import type { Position } from './position';

export function usesOf(book: Book, action: number): number {
  return book.uses[action] ?? 0;
}

export function noteUse(book: Book, action: number): void {
  book.uses[action] = usesOf(book, action) + 1;
}

/** The position begins an epoch. */
export function forgetUses(book: Book, position: Position): void {
  for (const plan of book.actions) if (plan.kind === 'scale' && positionOf(book, plan.position) === position) book.uses[plan.action] = 0;
}
