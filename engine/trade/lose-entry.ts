// Remembers why an order of a leg's way in was lost. The last reason is the one that is told.
import { LEG_LOSSES, type LegLoss } from '../journal/decision';
import type { Leg } from './leg';

/** Nothing that has not left will. */
export function loseEntry(leg: Leg, why: LegLoss): void {
  leg.dropUnsent();
  noteLoss(leg, why);
}

export function noteLoss(leg: Leg, why: LegLoss): void {
  leg.lossOrdinal = LEG_LOSSES.indexOf(why);
}

export function lossOf(leg: Leg): LegLoss {
  return LEG_LOSSES[leg.lossOrdinal] ?? 'cancelled';
}
