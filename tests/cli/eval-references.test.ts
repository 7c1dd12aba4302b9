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
  /** Differences that two definitions leave between them. */
  const PARTINGS: Readonly<Record<string, (difference: string) => boolean>> = {
    // Of two equal extremes in the window (the highs of rows 193 and 194, lows before row 233) we count the later, they the earlier.
    aroon: (difference) => /^row (194|233):/.test(difference),
    // They leave out all before the first turn; we know the line from the second bar on.
    psar: (difference) => difference.endsWith('is not null'),
  };
  const CASES: readonly (readonly [kind: string, params: object, result: string, matches: readonly Match[]])[] = [
    ['indicator.rsi', { period: 14 }, 'rsi', [['value', 'rsi']]],
    ['indicator.movingAverage', { type: 'sma', period: 20 }, 'sma', [['value', 'sma']]],
    ['indicator.movingAverage', { type: 'ema', period: 20 }, 'ema', [['value', 'ema']]],
    ['indicator.movingAverage', { type: 'wma', period: 14 }, 'wma', [['value', 'wma']]],
    ['indicator.movingAverage', { type: 'wilder', period: 20 }, 'smma', [['value', 'smma']]],
    ['indicator.movingAverage', { type: 'hma', period: 14 }, 'hma', [['value', 'hma']]],
    [
      'indicator.bollinger',
      { period: 20, multiplier: 2 },
      'bb',
      [
        ['upper', 'upperBand'],
        ['middle', 'sma'],
        ['lower', 'lowerBand'],
        ['percentB', 'percentB'],
        ['width', 'width', 100],
      ],
    ],
    [
      'indicator.macd',
      { fast: 12, slow: 26, signal: 9 },
      'macd',
      [
        ['macd', 'macd'],
        ['signal', 'signal'],
        ['histogram', 'histogram'],
      ],
    ],
    [
      'indicator.adx',
      { period: 14 },
      'adx',
      [
        ['plus', 'pdi'],
        ['minus', 'mdi'],
        ['adx', 'adx'],
      ],
    ],
    [
      'indicator.atr',
      { period: 14 },
      'atr',
      [
        ['value', 'atr'],
        ['percent', 'atrp'],
      ],
    ],
    ['indicator.supertrend', { period: 10, multiplier: 3 }, 'supertrend', [['line', 'superTrend']]],
    [
      'indicator.stochastic',
      { period: 14, smooth: 3, signal: 3 },
      'stoch',
      [
        ['k', 'oscillator'],
        ['d', 'signal'],
      ],
    ],
    [
      'indicator.aroon',
      { period: 25 },
      'aroon',
      [
        ['up', 'aroonUp'],
        ['down', 'aroonDown'],
        ['oscillator', 'oscillator'],
      ],
    ],
    ['indicator.cci', { period: 20 }, 'cci', [['value', 'cci']]],
    ['indicator.moneyFlow', { period: 14 }, 'mfi', [['value', 'mfi']]],
    [
      'indicator.donchian',
      { period: 20 },
      'donchian',
      [
        ['upper', 'upperBand'],
        ['lower', 'lowerBand'],
      ],
    ],
    ['indicator.parabolicSar', { step: 0.02, most: 0.2 }, 'psar', [['line', 'sar']]],
    [
      'indicator.keltner',
      { period: 20, multiplier: 2, atrPeriod: 10 },
      'keltner',
      [
        ['upper', 'upperBand'],
        ['middle', 'centerline'],
        ['lower', 'lowerBand'],
      ],
    ],
    [
      'indicator.rateOfChange',
      { period: 14 },
      'roc',
      [
        ['roc', 'roc'],
        ['momentum', 'momentum'],
      ],
    ],
    ['indicator.onBalanceVolume', {}, 'obv', [['value', 'obv']]],
  ];
  test.each(CASES)('%s %o', async (kind, params, result, matches) => {
    const port = await evaluated(quotes ?? '', kind, params);
    for (const [name, field, factor = 1] of matches) {
      const wanted = published(result, field).map((value) => (value === null ? null : value * factor));
      const untold = differences(port(name), wanted, partInBillion).filter((difference) => PARTINGS[result]?.(difference) !== true);
      expect(untold, name).toEqual([]);
    }
  });
});

describe.skipIf(sheets === null)('StockCharts’ teaching sheets', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'yantra-sheets-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  interface Sheet {
    readonly file: string;
    readonly kind: string;
    readonly params: object;
    readonly matches: readonly (readonly [port: string, column: string])[];
    /** What rounding in the sheet (of the prices too) leaves between us. */
    readonly tolerance: number;
  }
  // The sheets of RSI, ATR and MACD are not here: they seed their averages otherwise, from the first row on.
  const SHEETS: readonly Sheet[] = [
    {
      file: 'cs-bbands',
      kind: 'indicator.bollinger',
      params: { period: 20, multiplier: 2 },
      matches: [
        ['upper', 'HighBand'],
        ['middle', 'MiddleBand'],
        ['lower', 'LowBand'],
        ['width', 'WidthBand'],
        ['percentB', 'PercentageBand'],
      ],
      tolerance: 1e-6,
    },
    { file: 'cs-roc', kind: 'indicator.rateOfChange', params: { period: 12 }, matches: [['roc', 'ROC']], tolerance: 1e-8 },
    {
      file: 'cs-kama',
      kind: 'indicator.movingAverage',
      params: { type: 'kama', period: 10 },
      matches: [['value', 'KAMA']],
      tolerance: 1e-6,
    },
    {
      file: 'cs-soo',
      kind: 'indicator.stochastic',
      params: { period: 14, smooth: 1, signal: 3 },
      matches: [
        ['k', 'SO'],
        ['d', 'SO_SIG'],
      ],
      tolerance: 1e-6,
    },
  ];
  test.each(SHEETS)('$file: $kind $params', async ({ file, kind, params, matches, tolerance }) => {
    const rows = csvRows(readFileSync(path.join(sheets ?? '', `${file}.csv`), 'utf8'));
    const candles = path.join(folder, `${file}.csv`);
    await writeFile(candles, candlesOfSheet(rows));
    const port = await evaluated(candles, kind, params);
    for (const [name, column] of matches) {
      const wanted = rows.map((row) => numberOf(row[column]));
      // Cells that a sheet leaves empty say nothing.
      const found = port(name).map((value, row) => (wanted[row] === null ? null : value));
      expect(wanted.filter((value) => value !== null).length).toBeGreaterThan(5);
      expect(
        differences(found, wanted, () => tolerance),
        name,
      ).toEqual([]);
    }
  });
});

/** Days in order; a price that the sheet leaves out is the close, or the middle of the range. */
function candlesOfSheet(rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row, at) => {
    const day = new Date(Date.UTC(2010, 0, 1 + at)).toISOString().slice(0, 10);
    const close = row['Close'] || row['Low'] || '';
    const [high, low] = [row['High'] ?? close, row['Low'] ?? close];
    return [day, row['Open'] ?? close, high, low, close, row['Volume'] ?? ''].join(',');
  });
  return `time,open,high,low,close,volume\n${lines.join('\n')}\n`;
}
