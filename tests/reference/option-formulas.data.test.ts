// The formulas beside tables that others published: Haug's option values, py_vollib's values and greeks, and two months of implied volatility.
import { describe, expect, test } from 'vitest';
import type { OptionRight } from '../../engine/market/instrument';
import { greeksOf } from '../../engine/options/greeks';
import { impliedVolatility } from '../../engine/options/implied-volatility';
import type { OptionTerms } from '../../engine/options/option-terms';
import { priceOption } from '../../engine/options/price-option';
import { type CsvTableRow, readCsvTable } from '../../server/documents/csv-table';
import { findSharedData } from '../shared-data';

const number = (row: CsvTableRow, column: string): number => Number(row.cell(column) || Number.NaN);
const haug = findSharedData('options_ref', 'haug_european_values_dev.csv');
const vollib = findSharedData('options_ref', 'py_vollib_bs_values_dev.csv');
const TABLES = ['HDFCBANK', 'SBIN'].map((name) => findSharedData('options_ref', `atm_iv_black76_${name}_2023-04_05.csv.gz`));

function blackScholes(
  row: CsvTableRow,
  names: Readonly<Record<'spot' | 'strike' | 'years' | 'rate', string>>,
  right: OptionRight,
): OptionTerms {
  return {
    model: 'black-scholes',
    right,
    spot: number(row, names.spot),
    strike: number(row, names.strike),
    years: number(row, names.years),
    rate: number(row, names.rate),
    dividendYield: row.cell('q') === '' ? 0 : number(row, 'q'),
  };
}

describe.skipIf(haug === null)('Haug, The Complete Guide to Option Pricing Formulas', () => {
  test('every value lies within its printed tolerance', async () => {
    const names = { spot: 'spot', strike: 'strike', years: 't', rate: 'r' };
    const { rows } = await readCsvTable(haug ?? '', ['vol', 'value', 'tol']);
    for (const row of rows) {
      const price = priceOption(blackScholes(row, names, row.cell('type') === 'Call' ? 'call' : 'put'), number(row, 'vol')) ?? Number.NaN;
      expect(Math.abs(price - number(row, 'value')), `line ${row.line}`).toBeLessThanOrEqual(number(row, 'tol'));
    }
    expect(rows.length).toBeGreaterThan(20);
  });
});

describe.skipIf(vollib === null)('py_vollib', () => {
  const COLUMNS = { call: ['bs_call', 'cd', 'cg', 'ct', 'cv', 'cr'], put: ['bs_put', 'pd', 'pg', 'pt', 'pv', 'pr'] } as const;

  test.each(['call', 'put'] as const)('price and greeks of every %s agree to 1e-7, or to the ten digits printed', async (right) => {
    const { rows } = await readCsvTable(vollib ?? '', ['v', ...COLUMNS[right]]);
    for (const row of rows) {
      const terms = blackScholes(row, { spot: 's', strike: 'k', years: 't', rate: 'r' }, right);
      const volatility = number(row, 'v');
      const greeks = greeksOf(terms, volatility);
      const found = [priceOption(terms, volatility), greeks?.delta, greeks?.gamma, greeks?.theta, greeks?.vega, greeks?.rho];
      COLUMNS[right].forEach((column, at) => {
        const expected = number(row, column);
        const tolerance = Math.max(1e-7, Math.abs(expected) * 5e-10);
        expect(Math.abs((found[at] ?? Number.NaN) - expected), `${column}, line ${row.line}`).toBeLessThanOrEqual(tolerance);
      });
    }
    expect(rows.length).toBeGreaterThan(50);
  });
});

describe.skipIf(TABLES.includes(null))('implied volatility of options on shares, April and May 2023, minute by minute', () => {
  test.each(TABLES)('%s: to 1e-10, and null exactly where the table has none', async (file) => {
    const { rows } = await readCsvTable(file ?? '', ['iv', 'tte']);
    let worst = 0;
    for (const row of rows) {
      const terms: OptionTerms = {
        model: 'black-76',
        right: row.cell('optiontype') === 'c' ? 'call' : 'put',
        forward: number(row, 'futureprice'),
        strike: number(row, 'strikeprice'),
        years: number(row, 'tte'),
        rate: 0,
      };
      const { volatility, reason } = impliedVolatility(terms, number(row, 'optionprice'));
      const expected = row.cell('iv') === '' ? null : number(row, 'iv');
      if (expected === null || volatility === null)
        expect({ volatility, reason }).toEqual({ volatility: expected, reason: 'below-intrinsic' });
      else worst = Math.max(worst, Math.abs(volatility - expected));
    }
    expect(rows.length).toBeGreaterThan(7_000);
    expect(worst).toBeLessThan(1e-10);
  });
});
