// What is not a levy on turnover: brokerage by plan, GST and its base, fixed charges, and the rounding of the contract note. Table only.
import type { DatedRow } from '../dated';
import type { ChargeSegment } from './charge-rates';

export type BrokeragePlan = 'zerodha';

export interface BrokerageRow extends DatedRow {
  readonly plan: BrokeragePlan;
  readonly segments: readonly ChargeSegment[];
  /** Parts per 10⁹ of the order's turnover; null: the cap is a flat fee. */
  readonly ratePpb: number | null;
  /** Per executed order, never per fill. */
  readonly capPaise: number;
}

const DERIVED: readonly ChargeSegment[] = ['equity-intraday', 'future'];

export const BROKERAGE: readonly BrokerageRow[] = [
  {
    plan: 'zerodha',
    segments: ['equity-delivery', 'option-exercise'],
    ratePpb: 0,
    capPaise: 0,
    validFrom: '2000-01-01',
    validTo: null,
    source: 'Zerodha: delivery free; cash-settled expiry without brokerage (delivery free since December 2015, taken for all time)',
    certain: true,
  },
  {
    plan: 'zerodha',
    segments: DERIVED,
    ratePpb: 100_000,
    capPaise: 2_000,
    validFrom: '2000-01-01',
    validTo: '2020-02-29',
    source: 'Zerodha price list of February 2020: 0.01% or Rs 20, whichever is lower',
    certain: true,
  },
  {
    plan: 'zerodha',
    segments: DERIVED,
    ratePpb: 300_000,
    capPaise: 2_000,
    validFrom: '2020-03-01',
    validTo: '2020-12-31',
    source: 'Zerodha went from 0.01% to 0.03% between February 2020 and 2021; the day is not known',
    certain: false,
  },
  {
    plan: 'zerodha',
    segments: DERIVED,
    ratePpb: 300_000,
    capPaise: 2_000,
    validFrom: '2021-01-01',
    validTo: null,
    source: 'Zerodha price lists of 2021 to 2026: 0.03% or Rs 20, whichever is lower',
    certain: true,
  },
  {
    plan: 'zerodha',
    segments: ['option'],
    ratePpb: null,
    capPaise: 2_000,
    validFrom: '2000-01-01',
    validTo: null,
    source: 'Zerodha price lists of 2020 to 2026: flat Rs 20 an executed order',
    certain: true,
  },
];

export type TaxedItem = 'brokerage' | 'exchange' | 'ipft' | 'sebi' | 'squareOff' | 'depository';

export interface GstRow extends DatedRow {
  /** Parts per million. */
  readonly ratePpm: number;
  readonly base: readonly TaxedItem[];
}

const FEES: readonly TaxedItem[] = ['brokerage', 'exchange', 'squareOff', 'depository'];
const serviceTax = (ratePpm: number, validFrom: string, validTo: string): GstRow => ({
  ratePpm,
  base: FEES,
  validFrom,
  validTo,
  source: 'from memory: service tax with its cesses, before GST',
  certain: false,
});

export const GST: readonly GstRow[] = [
  serviceTax(103_000, '2000-01-01', '2012-03-31'),
  serviceTax(123_600, '2012-04-01', '2015-05-31'),
  serviceTax(140_000, '2015-06-01', '2015-11-14'),
  serviceTax(145_000, '2015-11-15', '2016-05-31'),
  serviceTax(150_000, '2016-06-01', '2017-06-30'),
  {
    ratePpm: 180_000,
    base: FEES,
    validFrom: '2017-07-01',
    validTo: '2022-07-17',
    source: 'GST from 2017-07-01 on brokerage and transaction charges; SEBI’s fees were exempt',
    certain: true,
  },
  {
    ratePpm: 180_000,
    base: [...FEES, 'sebi'],
    validFrom: '2022-07-18',
    validTo: '2024-11-30',
    source:
      'SEBI circular of July 2022: 18% on its fees from 2022-07-18; IPFT is outside the base in the broker’s charges API of July 2023 and in its contract note of 2024-11-13',
    certain: true,
  },
  {
    ratePpm: 180_000,
    base: [...FEES, 'sebi'],
    validFrom: '2024-12-01',
    validTo: '2026-03-31',
    source: 'when the broker began to tax IPFT is not known; between the contract note of 2024-11-13 and the price list of April 2026',
    certain: false,
  },
  {
    ratePpm: 180_000,
    base: [...FEES, 'sebi', 'ipft'],
    validFrom: '2026-04-01',
    validTo: null,
    source:
      'Zerodha support on IPFT; price list of April 2026 with IPFT inside the transaction charge: 18% of brokerage, transaction charge and SEBI fee',
    certain: true,
  },
];

export interface FixedChargeRow extends DatedRow {
  readonly plan: BrokeragePlan;
  /** `squareOff`: per order the broker closes itself. `depository`: per share and day sold from the demat account. */
  readonly item: 'squareOff' | 'depository';
  /** Without GST. */
  readonly paise: number;
}

export const FIXED_CHARGES: readonly FixedChargeRow[] = [
  {
    plan: 'zerodha',
    item: 'squareOff',
    paise: 2_000,
    validFrom: '2000-01-01',
    validTo: '2020-02-29',
    source: 'Zerodha price list of February 2020: Rs 20',
    certain: true,
  },
  {
    plan: 'zerodha',
    item: 'squareOff',
    paise: 5_000,
    validFrom: '2020-03-01',
    validTo: '2021-12-31',
    source: 'Zerodha went from Rs 20 to Rs 50 between February 2020 and 2022; the day is not known',
    certain: false,
  },
  {
    plan: 'zerodha',
    item: 'squareOff',
    paise: 5_000,
    validFrom: '2022-01-01',
    validTo: null,
    source: 'Zerodha support: Rs 50 + GST an order',
    certain: true,
  },
  {
    plan: 'zerodha',
    item: 'depository',
    paise: 1_350,
    validFrom: '2000-01-01',
    validTo: '2024-09-30',
    source: 'Zerodha support: Rs 13.5 + GST a share and day',
    certain: true,
  },
  {
    plan: 'zerodha',
    item: 'depository',
    paise: 1_300,
    validFrom: '2024-10-01',
    validTo: null,
    source: 'Zerodha support: Rs 13 + GST; the day of the change is assumed, and other pages still say Rs 13.5',
    certain: false,
  },
];

/** To what unit the contract note rounds an item's sum of a segment and day. Items not named are rounded to the paisa. */
export interface NoteRoundingRow extends DatedRow {
  readonly item: 'stt' | 'stamp';
  readonly unitPaise: number;
}

export const NOTE_ROUNDING: readonly NoteRoundingRow[] = [
  {
    item: 'stt',
    unitPaise: 100,
    validFrom: '2000-01-01',
    validTo: null,
    source: 'Zerodha: STT is rounded to the nearest rupee on the contract note',
    certain: true,
  },
  {
    item: 'stamp',
    unitPaise: 100,
    validFrom: '2020-07-01',
    validTo: null,
    source: 'Zerodha contract note of 2024-11-13: duty of a few paise is stated as 0.00 where an exchange charge of less is stated as 0.01',
    certain: true,
  },
];
