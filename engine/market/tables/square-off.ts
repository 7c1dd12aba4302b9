// When a broker closes intraday positions itself. Table only.
import type { DatedRow } from '../dated';

export type SquareOffClass = 'equity' | 'derivatives';

export interface SquareOffRow extends DatedRow {
  readonly broker: 'zerodha';
  readonly squareOffClass: SquareOffClass;
  /** IST. */
  readonly time: string;
}

const NOT_CONFIRMED =
  'not confirmed by the broker since shares with derivatives stop trading at 15:15; ten minutes before the phase ends is assumed';

export const SQUARE_OFF_TIMES: readonly SquareOffRow[] = [
  {
    broker: 'zerodha',
    squareOffClass: 'equity',
    time: '15:20',
    validFrom: '2015-01-01',
    validTo: '2026-08-02',
    source: 'Zerodha support: equity 15:20',
    certain: true,
  },
  {
    broker: 'zerodha',
    squareOffClass: 'equity',
    time: '15:05',
    validFrom: '2026-08-03',
    validTo: null,
    source: NOT_CONFIRMED,
    certain: false,
  },
  {
    broker: 'zerodha',
    squareOffClass: 'derivatives',
    time: '15:25',
    validFrom: '2015-01-01',
    validTo: '2026-08-02',
    source: 'Zerodha support: equity and index derivatives 15:25',
    certain: true,
  },
  {
    broker: 'zerodha',
    squareOffClass: 'derivatives',
    time: '15:25',
    validFrom: '2026-08-03',
    validTo: null,
    source: 'unchanged as published before the derivatives close moved to 15:40; not confirmed since',
    certain: false,
  },
];

/** On a special session positions are closed this long before its last continuous phase ends. */
export interface SpecialSquareOffRow extends DatedRow {
  readonly broker: 'zerodha';
  readonly minutesBefore: number;
}

export const SPECIAL_SQUARE_OFF: readonly SpecialSquareOffRow[] = [
  {
    broker: 'zerodha',
    minutesBefore: 15,
    validFrom: '2015-01-01',
    validTo: null,
    source: 'broker notices for Muhurat sessions name 10 to 15 minutes before the close; 15 is taken for every special session',
    certain: false,
  },
];
