// Published worked examples: Skender's Stock.Indicators (JSON beside quotes), StockCharts' spreadsheets as the `ta` package carries them
// (CSV), a chart export of Kite. Found with the shared data; never part of the project.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { findSharedData } from '../shared-data';

export const HAS_PUBLISHED = findSharedData('indicators') !== null;

export type Cells = readonly (number | null)[];
export type Sheet = Readonly<Record<string, Cells>>;

function textOf(...parts: readonly string[]): string {
  const file = findSharedData('indicators', ...parts);
  if (file === null) throw new Error(`no ${parts.join('/')} in the shared data`);
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

/** The columns of one result of Stock.Indicators; null before the result begins. */
export function readSkender(name: string): Sheet {
  const rows = JSON.parse(textOf('skender', `${name}.standard.json.gz`)) as readonly Readonly<Record<string, unknown>>[];
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((key) => [key, rows.map((row) => (typeof row[key] === 'number' ? row[key] : null))]));
}

/** A spreadsheet by its header; cells that are no numbers are null. */
export function readSheet(...parts: readonly string[]): Sheet {
  const lines = textOf(...parts)
    .trim()
    .split(/\r?\n/)
    .map(cellsOf);
  const [header = [], ...rows] = lines;
  return Object.fromEntries(header.map((name, index) => [name, rows.map((row) => numberOf(row[index]))]));
}

/** Commas part cells, but for those between quotes. */
function cellsOf(line: string): readonly string[] {
  return line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '').trim());
}

function numberOf(cell: string | undefined): number | null {
  return cell === undefined || cell === '' || Number.isNaN(Number(cell)) ? null : Number(cell);
}

/** A column without gaps, for an input. */
export function filled(sheet: Sheet, name: string): readonly number[] {
  const cells = sheet[name] ?? [];
  if (cells.length === 0 || cells.includes(null)) throw new Error(`column ${name} is missing or has gaps`);
  return cells.map((cell) => cell ?? 0);
}

/** The first cell of each row of a sheet of quotes, a date. */
export function readDates(...parts: readonly string[]): readonly string[] {
  return textOf(...parts)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => cellsOf(line)[0] ?? '');
}

/** How exactly a source prints its numbers: the most by which a right result may be off. */
export type Rounding = (published: number) => number;

/** All digits of a double; both sides round on the way. */
export const fullDigits: Rounding = (published) => 1e-10 * Math.max(1, Math.abs(published));

/** Rounded to so many decimals. The last millionth is for halves, which binary numbers cannot hold. */
export function decimals(count: number): Rounding {
  return () => 0.5 * 10 ** -count * (1 + 1e-6);
}

/** Rounded to so many digits, the leading ones included. */
export function digits(count: number): Rounding {
  return (published) => 0.5 * 10 ** (Math.floor(Math.log10(Math.max(Math.abs(published), Number.MIN_VALUE))) + 1 - count) * (1 + 1e-6);
}

/** Rows at which a column differs from a published one by more than its rounding; a null on one side only, too. */
export function rowsThatDiffer(found: readonly number[], published: Cells | undefined, rounding: Rounding): readonly number[] {
  if (published === undefined || published.length !== found.length) throw new Error('a published column is missing or of another length');
  return published.flatMap((wanted, row) => (agrees(found[row] ?? Number.NaN, wanted, rounding) ? [] : [row]));
}

function agrees(found: number, wanted: number | null, rounding: Rounding): boolean {
  if (wanted === null) return Number.isNaN(found);
  return Math.abs(found - wanted) <= rounding(wanted);
}
