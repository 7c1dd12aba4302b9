// Exactness of the CSV files: every number comes back as it was, no text becomes a formula, no column moves.
import { describe, expect, test } from 'vitest';
import { exampleRun } from '../example-run';
import { csvRow } from './csv-row';
import { equityCsv } from './equity-csv';
import { fillsCsv } from './fills-csv';
import { tradesCsv } from './trades-csv';

const { result } = exampleRun({ from: '2025-01-01', to: '2025-01-03', entriesPerDay: 1, foresight: 1 });

describe('a row', () => {
  test('writes numbers in their shortest form, what is not known empty, and no negative zero', () => {
    expect(csvRow([0.1, 1e21, -0, Number.NaN, Number.POSITIVE_INFINITY, null, true])).toBe('0.1,1e+21,0,,,,true\n');
    const third = 1 / 3;
    expect(Number(csvRow([third]))).toBe(third);
  });
  test('quotes what must be quoted', () => {
    expect(csvRow(['a,b', 'say "no"', 'two\nlines', 'plain'])).toBe('"a,b","say ""no""","two\nlines",plain\n');
  });
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j is no formula', (text) => {
    expect(
      csvRow([text])
        .replace(/^"/, '')
        .startsWith(`'${text.slice(0, 1)}`),
    ).toBe(true);
  });
  test('a negative number stays a number', () => {
    expect(csvRow([-12.5])).toBe('-12.5\n');
  });
});

describe('the files of a run', () => {
  test('trades', () => {
    expect([...tradesCsv(result.trades)].join('')).toMatchSnapshot();
  });
  test('fills; an unknown slippage is empty', () => {
    const text = [...fillsCsv(result.fills)].join('');
    expect(text).toMatchSnapshot();
    expect(text).not.toContain('NaN');
  });
  test('equity: a line for each minute, drawdown from the highest so far', () => {
    const lines = [...equityCsv(result.series)];
    expect(lines).toHaveLength(result.series.equity.minute.length + 1);
    expect(lines.slice(0, 3)).toMatchSnapshot();
    for (const line of lines.slice(1)) expect(Number(line.split(',')[3])).toBeGreaterThanOrEqual(0);
  });
  test('money is exact to the paisa', () => {
    const [trade] = result.trades;
    const net = [...tradesCsv(result.trades)][1]?.split(',')[11];
    expect(Math.round(Number(net) * 100)).toBe(trade?.netPaise);
    expect(net).toMatch(/^-?\d+(\.\d{1,2})?$/);
  });
});
