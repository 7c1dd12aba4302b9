// One row of a LEAN factor file: up to this day, included, raw prices times both factors are prices in the units of the file's end.
import type { UnitRatio } from '../../../engine/market/corporate-action';
import type { CsvRow } from '../csv/csv-scanner';
import { fieldText } from '../csv/csv-scanner';
import { parseTableDay } from '../csv/parse-day';
import { InputFault } from '../input-fault';
import { simpleFraction } from './simple-fraction';

export interface FactorRow {
  readonly line: number;
  readonly day: number;
  readonly price: number;
  readonly split: UnitRatio;
  /** Raw close of the day, rupees; 0 where it is not known. */
  readonly close: number;
}

export function readFactorRow(row: CsvRow, file: string): FactorRow {
  const [dayText = '', priceText = '', splitText = '', closeText = ''] = [0, 1, 2, 3].map((place) => fieldText(row, place).trim());
  const fault = (field: string, text: string, problem: string): InputFault =>
    new InputFault({ file, row: row.line, field }, `"${text}" ${problem}`, 'correct the row, or write the actions as a plain table');
  const day = parseTableDay(dayText);
  if (day === null) throw fault('day', dayText, 'is not a date');
  const price = Number(priceText || Number.NaN);
  if (!(price > 0)) throw fault('price factor', priceText, 'is no number above zero');
  const split = simpleFraction(splitText);
  if (split === null) throw fault('split factor', splitText, 'is no fraction of small whole numbers');
  const close = Number(closeText || Number.NaN);
  if (!(close >= 0)) throw fault('reference price', closeText, 'is no price');
  return { line: row.line, day, price, split, close };
}
