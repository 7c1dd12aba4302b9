// Holds an entry that is decided while nothing trades until the next open. The numbers that it was decided with are frozen; every guard is asked
// again at the open. It places nothing.
import type { ActionOutcome } from '../events';
import type { EnterPlan } from './action-plan';
import { type Book, factsOf } from './book';
import { isMarketOpen } from './facts';
import { PHASE, type Position } from './position';
import { type Operands, writeOperands } from './sample-operands';

export type ArmedReason = 'entry' | 'reverse';

/** Whether no leg trades now. A contract that nobody knows today trades no less than others at its open. */
export function isMarketClosed(book: Book, plan: EnterPlan, timeUs: number): boolean {
  for (const { instrument } of plan.legs) if (isMarketOpen(factsOf(book, instrument), timeUs)) return false;
  return true;
}

/**
 * Whether the entry can wait for the next open. Before the session's open anything can; after its close only what may be held overnight, in
 * a contract that does not end with the session.
 */
export function canAwaitOpen(book: Book, plan: EnterPlan, timeUs: number): boolean {
  return (
    isMarketClosed(book, plan, timeUs) &&
    plan.legs.every(({ instrument, product }) => {
      const facts = factsOf(book, instrument);
      const isAhead = timeUs < facts.openUs;
      return (
        facts.isKnown === 1 && facts.canTrade === 1 && (isAhead || (product !== 'intraday' && facts.expiryUs === Number.POSITIVE_INFINITY))
      );
    })
  );
}

/** Takes the numbers that the entry was decided with. The outcome is that of the action. */
export function awaitOpen(book: Book, position: Position, plan: EnterPlan, operands: Operands, timeUs: number): ActionOutcome {
  arm(position, plan, operands, 'entry');
  position.armedFromUs = openAheadUs(book, plan, timeUs);
  return 'armed-open';
}

export function arm(position: Position, plan: EnterPlan, operands: Operands, reason: ArmedReason): void {
  position.armedPlus1 = plan.action + 1;
  position.isArmedReverse = reason === 'reverse' ? 1 : 0;
  position.isArmedReversed = plan.isReversed ? 1 : 0;
  writeOperands(position.armedOperands, operands);
}

export function forgetArmed(position: Position): void {
  position.armedPlus1 = 0;
  position.reEnterPlus1 = 0;
  position.armedSide = 0;
  position.armedUntilUs = Number.POSITIVE_INFINITY;
  position.armedFromUs = Number.POSITIVE_INFINITY;
}

/** The open of the session at hand if it is still to come; Infinity after it: the next session says when. */
export function openAheadUs(book: Book, plan: EnterPlan, timeUs: number): number {
  const openUs = Math.max(...plan.legs.map(({ instrument }) => factsOf(book, instrument).openUs));
  return timeUs < openUs ? openUs : Number.POSITIVE_INFINITY;
}

/** A session begins: what waits for an open now knows which. */
export function windArmed(book: Book, position: Position, dayUs: number): void {
  if (position.armedPlus1 === 0 || position.phase !== PHASE.flat) return;
  const plan = book.actions[position.armedPlus1 - 1];
  if (plan?.kind !== 'enter') return;
  position.armedFromUs = openAheadUs(book, plan, dayUs);
}
