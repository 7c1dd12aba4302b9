// Cells of tables that list option chains, as numbers. A dash or nothing is null; commas group digits, as the exchange writes them.

import { parseTableDay } from '../csv/parse-day';
import { InputFault } from '../input-fault';

export interface CellPlace {
  readonly file: string;
  readonly line: number | undefined;
  readonly field: string;
}

const NUMBER = /^[+-]?(\d[\d,]*(\.\d*)?|\.\d+)$/;

export function optionalCell(text: string, { file, line, field }: CellPlace): number | null {
  if (text === '' || text === '-') return null;
  if (!NUMBER.test(text))
    throw new InputFault(
      { file, row: line, field },
      `"${text.slice(0, 40)}" is no number`,
      'write a plain decimal, or nothing where there is none',
    );
  return Number(text.replaceAll(',', ''));
}

/** Null where the cell is empty: what is counted or paid cannot lie below zero. */
export function amountCell(text: string, place: CellPlace): number | null {
  const value = optionalCell(text, place);
  if (value === null || value >= 0) return value;
  throw new InputFault({ file: place.file, row: place.line, field: place.field }, `"${text}" lies below zero`, 'check the row');
}

export function strikeCell(text: string, place: CellPlace): number {
  const strike = optionalCell(text, place);
  if (strike !== null && strike > 0) return strike;
  throw new InputFault({ file: place.file, row: place.line, field: place.field }, `"${text}" is no strike`, 'write rupees above zero');
}

/** Null where the cell is empty. */
export function dayCell(text: string, { file, line, field }: CellPlace): number | null {
  if (text === '') return null;
  const day = parseTableDay(text);
  if (day === null) throw new InputFault({ file, row: line, field }, `"${text.slice(0, 40)}" is no date`, 'write YYYY-MM-DD');
  return day;
}
