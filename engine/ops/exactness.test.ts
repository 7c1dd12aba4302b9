// What the windows promise beyond agreeing with the oracle: integers stay exact however long they run, and what has left a window leaves
// no trace in its bits.
import { describe, expect, it } from 'vitest';
import { type Column, runColumn, runColumns } from '../../tests/ops/run-columns';
import { drawsFrom } from '../../tests/ops/scenario';

const draw = drawsFrom(5);
/** Four thousand index prices in paise. */
let price = 2_400_000;
const PRICES: Column = Array.from({ length: 4_000 }, () => {
  price += Math.floor(draw() * 801) - 400;
  return price;
});

function windows(values: Column, period: number): readonly (readonly bigint[])[] {
  return values.slice(period - 1).map((_, row) => values.slice(row, row + period).map(BigInt));
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

describe('on whole prices', () => {
  it.each([1, 2, 20, 375, 3_999])('sum and sma over %d are exact', (period) => {
    const exact = windows(PRICES, period).map(sumOf);
    expect(runColumn('sum', { period }, PRICES).slice(period - 1)).toEqual(exact.map(Number));
    expect(runColumn('sma', { period }, PRICES).slice(period - 1)).toEqual(exact.map((total) => Number(total) / period));
  });

  it.each([2, 20, 375])('wma over %d is exact but for its last division', (period) => {
    const exact = windows(PRICES, period).map((window) => sumOf(window.map((value, index) => value * BigInt(index + 1))));
    const divisor = (period * (period + 1)) / 2;
    expect(runColumn('wma', { period }, PRICES).slice(period - 1)).toEqual(exact.map((total) => Number(total) / divisor));
  });

  it.each([2, 20, 375])('stdev over %d is exact but for its last division and root', (period) => {
    const exact = windows(PRICES, period).map(
      (window) => BigInt(period) * sumOf(window.map((value) => value * value)) - sumOf(window) ** 2n,
    );
    const found = runColumn('stdev', { period, divisor: 0 }, PRICES).slice(period - 1);
    expect(found).toEqual(exact.map((spread) => Math.sqrt(Number(spread) / (period * period))));
  });

  it('volume × price sums stay exact over a session of an index future', () => {
    const volume = PRICES.map((value) => (value % 977) * 75);
    const flows = PRICES.map((value, row) => value * (volume[row] ?? 0));
    const exact = windows(flows, 375).map(sumOf);
    expect(exact.every((total) => total < BigInt(Number.MAX_SAFE_INTEGER))).toBe(true);
    expect(runColumn('sum', { period: 375 }, flows).slice(374)).toEqual(exact.map(Number));
  });
});

describe('what has left a window', () => {
  const small = Array.from({ length: 60 }, (_, row) => 0.1 * (1 + (row % 7)));
  const afterHuge = [1e15, -3e14, ...small];

  // Rows stand on the same place of the ring when as many samples have gone before: two, of another size.
  it.each([
    ['sum', {}],
    ['sma', {}],
    ['wma', {}],
    ['stdev', { divisor: 1 }],
    ['meanDeviation', {}],
    ['percentRank', {}],
    ['regression', {}],
    ['highest', {}],
    ['lowest', {}],
  ] as const)('leaves no bit of itself in %s', (op, args) => {
    const period = 5;
    const found = runColumns(op, { period, ...args }, [afterHuge]).map((output) => output.slice(2 + 2 * period));
    const clean = runColumns(op, { period, ...args }, [[0.3, 0.4, ...small]]).map((output) => output.slice(2 + 2 * period));
    expect(found).toEqual(clean);
  });

  it('leaves a flat window with no deviation and no slope, though a jump came before', () => {
    const flat = [1e9, 7, 123.456, ...Array.from({ length: 30 }, () => 0.1)];
    expect(runColumn('stdev', { period: 5, divisor: 0 }, flat).slice(7)).toEqual(Array.from({ length: 26 }, () => 0));
    expect(runColumns('regression', { period: 5 }, [flat]).map((output) => output.slice(7))).toEqual([
      Array.from({ length: 26 }, () => 0),
      Array.from({ length: 26 }, () => 0.1),
    ]);
  });

  it('leaves the deviation of a session right, though a single unit was traded far away', () => {
    const [, deviation = []] = runColumns('sessionVwap', {}, [
      [100, 1e6, 1e6 + 2],
      [1, 1e15, 1e15],
    ]);
    expect(deviation[2]).toBeCloseTo(Math.sqrt(1 + 1e12 / 2e15), 6);
  });
});

describe('recovery', () => {
  it('a window is known again once numbers too large to add have left it', () => {
    const values = [1.7e308, 1.7e308, 1, 2, 3, 4, 5, 6, 7];
    expect(runColumn('sum', { period: 3 }, values)).toEqual([Number.NaN, Number.NaN, Number.NaN, 1.7e308, 6, 9, 12, 15, 18]);
  });
});
