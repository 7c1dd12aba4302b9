// Tells orders that were decided before the open that lets them go: a reversal waited for the fill that made the position flat, and a leg of a
// structure waited for another leg. Such an order meets that open. Every other order that an open brings about was decided on it, and does not.
import type { ModifyIntent, PlaceIntent } from '../events';

export function wasDecidedBefore(intent: PlaceIntent | ModifyIntent): boolean {
  return intent.hasWaited === true || (intent.kind === 'place' && intent.reason === 'reverse');
}
