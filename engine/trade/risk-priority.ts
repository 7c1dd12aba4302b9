// Which reason wins when several want a position out at once. The order is frozen, the same for all strategies, and shown wherever rules are
// shown. The reason that takes a latch stays its reason; stronger ones that follow only raise its urgency.
import { invariant } from '../../dsl/types/invariant';
import type { OrderReason } from '../events';

export type ExitReason = Exclude<OrderReason, 'entry'>;

export interface RiskRank {
  readonly reason: ExitReason;
  /** Crosses by the full band at once: what cannot wait pays the spread. */
  readonly isUrgent: boolean;
  /** What the position's clock is told when the exit is done: a stop, which also counts for the cooldown, or a target. */
  readonly tells: 'stopped' | 'targetHit' | null;
  readonly why: string;
}

/** Strongest first. */
export const RISK_PRIORITY: readonly RiskRank[] = Object.freeze([
  { reason: 'kill', isUrgent: true, tells: null, why: 'A person wants out of everything, and no rule may argue.' },
  { reason: 'squareOff', isUrgent: true, tells: null, why: 'The broker closes the position at its own price if we do not.' },
  { reason: 'expiry', isUrgent: true, tells: null, why: 'The contract ends; what is left is settled or delivered.' },
  {
    reason: 'brokenGroup',
    isUrgent: false,
    tells: null,
    why: 'A leg that never came leaves the others without the hedge they were sized for.',
  },
  {
    reason: 'exitAt',
    isUrgent: false,
    tells: null,
    why: 'A time exit holds whatever the price; the same instant must not depend on it.',
  },
  {
    reason: 'exitBeforeExpiry',
    isUrgent: false,
    tells: null,
    why: 'As the exit at a time; the clock of every day is the plainer reason of the two.',
  },
  { reason: 'exitAfter', isUrgent: false, tells: null, why: 'As the exit at a time; the fixed clock is the plainer reason of the two.' },
  {
    reason: 'stale',
    isUrgent: false,
    tells: null,
    why: 'No price has come for so long that the rules below have nothing to go by.',
  },
  {
    reason: 'mtmStop',
    isUrgent: false,
    tells: 'stopped',
    why: 'A loss of the whole is worse news than a loss of a part, and takes every leg.',
  },
  {
    reason: 'combinedStop',
    isUrgent: false,
    tells: 'stopped',
    why: 'A loss of the whole too; what the account feels is said before what the premium did.',
  },
  {
    reason: 'legStop',
    isUrgent: false,
    tells: 'stopped',
    why: 'Loss before gain: where one print satisfies both, the worse is assumed.',
  },
  {
    reason: 'underlyingStop',
    isUrgent: false,
    tells: 'stopped',
    why: 'A stop like the one before it; the leg’s own price is the nearer witness.',
  },
  {
    reason: 'greekMax',
    isUrgent: false,
    tells: null,
    why: 'A risk that has grown, and no loss yet: after what has lost, before what has gained.',
  },
  {
    reason: 'mtmTarget',
    isUrgent: false,
    tells: 'targetHit',
    why: 'A gain of the whole takes every leg, so it outranks a gain of one.',
  },
  { reason: 'combinedTarget', isUrgent: false, tells: 'targetHit', why: 'As the MTM target, in what the premium did.' },
  { reason: 'lock', isUrgent: false, tells: null, why: 'A profit kept, smaller than a target’s: it takes every leg all the same.' },
  { reason: 'legTarget', isUrgent: false, tells: 'targetHit', why: 'The gain of one leg closes that leg.' },
  {
    reason: 'underlyingTarget',
    isUrgent: false,
    tells: 'targetHit',
    why: 'The gain of one leg, as its underlying tells it.',
  },
  { reason: 'exitAction', isUrgent: false, tells: null, why: 'The graph decides at its own clock, and protection outranks opinion.' },
  {
    reason: 'adjust',
    isUrgent: false,
    tells: null,
    why: 'A leg given up for another: the position stays, so anything that wants it out is heard first.',
  },
  { reason: 'reverse', isUrgent: false, tells: null, why: 'Leaving in order to come back is the weakest reason to leave.' },
] as const);

const RANKS: ReadonlyMap<ExitReason, number> = new Map(RISK_PRIORITY.map(({ reason }, index) => [reason, index + 1]));

/** Ordinal + 1, as a cell holds it. */
export function rankOf(reason: ExitReason): number {
  const rank = RANKS.get(reason);
  if (rank === undefined) invariant(false, `${reason} has a place in the order of risk`);
  return rank;
}

export function rankAt(rank: number): RiskRank {
  const found = RISK_PRIORITY[rank - 1];
  if (found === undefined) invariant(false, `${rank} is a place in the order of risk`);
  return found;
}
