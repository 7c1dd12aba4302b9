// Option contracts from a CSV: model, forward or spot, strike, years, rate, type, and price or volatility. A cell that is no number is a fault with
// its row; a number that no formula takes is a row without an answer.
import type { OptionRight } from '../../../engine/market/instrument';
import type { OptionTerms } from '../../../engine/options/option-terms';
import { InputFault } from '../../market-data/input-fault';
import { findOptionRight, RIGHT_WORDS } from '../../market-data/option-right';
import { type CsvTableRow, readCsvTable } from '../csv-table';
import type { OptionContract } from './option-contract';

export const NEEDED_COLUMNS = ['strike', 'years', 'rate', 'type'] as const;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const MODELS: Readonly<Record<string, OptionTerms['model']>> = {
  black76: 'black-76',
  b76: 'black-76',
  black: 'black-76',
  blackscholes: 'black-scholes',
  blackscholesmerton: 'black-scholes',
  bs: 'black-scholes',
  bsm: 'black-scholes',
};

export async function readContracts(file: string): Promise<readonly OptionContract[]> {
  const table = await readCsvTable(file, NEEDED_COLUMNS);
  const { columns } = table;
  if (!columns.includes('forward') && !columns.includes('spot'))
    throw new InputFault({ file: table.file, row: 1 }, 'the header has no column forward and none spot', 'add one of them');
  if (!columns.includes('price') && !columns.includes('volatility'))
    throw new InputFault({ file: table.file, row: 1 }, 'the header has no column price and none volatility', 'add one of them');
  return table.rows.map((row) => readContract(table.file, row));
}

function readContract(file: string, row: CsvTableRow): OptionContract {
  const [price, volatility] = [optionalNumber(file, row, 'price'), optionalNumber(file, row, 'volatility')];
  if (price === null && volatility === null)
    throw new InputFault({ file, row: row.line, field: 'price' }, 'there is neither a price nor a volatility', 'give one of them');
  return { line: row.line, terms: readTerms(file, row), price, volatility };
}

function readTerms(file: string, row: CsvTableRow): OptionTerms {
  const contract = {
    right: readRight(file, row),
    strike: neededNumber(file, row, 'strike', ''),
    years: neededNumber(file, row, 'years', ''),
    rate: neededNumber(file, row, 'rate', ''),
  };
  if (readModel(file, row) === 'black-76')
    return { model: 'black-76', ...contract, forward: neededNumber(file, row, 'forward', ', or the model black-scholes with a spot') };
  return {
    model: 'black-scholes',
    ...contract,
    spot: neededNumber(file, row, 'spot', ', or the model black-76 with a forward'),
    dividendYield: optionalNumber(file, row, 'dividend_yield') ?? 0,
  };
}

/** A row without a model is priced on what it has: a forward, else a spot. */
function readModel(file: string, row: CsvTableRow): OptionTerms['model'] {
  const text = row.cell('model');
  if (text === '') return row.cell('forward') === '' ? 'black-scholes' : 'black-76';
  const word = text.toLowerCase().replaceAll(/[-_ ]/g, '');
  const model = Object.hasOwn(MODELS, word) ? MODELS[word] : undefined;
  if (model === undefined) throw fault(file, row, 'model', 'is no model', 'write black-76 or black-scholes');
  return model;
}

function readRight(file: string, row: CsvTableRow): OptionRight {
  const right = findOptionRight(row.cell('type'));
  if (right === null) throw fault(file, row, 'type', 'is no type of option', `write ${RIGHT_WORDS}`);
  return right;
}

function neededNumber(file: string, row: CsvTableRow, field: string, or: string): number {
  const value = optionalNumber(file, row, field);
  if (value === null) throw new InputFault({ file, row: row.line, field }, 'there is nothing', `write a number${or}`);
  return value;
}

/** Null where the cell is empty. */
function optionalNumber(file: string, row: CsvTableRow, field: string): number | null {
  const text = row.cell(field);
  if (text === '') return null;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw fault(file, row, field, 'is no number', 'write a plain decimal such as 0.065');
  return value;
}

function fault(file: string, row: CsvTableRow, field: string, problem: string, remedy: string): InputFault {
  const text = row.cell(field);
  return new InputFault({ file, row: row.line, field }, text === '' ? 'there is nothing' : `"${text.slice(0, 40)}" ${problem}`, remedy);
}
