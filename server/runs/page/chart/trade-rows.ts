// The trades of the page as rows, and which of them show in which order.
import type { PageLegs, PageTrades } from '../embedded/page-data';
import { unpackDifferences, unpackIntegers } from './unpack-integers';

export interface TradeRow {
  /** Place in the run's order of exits, from 0. */
  readonly index: number;
  readonly instrument: string;
  readonly reason: string;
  readonly direction: 'long' | 'short' | 'multi';
  readonly quantity: number;
  readonly entryMinute: number;
  readonly exitMinute: number;
  /** Rupees. */
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** Price units. */
  readonly entryUnits: number;
  readonly exitUnits: number;
  readonly grossPaise: number;
  readonly chargesPaise: number;
  readonly netPaise: number;
  /** Null where the risk was not known. */
  readonly rMultiple: number | null;
  readonly maePaise: number;
  readonly mfePaise: number;
  readonly isAmbiguous: boolean;
  /** Of a structure; empty of a trade in one instrument. */
  readonly legs: readonly LegRow[];
  /** Place of the instrument on whose bars it is shown; −1: none. */
  readonly chart: number;
}

export interface LegRow {
  readonly name: string;
  /** Units; below zero sold. */
  readonly quantity: number;
  /** Rupees. */
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly grossPaise: number;
  /** Place of its own bars among the page's instruments; −1: they are not there. */
  readonly chart: number;
  /** Rupees; null of what is no option. */
  readonly strike: number | null;
}

const PAISE_PER_RUPEE = 100;

export const SORT_KEYS = [
  'index',
  'entryMinute',
  'direction',
  'instrument',
  'quantity',
  'entryPrice',
  'exitPrice',
  'held',
  'reason',
  'chargesPaise',
  'netPaise',
  'rMultiple',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface TradeFilter {
  readonly text: string;
  readonly result: 'all' | 'won' | 'lost' | 'ambiguous';
  readonly direction: 'all' | TradeRow['direction'];
}

const DIRECTIONS: readonly TradeRow['direction'][] = ['long', 'short', 'multi'];

export function unpackTrades(packed: PageTrades): readonly TradeRow[] {
  const { count, total, instruments, reasons } = packed;
  const column = (name: Exclude<keyof PageTrades, 'count' | 'total' | 'instruments' | 'reasons' | 'legs'>): Float64Array =>
    name === 'entryMinute' ? unpackDifferences(packed[name], count) : unpackIntegers(packed[name], count);
  const instrument = column('instrument');
  const reason = column('reason');
  const direction = column('direction');
  const quantity = column('quantity');
  const entryMinute = column('entryMinute');
  const held = column('heldMinutes');
  const entryPrice = column('entryPrice');
  const exitPrice = column('exitPrice');
  const priceScale = column('priceScale');
  const gross = column('grossPaise');
  const charges = column('chargesPaise');
  const risk = column('riskPaise');
  const mae = column('maePaise');
  const mfe = column('mfePaise');
  const ambiguous = column('isAmbiguous');
  const chart = column('chart');
  const legsOf = unpackLegs(packed.legs, count);
  return Array.from({ length: count }, (_, row) => {
    const at = (values: Float64Array): number => values[row] ?? 0;
    const netPaise = at(gross) - at(charges);
    const [entryUnits, exitUnits] = [at(entryPrice) / 100, at(exitPrice) / 100];
    return {
      index: total - count + row,
      instrument: instruments[at(instrument)] ?? '',
      reason: reasons[at(reason)] ?? '',
      direction: DIRECTIONS[at(direction)] ?? 'long',
      quantity: at(quantity),
      entryMinute: at(entryMinute),
      exitMinute: at(entryMinute) + at(held),
      entryPrice: entryUnits / at(priceScale),
      exitPrice: exitUnits / at(priceScale),
      entryUnits,
      exitUnits,
      grossPaise: at(gross),
      chargesPaise: at(charges),
      netPaise,
      rMultiple: at(risk) === 0 ? null : netPaise / at(risk),
      maePaise: at(mae),
      mfePaise: at(mfe),
      isAmbiguous: at(ambiguous) === 1,
      legs: legsOf[row] ?? [],
      chart: at(chart) - 1,
    };
  });
}

/** By trade. */
function unpackLegs(packed: PageLegs, trades: number): readonly (readonly LegRow[])[] {
  const { names, total } = packed;
  const column = (name: Exclude<keyof PageLegs, 'count' | 'total' | 'names'>): Float64Array => unpackIntegers(packed[name], total);
  const [name, quantity, scale, gross] = [column('name'), column('quantity'), column('priceScale'), column('grossPaise')];
  const [entryPrice, exitPrice] = [column('entryPrice'), column('exitPrice')];
  const [chart, strike] = [column('chart'), column('strike')];
  const price = (of: Float64Array, leg: number): number => (of[leg] ?? 0) / 100 / (scale[leg] ?? 1);
  let next = 0;
  return Array.from(unpackIntegers(packed.count, trades), (count) => {
    const from = next;
    next += count;
    return Array.from({ length: count }, (_, place): LegRow => {
      const leg = from + place;
      return {
        name: names[name[leg] ?? 0] ?? '',
        quantity: quantity[leg] ?? 0,
        entryPrice: price(entryPrice, leg),
        exitPrice: price(exitPrice, leg),
        grossPaise: gross[leg] ?? 0,
        chart: (chart[leg] ?? 0) - 1,
        strike: (strike[leg] ?? 0) > 0 ? (strike[leg] ?? 0) / PAISE_PER_RUPEE : null,
      };
    });
  });
}

/** Every word of the text must occur somewhere in the row. `words` gives a row's searchable text. */
export function filterTrades(rows: readonly TradeRow[], filter: TradeFilter, words: (row: TradeRow) => string): readonly TradeRow[] {
  const wanted = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (filter.direction !== 'all' && row.direction !== filter.direction) return false;
    if (filter.result === 'won' && row.netPaise <= 0) return false;
    if (filter.result === 'lost' && row.netPaise >= 0) return false;
    if (filter.result === 'ambiguous' && !row.isAmbiguous) return false;
    if (wanted.length === 0) return true;
    const text = words(row).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** A new list; equal values keep the order of the run, what is unknown comes last either way. */
export function sortTrades(rows: readonly TradeRow[], key: SortKey, isDescending: boolean): readonly TradeRow[] {
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [valueOf(left, key), valueOf(right, key)];
    if (a === null || b === null) return a === b ? left.index - right.index : a === null ? 1 : -1;
    return (a < b ? -sign : a > b ? sign : 0) || left.index - right.index;
  });
}

function valueOf(row: TradeRow, key: SortKey): number | string | null {
  return key === 'held' ? row.exitMinute - row.entryMinute : row[key];
}
