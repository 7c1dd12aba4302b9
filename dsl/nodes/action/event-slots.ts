// The events at an acting node: one slot each, and each once, however many wires bring it.
import { invariant } from '../../types/invariant';
import type { LowerContext } from '../define-kind';

export interface EventSlot {
  readonly slot: number;
  readonly clock: number;
}

export function eventSlots(node: LowerContext): readonly EventSlot[] {
  const found = new Map<number, EventSlot>();
  for (const { slot, clock } of node.signals('event')) {
    invariant(clock !== null, 'an event happens on a clock');
    found.set(slot, { slot, clock });
  }
  return [...found.values()];
}
