// Orders that an open lets go although they were decided before it: a reversal waited for the fill that made the position flat, a leg of a
// structure for the leg that it covers or that covers it. They meet that open too; all else that an open lets go was decided on it.
import type { ModifyIntent, PlaceIntent } from '../events';

export function wasDecidedBefore(intent: PlaceIntent | ModifyIntent): boolean {
  return intent.hasWaited === true || (intent.kind === 'place' && intent.reason === 'reverse');
}
