// What a sceptic does: `yantra eval` over published quotes, held against the values published with them. Skender's results are doubles in
// full, so they must agree to one part in 10⁹; StockCharts' sheets are rounded inputs and outputs, so to the rounding of the sheet.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSharedData } from '../shared-data';
import { csvRows, runCli } from './run-cli';

const quotes = findSharedData('indicators', 'skender', 'quotes', 'default.csv');
const sheets = findSharedData('indicators', 'ta_stockcharts');
if (quotes === null || sheets === null) console.warn('skipped: the published indicator values are not on this machine');

type Column = readonly (number | null)[];

function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || cell === '') return null;
  return cell === 'true' ? 1 : cell === 'false' ? 0 : Number(cell);
}

async function evaluated(file: string, kind: string, params: object, ...more: readonly string[]): Promise<(port: string) => Column> {
  const { code, stdout, stderr } = await runCli('eval', kind, '--in', file, '--params', JSON.stringify(params), ...more);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const rows = csvRows(stdout);
  return (port) => rows.map((row) => numberOf(row[port]));
}

/** Rows in which two columns are not the same to the tolerance, NA meeting NA. */
function differences(found: Column, wanted: Column, tolerance: (wanted: number) => number): readonly string[] {
  expect(found.length).toBe(wanted.length);
  return found.flatMap((value, row) => {
    const other = wanted[row] ?? null;
    const agrees = value === null || other === null ? value === other : Math.abs(value - other) <= tolerance(other);
    return agrees ? [] : [`row ${row + 1}: ${value} is not ${other}`];
  });
}

const partInBillion = (wanted: number): number => 1e-9 * Math.max(1, Math.abs(wanted));

describe.skipIf(quotes === null)('two years of daily quotes, against Skender’s results', () => {
  const published = (name: string, field: string): Column => {
    const file = findSharedData('indicators', 'skender', `${name}.standard.json.gz`) ?? '';
    const rows: readonly Readonly<Record<string, number | null>>[] = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
    return rows.map((row) => row[field] ?? null);
  };
  /** Port, their field, and what one of theirs is in ours. */
  type Match = readonly [port: string, field: string, factor?: number];
  /** Rows in which two definitions part, and why. */
  const PARTS: Readonly<Record<string, { readonly reason: string; readonly isTold: (difference: string) => boolean }>> = {
    // The highs of the last two days are equal (244.06): we count the later, they the earlier.
    aroon: { reason: 'a tie', isTold: (difference) => /^row 194: (100 is not 96|100 is not 96|0 is not 4|96 is not 92)/.test(difference) },
    // They leave out all before the first turn; we know the line from the second bar on.
    psar: { reason: 'the first trend', isTold: (difference) => difference.endsWith('is not null') },
  };
  const CASES: readonly (readonly [kind: string, params: object, result: string, matches: readonly Match[]])[] = [
    ['indicator.rsi', { period: 14 }, 'rsi', [['value', 'rsi']]],
    ['indicator.movingAverage', { type: 'sma', period: 20 }, 'sma', [['value', 'sma']]],
    ['indicator.movingAverage', { type: 'ema', period: 20 }, 'ema', [['value', 'ema']]],
    ['indicator.movingAverage', { type: 'wma', period: 14 }, 'wma', [['value', 'wma']]],
    ['indicator.movingAverage', { type: 'wilder', period: 20 }, 'smma', [['value', 'smma']]],
    ['indicator.movingAverage', { type: 'hma', period: 14 }, 'hma', [['value', 'hma']]],
    ['indicator.bollinger', { period: 20, multiplier: 2 }, 'bb', [['upper', 'upperBand'], ['middle', 'sma'], ['lower', 'lowerBand'], ['percentB', 'percentB'], ['width', 'width', 100]]],
    ['indicator.macd', { fast: 12, slow: 26, signal: 9 }, 'macd', [['macd', 'macd'], ['signal', 'signal'], ['histogram', 'histogram']]],
    ['indicator.adx', { period: 14 }, 'adx', [['plus', 'pdi'], ['minus', 'mdi'], ['adx', 'adx']]],
    ['indicator.atr', { period: 14 }, 'atr', [['value', 'atr'], ['percent', 'atrp']]],
    ['indicator.supertrend', { period: 10, multiplier: 3 }, 'supertrend', [['line', 'superTrend']]],
    ['indicator.stochastic', { period: 14, smooth: 3, signal: 3 }, 'stoch', [['k', 'oscillator'], ['d', 'signal']]],
    ['indicator.aroon', { period: 25 }, 'aroon', [['up', 'aroonUp'], ['down', 'aroonDown'], ['oscillator', 'oscillator']]],
    ['indicator.cci', { period: 20 }, 'cci', [['value', 'cci']]],
    ['indicator.moneyFlow', { period: 14 }, 'mfi', [['value', 'mfi']]],
    ['indicator.donchian', { period: 20 }, 'donchian', [['upper', 'upperBand'], ['lower', 'lowerBand']]],
    ['indicator.parabolicSar', { step: 0.02, most: 0.2 }, 'psar', [['line', 'sar']]],
    ['indicator.keltner', { period: 20, multiplier: 2, atrPeriod: 10 }, 'keltner', [['upper', 'upperBand'], ['middle', 'centerline'], ['lower', 'lowerBand']]],
    ['indicator.rateOfChange', { period: 14 }, 'roc', [['roc', 'roc'], ['momentum', 'momentum']]],
    ['indicator.onBalanceVolume', {}, 'obv', [['value', 'obv']]],
  ];
  test.each(CASES)('%s %o', async (kind, params, result, matches) => {
    const port = await evaluated(quotes ?? '', kind, params);
    for (const [name, field, factor = 1] of matches) {
      const wanted = published(result, field).map((value) => (value === null ? null : value * factor));
      const untold = differences(port(name), wanted, partInBillion).filter((difference) => PARTS[result]?.isTold(difference) !== true);
      expect(untold, name).toEqual([]);
    }
  });
});
