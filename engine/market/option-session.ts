// When options of a market trade, and when they end.
import { assertNever } from '../../dsl/types/invariant';
import type { OptionMarket } from './option-contract';
import type { Segment } from './segment';

/** Whose sessions a market keeps; the synthetic one keeps those of NSE's indices, as all that trades on it does. */
export function segmentOfMarket(market: OptionMarket): Segment {
  switch (market) {
    case 'NFO':
      return 'NSE:derivatives';
    case 'BFO':
      return 'BSE:derivatives';
    case 'DEMO':
      return 'NSE:index';
    default:
      return assertNever(market);
  }
}
