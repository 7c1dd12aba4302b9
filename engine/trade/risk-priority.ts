// Which reason wins when several want a position out at once. One frozen order for all strategies, shown wherever rules are shown; the
// reason that takes a latch stays its reason, stronger ones that follow only raise its urgency.
import { invariant } from '../../dsl/types/invariant';
import type { OrderReason } from '../events';

export type ExitReason = Exclude<OrderReason, 'entry'>;

export interface RiskRank {
  readonly reason: ExitReason;
  /** Crosses by the full band at once: what cannot wait pays the spread. */
  readonly isUrgent: boolean;
  /** The exit counts as a stop: for the event `stopped` and for the cooldown. */
  readonly isStop: boolean;
  readonly why: string;
}

/** Strongest first. */
export const RISK_PRIORITY: readonly RiskRank[] = Object.freeze([
  { reason: 'kill', isUrgent: true, isStop: false, why: 'A person wants out of everything, and no rule may argue.' },
  { reason: 'squareOff', isUrgent: true, isStop: false, why: 'The broker closes the position at its own price if we do not.' },
  { reason: 'expiry', isUrgent: true, isStop: false, why: 'The contract ends; what is left is settled or delivered.' },
  {
    reason: 'brokenGroup',
    isUrgent: false,
    isStop: false,
    why: 'A leg that never came leaves the others without the hedge they were sized for.',
  },
  {
    reason: 'exitAt',
    isUrgent: false,
    isStop: false,
    why: 'A time exit holds whatever the price; the same instant must not depend on it.',
  },
  { reason: 'exitAfter', isUrgent: false, isStop: false, why: 'As the exit at a time; the fixed clock is the plainer reason of the two.' },
  {
    reason: 'stale',
    isUrgent: false,
    isStop: false,
    why: 'No price has come for so long that the rules below have nothing to go by.',
  },
  {
    reason: 'mtmStop',
    isUrgent: false,
    isStop: true,
    why: 'A loss of the whole is worse news than a loss of a part, and takes every leg.',
  },
  { reason: 'legStop', isUrgent: false, isStop: true, why: 'Loss before gain: where one print satisfies both, the worse is assumed.' },
  { reason: 'mtmTarget', isUrgent: false, isStop: false, why: 'A gain of the whole takes every leg, so it outranks a gain of one.' },
  { reason: 'legTarget', isUrgent: false, isStop: false, why: 'The gain of one leg closes that leg.' },
  { reason: 'exitAction', isUrgent: false, isStop: false, why: 'The graph decides at its own clock, and protection outranks opinion.' },
  { reason: 'reverse', isUrgent: false, isStop: false, why: 'Leaving in order to come back is the weakest reason to leave.' },
] as const);

/** Ordinal + 1, as a cell holds it. */
export function rankOf(reason: ExitReason): number {
  for (let index = 0; index < RISK_PRIORITY.length; index++) if (RISK_PRIORITY[index]?.reason === reason) return index + 1;
  invariant(false, `${reason} has a place in the order of risk`);
}

export function rankAt(rank: number): RiskRank {
  const found = RISK_PRIORITY[rank - 1];
  if (found === undefined) invariant(false, `${rank} is a place in the order of risk`);
  return found;
}
