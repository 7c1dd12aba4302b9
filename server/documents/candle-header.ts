// The header of a candle CSV: which column is which, by the names that people give them.
import { InputFault } from '../market-data/input-fault';

const NAMES = {
  time: ['time', 'date', 'datetime', 'timestamp', 'ts', 'date time'],
  open: ['open', 'o'],
  high: ['high', 'h'],
  low: ['low', 'l'],
  close: ['close', 'c'],
  volume: ['volume', 'vol', 'v'],
  openInterest: ['oi', 'open interest', 'openinterest', 'open_interest'],
} as const;

export type CandleField = keyof typeof NAMES;

/** Places of the columns, from 0; −1 for one that is not there. */
export type CandleHeader = Readonly<Record<CandleField, number>>;

const NEEDED: readonly CandleField[] = ['time', 'open', 'high', 'low', 'close'];

/** `cells`: without padding. */
export function findCandleHeader(file: string, cells: readonly string[]): CandleHeader {
  const names = cells.map((cell) => cell.toLowerCase());
  const place = (field: CandleField): number => names.findIndex((name) => NAMES[field].some((one) => one === name));
  const header: CandleHeader = {
    time: place('time'),
    open: place('open'),
    high: place('high'),
    low: place('low'),
    close: place('close'),
    volume: place('volume'),
    openInterest: place('openInterest'),
  };
  const twice = Object.values(header).find((at) => at >= 0 && names.indexOf(names[at] ?? '', at + 1) >= 0);
  if (twice !== undefined)
    throw new InputFault({ file, row: 1, field: cells[twice] ?? '' }, 'the column is there twice', 'keep one of them');
  const missing = NEEDED.filter((field) => header[field] < 0);
  if (missing.length === 0) return header;
  const isHeaderless = names.every((name) => name === '' || /^[\d.:+\-t z/]+$/.test(name));
  const problem = isHeaderless ? 'the first row is no header' : `the header has no column ${missing.join(', ')}`;
  throw new InputFault({ file, row: 1 }, problem, 'write time,open,high,low,close and, where there are any, volume and oi');
}
