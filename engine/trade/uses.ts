// Counts how often each action has changed its position: `scale` and `addLegs` by epoch, `adjust` by session. Each action may do so a bounded
// number of times.
import type { Book } from './book';
import type { Position } from './position';

export function usesOf(book: Book, action: number): number {
  return book.uses[action] ?? 0;
}

export function noteUse(book: Book, action: number): void {
  book.uses[action] = usesOf(book, action) + 1;
}

/** The position begins an epoch. */
export function forgetUses(book: Book, position: Position): void {
  for (const plan of book.actions)
    if ((plan.kind === 'scale' || plan.kind === 'addLegs') && plan.position === position.index) book.uses[plan.action] = 0;
}

/** A session begins. */
export function forgetUsesOfDay(book: Book): void {
  for (const plan of book.actions) if (plan.kind === 'adjust') book.uses[plan.action] = 0;
}
