// A structure of futures and options from a CSV that a person writes: a leg to a row. What is not there has one clear line with its row and field.
import { findLotSize } from '../../../engine/market/contract-terms';
import { type Contract, derivativesMarketOf, future, option } from '../../../engine/market/instrument';
import type { QuotedLeg } from '../../../engine/payoff/resolve-volatilities';
import { formatDay, parseDay } from '../../../engine/time/day-text';
import { InputFault } from '../../market-data/input-fault';
import { findOptionRight } from '../../market-data/option-right';
import { type CsvTableRow, readCsvTable } from '../csv-table';

export interface StructureFile {
  readonly file: string;
  readonly underlying: string;
  /** At least one; all of the underlying. */
  readonly legs: readonly QuotedLeg[];
}

export const STRUCTURE_COLUMNS = ['underlying', 'expiry', 'type', 'side', 'price'] as const;

const PRICE_SCALE = 100;
const LEGS_MAX = 100;
const UNITS_MAX = 100_000_000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const FUTURES = ['future', 'fut', 'f'];
const SIDES: Readonly<Record<string, 1 | -1>> = { buy: 1, b: 1, long: 1, sell: -1, s: -1, short: -1 };

/** `day`: on which it is looked at; contracts that expired before it are refused, and lots are those of that day. */
export async function readStructure(name: string, day: number): Promise<StructureFile> {
  const { file, columns, rows } = await readCsvTable(name, STRUCTURE_COLUMNS);
  if (!columns.includes('lots') && !columns.includes('quantity'))
    throw new InputFault({ file, row: 1 }, 'the header has no column lots and none quantity', 'add one of them');
  if (rows.length > LEGS_MAX) throw new InputFault({ file }, `there are ${rows.length} legs`, `give at most ${LEGS_MAX}`);
  const read = rows.map((row) => ({ row, leg: readLeg(file, row, day) }));
  const underlying = read[0]?.leg.contract.underlying ?? '';
  const other = read.find(({ leg }) => leg.contract.underlying !== underlying);
  if (other !== undefined) {
    const place = { file, row: other.row.line, field: 'underlying' };
    throw new InputFault(
      place,
      `this leg is on ${other.leg.contract.underlying}, the first on ${underlying}`,
      'give each underlying a file',
    );
  }
  return { file, underlying, legs: read.map(({ leg }) => leg) };
}

function readLeg(file: string, row: CsvTableRow, day: number): QuotedLeg {
  const contract = readContract(file, row, day);
  const word = row.cell('side').toLowerCase();
  const side = Object.hasOwn(SIDES, word) ? SIDES[word] : undefined;
  if (side === undefined) throw fault(file, row, 'side', 'is no side', 'write buy or sell');
  const price = needed(file, row, 'price', { min: 0, max: 10_000_000 });
  const volatility = optional(file, row, 'volatility', { min: 0.0001, max: 10 });
  const last = optional(file, row, 'last', { min: 0, max: 10_000_000 });
  return { contract, quantity: side * readUnits(file, row, contract, day), price, last: last ?? price, volatility };
}

function readContract(file: string, row: CsvTableRow, day: number): Contract {
  const underlying = row.cell('underlying').toUpperCase();
  if (!/^[A-Z0-9&-]{1,30}$/.test(underlying)) throw fault(file, row, 'underlying', 'is no underlying', 'write its name, as NIFTY or SBIN');
  const expiryDay = parseDay(row.cell('expiry'));
  if (expiryDay === null) throw fault(file, row, 'expiry', 'is no date', 'write YYYY-MM-DD');
  if (expiryDay < day) throw fault(file, row, 'expiry', `lies before ${formatDay(day)}`, 'leave the leg out, or give an earlier --time');
  const market = derivativesMarketOf(underlying);
  const type = row.cell('type').toLowerCase();
  const stem = `${market}:${underlying}${formatDay(expiryDay).replaceAll('-', '')}`;
  if (FUTURES.includes(type)) return future(`${stem}FUT`, underlying, expiryDay, PRICE_SCALE);
  const right = findOptionRight(type);
  if (right === null) throw fault(file, row, 'type', 'is no type of contract', 'write future, call or put');
  const strike = needed(file, row, 'strike', { min: 0.01, max: 10_000_000 });
  const units = Math.round(strike * PRICE_SCALE);
  if (Math.abs(units - strike * PRICE_SCALE) > 1e-6) throw fault(file, row, 'strike', 'is finer than paise', 'write at most two decimals');
  return option(`${stem}${strike}${right === 'call' ? 'CE' : 'PE'}`, { underlying, expiryDay, strike: units, right }, PRICE_SCALE);
}

function readUnits(file: string, row: CsvTableRow, { underlying, expiryDay }: Contract, day: number): number {
  const bounds = { min: 1, max: UNITS_MAX };
  const quantity = optional(file, row, 'quantity', bounds);
  if (quantity !== null) return whole(file, row, 'quantity', quantity);
  const lots = needed(file, row, 'lots', bounds);
  const lot = findLotSize(underlying, expiryDay, day)?.lot;
  if (lot === undefined)
    throw fault(file, row, 'lots', `are of no lot we know: ${underlying} has none in our table`, 'give units in a column quantity');
  return whole(file, row, 'lots', lots) * lot;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function whole(file: string, row: CsvTableRow, field: string, value: number): number {
  if (!Number.isInteger(value)) throw fault(file, row, field, 'is no whole number', 'write one; the side says which way');
  return value;
}

function needed(file: string, row: CsvTableRow, field: string, bounds: Bounds): number {
  const value = optional(file, row, field, bounds);
  if (value === null) throw new InputFault({ file, row: row.line, field }, 'there is nothing', 'write a number');
  return value;
}

/** Null where the cell is empty or the column is not there. */
function optional(file: string, row: CsvTableRow, field: string, { min, max }: Bounds): number | null {
  const text = row.cell(field);
  if (text === '') return null;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw fault(file, row, field, 'is no number', 'write a plain decimal');
  if (value < min || value > max) throw fault(file, row, field, `lies outside ${min} to ${max}`, 'check the row');
  return value;
}

function fault(file: string, row: CsvTableRow, field: string, problem: string, remedy: string): InputFault {
  const text = row.cell(field);
  return new InputFault({ file, row: row.line, field }, text === '' ? 'there is nothing' : `"${text.slice(0, 40)}" ${problem}`, remedy);
}
