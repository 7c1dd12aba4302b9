// Worse venues than the run's own, each to be run in full: wider spreads, more impact, more latency, orders that are refused. What a real
// desk meets one day; a result that lives on the best venue alone is none.
import type { VenueConfig } from '../venue/venue-config';

export interface StressScenario {
  readonly id: 'spread' | 'slippage' | 'latency' | 'refusals' | 'all';
  readonly words: string;
  readonly venue: VenueConfig;
}

/** Ticks that stand in for a cost the run has not got: tripling nothing would be no stress. */
const TICKS_MIN = 1;
const TIMES = 3;
const REFUSED_PERCENT = 10;

export function stressScenarios(venue: VenueConfig): readonly StressScenario[] {
  const worse = (ticks: number): number => Math.max(TICKS_MIN, ticks * TIMES);
  const spread = { halfSpreadTicks: worse(venue.halfSpreadTicks) };
  const slippage = { slippageTicks: worse(venue.slippageTicks) };
  const latency = { latencyTicks: worse(venue.latencyTicks), latencyUs: venue.latencyUs * TIMES };
  const refusals = { rejectPercent: Math.max(venue.rejectPercent, REFUSED_PERCENT) };
  return [
    { id: 'spread', words: 'Spread three times as wide', venue: { ...venue, ...spread } },
    { id: 'slippage', words: 'Impact three times as large', venue: { ...venue, ...slippage } },
    { id: 'latency', words: 'Latency three times as dear', venue: { ...venue, ...latency } },
    { id: 'refusals', words: 'One order in ten refused', venue: { ...venue, ...refusals } },
    { id: 'all', words: 'All of these at once', venue: { ...venue, ...spread, ...slippage, ...latency, ...refusals } },
  ];
}
