// How the simulated venue treats orders: its costs, caps and faults. A configuration is frozen and part of a run's identity. It states no fact of
// the market (those are dated tables), and has no switch between ways of running.
import { invariant } from '../../dsl/types/invariant';

export interface VenueConfig {
  /** Half the distance between bid and ask: paid by every fill that takes liquidity. */
  readonly halfSpreadTicks: number;
  /** Impact on top of the spread: paid by every fill that takes liquidity. */
  readonly slippageTicks: number;
  /** What grace and latency cost a market order on bar data, where it trades at the very print that follows the decision. */
  readonly latencyTicks: number;
  /** Tick data: from acceptance to the first tick that may match the order. */
  readonly latencyUs: number;
  /** Share of a bar's volume that all our orders together may take; 0: no cap. A bar without volume fills nothing either way. */
  readonly volumeCapPercent: number;
  /** False: a limit order needs a trade one tick beyond its price. */
  readonly touchFillsLimit: boolean;
  /** Which of two fills comes first where a bar does not say: the stop (pessimistic) or the limit. Two runs give the band. */
  readonly bias: 'pessimistic' | 'optimistic';
  /** New orders in one second, beyond which they are rejected; 0: no limit. The order manager paces itself below it. */
  readonly ordersPerSecondMax: number;
  /** Names the draws of the faults below: each is a function of (seed, order, draw). */
  readonly seed: number;
  /** Orders that are refused though nothing is wrong with them. */
  readonly rejectPercent: number;
  /** Fills that find less than the volume would have given. */
  readonly partialPercent: number;
  /** Triggered stops that the exchange cancels. */
  readonly stopCancelPercent: number;
}

export const DEFAULT_VENUE: VenueConfig = Object.freeze({
  halfSpreadTicks: 1,
  slippageTicks: 1,
  latencyTicks: 1,
  latencyUs: 300_000,
  volumeCapPercent: 2.5,
  touchFillsLimit: false,
  bias: 'pessimistic',
  ordersPerSecondMax: 0,
  seed: 1,
  rejectPercent: 0,
  partialPercent: 0,
  stopCancelPercent: 0,
});

/**
 * The usual venue on a bad day: orders refused for no fault of theirs, fills in parts, triggered stops that the exchange takes away, and a
 * broker's ten orders a second. Far worse than any that is known; what a strategy does then is what it was asked.
 */
export const CHAOS_VENUE: VenueConfig = Object.freeze({
  ...DEFAULT_VENUE,
  ordersPerSecondMax: 10,
  rejectPercent: 10,
  partialPercent: 30,
  stopCancelPercent: 20,
});

/** Ticks are whole, so that prices stay whole; the rest is a share. */
export function assertVenueConfig(config: VenueConfig): void {
  for (const count of [config.halfSpreadTicks, config.slippageTicks, config.latencyTicks, config.latencyUs, config.ordersPerSecondMax])
    invariant(Number.isSafeInteger(count) && count >= 0, `a venue counts ticks, time and orders in whole numbers, not ${count}`);
  for (const percent of [config.volumeCapPercent, config.rejectPercent, config.partialPercent, config.stopCancelPercent])
    invariant(percent >= 0 && percent <= 100, `a share of ${percent} percent`);
}
