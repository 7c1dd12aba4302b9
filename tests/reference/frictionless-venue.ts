// A venue that costs nothing and fills everything at the price of the bar: what published backtests take for granted.
import { DEFAULT_VENUE, type VenueConfig } from '../../engine/venue/venue-config';

export const FRICTIONLESS_VENUE: VenueConfig = Object.freeze({
  ...DEFAULT_VENUE,
  halfSpreadTicks: 0,
  slippageTicks: 0,
  latencyTicks: 0,
  volumeCapPercent: 0,
  touchFillsLimit: true,
});
