// Who says how the price of a contract moves. The kernel knows no chain and no volatility: it asks, when a price comes, of positions whose bundle
// has a rule about greeks.
import type { GreekName } from '../options/traded-greek';

export interface GreekDesk {
  /** Of one unit of what the instrument is now, from what is known at the instant; NaN where nobody says. */
  greek(instrument: number, name: GreekName, timeUs: number): number;
}

/** Of a program none of whose rules asks. */
export const NO_GREEKS: GreekDesk = { greek: () => Number.NaN };
