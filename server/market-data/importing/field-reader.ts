// Reads single fields of a row into numbers and says in one line what is wrong with one that cannot be read: the slow and talkative
// half of the readers, entered only on a fault.
import type { CsvRow } from '../csv/csv-scanner';
import { fieldText } from '../csv/csv-scanner';
import { NEEDS_ROUNDING, parseDecimal, TOO_LONG } from '../csv/parse-number';
import { InputFault } from '../input-fault';

const PRICE_MAX = 2_147_483_647;

export interface PriceUnits {
  /** Units per rupee, a power of ten. */
  readonly priceScale: number;
  readonly decimals: number;
  /** Decimals that the source's integers carry. */
  readonly sourceDecimals: number;
}

/** Price units as int32, or a value that is no int32 integer where the field cannot be stored exactly. */
export function readPrice(row: CsvRow, field: number, units: PriceUnits): number {
  const { bytes, starts, ends } = row;
  const start = starts[field] ?? 0;
  const end = ends[field] ?? 0;
  if (units.sourceDecimals === 0) return parseDecimal(bytes, start, end, units.decimals);
  const value = parseDecimal(bytes, start, end, 0);
  const divisor = 10 ** (units.sourceDecimals - units.decimals);
  return Number.isFinite(value) && value % divisor !== 0 ? NEEDS_ROUNDING : value / divisor;
}

export function isPrice(value: number): boolean {
  return value >= -PRICE_MAX && value <= PRICE_MAX;
}

/** Whole units, exact; NaN for an empty field; a fraction other than zeros answers NEEDS_ROUNDING. */
export function readCount(row: CsvRow, field: number): number {
  const start = row.starts[field] ?? 0;
  const end = row.ends[field] ?? 0;
  return start === end ? Number.NaN : parseDecimal(row.bytes, start, end, 0);
}

/** An absent count is fine, a count that is text is not. */
export function isCountOrAbsent(row: CsvRow, field: number, value: number): boolean {
  if (Number.isNaN(value)) return row.starts[field] === row.ends[field];
  return Number.isFinite(value) && value >= 0;
}

export function priceFault(file: string, row: CsvRow, field: number, name: string, value: number, priceScale: number): InputFault {
  const place = { file, row: row.line, field: name };
  const text = fieldText(row, field);
  if (value === NEEDS_ROUNDING) {
    return new InputFault(
      place,
      `"${text}" has more decimals than price scale ${priceScale} holds, and prices are never rounded`,
      remedyOfScale(text),
    );
  }
  if (Number.isFinite(value) || value === TOO_LONG) {
    return new InputFault(place, `"${text}" is beyond ±${PRICE_MAX / priceScale}`, 'give a smaller --price-scale');
  }
  return new InputFault(place, `"${text}" is not a decimal number`, 'correct the row, or leave such rows out with --drop-bad-rows');
}

export function countFault(file: string, row: CsvRow, field: number, name: string): InputFault {
  const problem = `"${fieldText(row, field)}" is not a whole number of units`;
  return new InputFault({ file, row: row.line, field: name }, problem, 'correct the row, or leave such rows out with --drop-bad-rows');
}

export function timeFault(file: string, row: CsvRow, field: number, problem: string): InputFault {
  const remedy = 'write ISO 8601 (2024-01-31 09:15:00, offset optional, +05:30 taken) or epoch seconds, ms or µs, or use --drop-bad-rows';
  return new InputFault({ file, row: row.line, field: 'time' }, `"${fieldText(row, field)}" ${problem}`, remedy);
}

function remedyOfScale(text: string): string {
  const decimals = (text.split('.')[1] ?? '').replace(/0+$/, '').length;
  return decimals <= 6 ? `import with --price-scale ${10 ** decimals}` : 'write prices with at most 6 decimals';
}
