// When the kernel is to be woken next: the earliest clock of each position, and of all of them. It rings none itself (`position-clocks` does).
import type { Book } from './book';
import { POSITION_OFFSET, type Position } from './position';

const { entryTimeoutUs: FIRST_CLOCK, armedFromUs: LAST_CLOCK } = POSITION_OFFSET;

/** Counts what is exposed and asks to be woken at the earliest clock. Called once, when the loop's call is done with. */
export function refreshClocks(book: Book): void {
  let exposedCount = 0;
  let nextTimerUs = Number.POSITIVE_INFINITY;
  for (const position of book.positions) {
    if (position.isExposed) exposedCount += 1;
    position.nextUs = Math.min(nextActingUs(position), position.staleUs);
    nextTimerUs = Math.min(nextTimerUs, position.nextUs);
    if (!book.sendsTimers || position.nextUs === position.timerUs) continue;
    position.timerUs = position.nextUs;
    if (position.nextUs !== Number.POSITIVE_INFINITY) book.outbox.ask({ kind: 'timer', timer: position.index, atUs: position.nextUs });
  }
  book.run.exposedCount = exposedCount;
  book.run.nextTimerUs = nextTimerUs;
}

/** Earliest of the clocks that do something when they ring, whatever the prices were meanwhile: all but that of the prices' age. */
export function nextActingUs({ cells, at, legs }: Position): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (let cell = at + FIRST_CLOCK; cell <= at + LAST_CLOCK; cell += 1) {
    const clockUs = cells[cell] ?? 0;
    if (clockUs < earliest) earliest = clockUs;
  }
  for (const leg of legs) if (leg.isInUse) earliest = Math.min(earliest, leg.chaseUs, leg.sendUs, leg.entryChaseUs, leg.againUntilUs);
  return earliest;
}
