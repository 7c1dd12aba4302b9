// How far a price may go: bands, market protection, limit-price protection. Table only.
import type { DatedRow } from '../dated';

/** How far a price may go from its reference before an order is refused. */
export interface PriceBandRow extends DatedRow {
  readonly bandClass: 'share-with-derivatives' | 'share' | 'future' | 'closing-auction';
  /** Parts per million of the previous close; in the closing auction, of its reference price. */
  readonly bandPpm: number;
  /** True: the band is widened while trading presses against it; false: hard. */
  readonly flexes: boolean;
}

const band = (
  bandClass: PriceBandRow['bandClass'],
  bandPpm: number,
  flexes: boolean,
  [validFrom, validTo]: readonly [string, string | null],
  source: string,
  certain: boolean,
): PriceBandRow => ({ bandClass, bandPpm, flexes, validFrom, validTo, source, certain });

const DRILL_BANDS = 'NSE circular for the special session: 5% for all securities and futures, no flexing';

export const PRICE_BANDS: readonly PriceBandRow[] = [
  band('closing-auction', 30_000, false, ['2026-08-03', null], 'SEBI circular of 2026-01-16: 3% around the reference price', true),
  band('share-with-derivatives', 50_000, false, ['2024-03-02', '2024-03-02'], DRILL_BANDS, true),
  band('share', 50_000, false, ['2024-03-02', '2024-03-02'], DRILL_BANDS, true),
  band('future', 50_000, false, ['2024-03-02', '2024-03-02'], DRILL_BANDS, true),
  band('share-with-derivatives', 50_000, false, ['2024-05-18', '2024-05-18'], DRILL_BANDS, true),
  band('share', 50_000, false, ['2024-05-18', '2024-05-18'], DRILL_BANDS, true),
  band('future', 50_000, false, ['2024-05-18', '2024-05-18'], DRILL_BANDS, true),
  band(
    'share-with-derivatives',
    100_000,
    true,
    ['2000-01-01', null],
    'NSE: dynamic bands of 10% for shares with derivatives (from memory)',
    false,
  ),
  band('share', 200_000, false, ['2000-01-01', null], 'NSE: 20% unless the exchange has set 10, 5 or 2 for the share (from memory)', false),
  band('future', 100_000, true, ['2000-01-01', null], 'NSE: operating range of 10% for futures (from memory)', false),
];

export type ProtectionClass = 'cash-or-future' | 'option';

/** Market protection: a market order becomes a limit order this far from the last price. The broker's automatic slabs. */
export interface ProtectionRow extends DatedRow {
  readonly protectionClass: ProtectionClass;
  /** Slabs by last price in paise, ascending; `belowPaise` null: all above. Parts per million of the last price. */
  readonly slabs: readonly { readonly belowPaise: number | null; readonly protectionPpm: number }[];
}

const KITE_SLABS = 'Zerodha support, automatic market protection; required of API market and SL-M orders since 2026-04-01';

export const MARKET_PROTECTION: readonly ProtectionRow[] = [
  {
    protectionClass: 'cash-or-future',
    slabs: [
      { belowPaise: 10_000, protectionPpm: 20_000 },
      { belowPaise: 50_001, protectionPpm: 10_000 },
      { belowPaise: null, protectionPpm: 5_000 },
    ],
    validFrom: '2026-04-01',
    validTo: null,
    source: KITE_SLABS,
    certain: true,
  },
  {
    protectionClass: 'option',
    slabs: [
      { belowPaise: 1_000, protectionPpm: 50_000 },
      { belowPaise: 10_000, protectionPpm: 30_000 },
      { belowPaise: 50_001, protectionPpm: 20_000 },
      { belowPaise: null, protectionPpm: 10_000 },
    ],
    validFrom: '2026-04-01',
    validTo: null,
    source: KITE_SLABS,
    certain: true,
  },
];

/** Limit-price protection of options, checked when orders match: outside it a triggered stop is cancelled by the exchange. */
export interface LimitPriceProtectionRow extends DatedRow {
  /** Reference premiums above this take the proportional band, others the absolute one. */
  readonly abovePaise: number;
  readonly bandPpm: number;
  readonly bandPaise: number;
  /** The reference is the average trade price of this many seconds. */
  readonly referenceSeconds: number;
}

export const LIMIT_PRICE_PROTECTION: readonly LimitPriceProtectionRow[] = [
  {
    abovePaise: 5_000,
    bandPpm: 400_000,
    bandPaise: 2_000,
    referenceSeconds: 30,
    validFrom: '2020-01-01',
    validTo: null,
    source: 'broker forum on exchange-cancelled orders; the first day of the rule is assumed',
    certain: false,
  },
];
