// Price steps, by class of instrument, reference price and date. Table only.
import type { DatedRow } from '../dated';

export type TickClass = 'share' | 'stock-future' | 'index-future' | 'index-option' | 'stock-option';

/** A price step that depends on the reference price: last close of the month before, for shares and their futures; the index level for its. */
export interface TickRow extends DatedRow {
  readonly tickClasses: readonly TickClass[];
  /** Steps by reference price in paise, ascending; `belowPaise` null: all above. */
  readonly bands: readonly { readonly belowPaise: number | null; readonly tickPaise: number }[];
}

const FIVE_PAISE = [{ belowPaise: null, tickPaise: 5 }] as const;
const BELOW_250 = [
  { belowPaise: 25_000, tickPaise: 1 },
  { belowPaise: null, tickPaise: 5 },
] as const;
const SHARE_BANDS = [
  { belowPaise: 25_000, tickPaise: 1 },
  { belowPaise: 100_001, tickPaise: 5 },
  { belowPaise: 500_001, tickPaise: 10 },
  { belowPaise: 1_000_001, tickPaise: 50 },
  { belowPaise: 2_000_001, tickPaise: 100 },
  { belowPaise: null, tickPaise: 500 },
] as const;

export const TICK_SIZES: readonly TickRow[] = [
  {
    tickClasses: ['share'],
    bands: FIVE_PAISE,
    validFrom: '2000-01-01',
    validTo: '2024-06-09',
    source: 'NSE: 5 paise for all shares before 2024-06-10 (BSE: 1 paisa below Rs 100)',
    certain: true,
  },
  {
    tickClasses: ['share'],
    bands: BELOW_250,
    validFrom: '2024-06-10',
    validTo: '2025-04-14',
    source: 'NSE circular of 2024-05-24: 1 paisa below Rs 250 from 2024-06-10',
    certain: true,
  },
  {
    tickClasses: ['share', 'stock-future'],
    bands: SHARE_BANDS,
    validFrom: '2025-04-15',
    validTo: null,
    source: 'NSE circulars for 2025-04-15: price bands, reviewed monthly',
    certain: true,
  },
  {
    tickClasses: ['stock-future'],
    bands: FIVE_PAISE,
    validFrom: '2000-01-01',
    validTo: '2024-07-07',
    source: 'NSE: 5 paise before 2024-07-08',
    certain: true,
  },
  {
    tickClasses: ['stock-future'],
    bands: BELOW_250,
    validFrom: '2024-07-08',
    validTo: '2025-04-14',
    source: 'NSE circular of 2024-05-24: stock futures follow their share from 2024-07-08',
    certain: true,
  },
  {
    tickClasses: ['index-future'],
    bands: FIVE_PAISE,
    validFrom: '2000-01-01',
    validTo: '2025-04-14',
    source: 'NSE: 5 paise before 2025-04-15',
    certain: true,
  },
  {
    tickClasses: ['index-future'],
    bands: [
      { belowPaise: 1_500_001, tickPaise: 5 },
      { belowPaise: 3_000_001, tickPaise: 10 },
      { belowPaise: null, tickPaise: 20 },
    ],
    validFrom: '2025-04-15',
    validTo: null,
    source: 'NSE circulars for 2025-04-15: by index level, reviewed monthly; instrument list of August 2026 agrees',
    certain: true,
  },
  {
    tickClasses: ['index-option'],
    bands: FIVE_PAISE,
    validFrom: '2000-01-01',
    validTo: null,
    source: 'NSE: options keep 5 paise; instrument list of August 2026 agrees',
    certain: true,
  },
  {
    tickClasses: ['stock-option'],
    bands: FIVE_PAISE,
    validFrom: '2000-01-01',
    validTo: '2025-11-02',
    source: 'NSE: options keep 5 paise',
    certain: true,
  },
  {
    tickClasses: ['stock-option'],
    bands: BELOW_250,
    validFrom: '2025-11-03',
    validTo: null,
    source: 'NSE: 1 paisa where the underlying share is below Rs 250, from 2025-11-03',
    certain: true,
  },
];
