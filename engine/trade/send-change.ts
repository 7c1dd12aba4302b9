// Sends the orders of legs that are new to an open position: bought ones before sold ones, as an entry does.
import { type Book, planOf } from './book';
import { LONGS_FIRST } from './decide-entry';
import { sendEntries } from './entry-orders';
import type { Leg } from './leg';
import type { Position } from './position';

export function sendChange(book: Book, position: Position, legs: readonly Leg[], timeUs: number): void {
  const plan = planOf(book, position);
  for (const sign of LONGS_FIRST) {
    for (const leg of legs) {
      if (leg.sign !== sign) continue;
      const contract = leg.chain < 0 ? null : book.contracts.idOf(leg.instrument);
      if (contract !== null) book.outbox.write(timeUs, { kind: 'contractChosen', position: position.index, leg: leg.index, contract });
      sendEntries(book, plan, position, leg, timeUs);
    }
  }
}
