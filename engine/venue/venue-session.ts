// The facts of one instrument for one session, against which the venue checks orders. The run resolves them from the dated tables; nothing here
// looks a table up.
import type { InstrumentFacts } from '../trade/instrument-facts';

export interface VenueSession {
  readonly facts: InstrumentFacts;
  /** Lowest and highest price the exchange takes today, price units; 0 and Infinity where there is no band. */
  readonly bandLow: number;
  readonly bandHigh: number;
  /** False only where the source of the data declares that it has no volume: then volume caps no fill. */
  readonly hasVolume: boolean;
}
