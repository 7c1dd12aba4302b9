// Indicators against numbers that others have published: Skender's Stock.Indicators on 502 daily bars, and StockCharts' own spreadsheet.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Example, ExampleCandles } from '../../dsl/nodes/define-kind';
import { findKind } from '../../dsl/nodes/registry';
import { findSharedData } from '../shared-data';
import { byKernel } from './op-runners';
import type { Column } from './program-columns';
import { runExample } from './run-example';

const skender = findSharedData('indicators', 'skender');
const stockCharts = findSharedData('indicators', 'ta_stockcharts', 'cs-kama.csv');

type Field = 'open' | 'high' | 'low' | 'close' | 'volume';
type Published = Readonly<Record<string, number | string | null>>;

interface Vector {
  readonly kind: string;
  readonly params?: Example['params'];
  readonly file: string;
  /** Port of the kind by field of the file; a factor where the two scales differ. */
  readonly ports: Readonly<Record<string, string | readonly [field: string, factor: number]>>;
  /** Fed by the close instead of by candles. */
  readonly isSeries?: boolean;
  /** Rows that the publisher leaves out or answers otherwise on purpose. */
  readonly isOther?: (row: number, candles: ExampleCandles) => boolean;
}

const average = (type: string, period: number, file: string, field = file): Vector => ({
  kind: 'indicator.movingAverage@1',
  params: { type, period },
  file,
  ports: { value: field },
  isSeries: true,
});

const VECTORS: readonly Vector[] = [
  average('sma', 20, 'sma'),
  average('ema', 20, 'ema'),
  average('wma', 14, 'wma'),
  average('wilder', 20, 'smma'),
  average('hma', 14, 'hma'),
  { kind: 'indicator.macd@1', file: 'macd', ports: { macd: 'macd', signal: 'signal', histogram: 'histogram' }, isSeries: true },
  { kind: 'indicator.rsi@1', file: 'rsi', ports: { value: 'rsi' }, isSeries: true },
  { kind: 'indicator.stochastic@1', file: 'stoch', ports: { k: 'k', d: 'd' } },
  { kind: 'indicator.adx@1', file: 'adx', ports: { adx: 'adx', plus: 'pdi', minus: 'mdi' } },
  { kind: 'indicator.atr@1', file: 'atr', ports: { value: 'atr', percent: 'atrp' } },
  { kind: 'indicator.supertrend@1', file: 'supertrend', ports: { line: 'superTrend' } },
  {
    kind: 'indicator.bollinger@1',
    file: 'bb',
    ports: { upper: 'upperBand', middle: 'sma', lower: 'lowerBand', percentB: 'percentB', width: ['width', 100] },
    isSeries: true,
  },
  { kind: 'indicator.zScore@1', params: { period: 14 }, file: 'stdev', ports: { value: 'zScore' }, isSeries: true },
  { kind: 'indicator.keltner@1', file: 'keltner', ports: { upper: 'upperBand', middle: 'centerline', lower: 'lowerBand' } },
  { kind: 'indicator.donchian@1', file: 'donchian', ports: { upper: 'upperBand', middle: 'centerline', lower: 'lowerBand' } },
  { kind: 'indicator.parabolicSar@1', file: 'psar', ports: { line: 'sar' }, isOther: isFirstReversal },
  {
    kind: 'indicator.ichimoku@1',
    file: 'ichimoku',
    ports: { conversion: 'tenkanSen', base: 'kijunSen', spanA: 'senkouSpanA', spanB: 'senkouSpanB' },
  },
  { kind: 'indicator.cci@1', file: 'cci', ports: { value: 'cci' } },
  { kind: 'indicator.rateOfChange@1', params: { period: 14 }, file: 'roc', ports: { roc: 'roc', momentum: 'momentum' }, isSeries: true },
  { kind: 'indicator.moneyFlow@1', file: 'mfi', ports: { value: 'mfi' } },
  { kind: 'indicator.onBalanceVolume@1', file: 'obv', ports: { value: 'obv' } },
  {
    kind: 'indicator.aroon@1',
    file: 'aroon',
    ports: { up: 'aroonUp', down: 'aroonDown', oscillator: 'oscillator' },
    isOther: hasEqualExtremes,
  },
];

/** Skender begins one bar after the first reversal, we begin with it. */
function isFirstReversal(row: number): boolean {
  return row === 13;
}

/** Of equal extremes Skender takes the earliest and we the latest, as TA-Lib does. */
function hasEqualExtremes(row: number, { high = [], low = [] }: ExampleCandles): boolean {
  const [highs, lows] = [high.slice(Math.max(0, row - 25), row + 1), low.slice(Math.max(0, row - 25), row + 1)];
  const count = (values: readonly number[], extreme: number): number => values.filter((value) => value === extreme).length;
  return count(highs, Math.max(...highs)) > 1 || count(lows, Math.min(...lows)) > 1;
}

function readQuotes(folder: string): { readonly candles: ExampleCandles; readonly months: readonly string[] } {
  const [head = '', ...lines] = readFileSync(`${folder}/quotes/default.csv`, 'utf8').trim().split('\n');
  const rows = lines.map((line) => line.trim().split(','));
  const names = head.trim().split(',');
  const column = (name: Field): readonly number[] => rows.map((row) => Number(row[names.indexOf(name)]));
  const prices = { open: column('open'), high: column('high'), low: column('low'), close: column('close'), volume: column('volume') };
  return { candles: { ...prices, step: 375 }, months: rows.map(([date = '']) => date.slice(0, 7)) };
}

function readPublished(folder: string, file: string): readonly Published[] {
  return JSON.parse(gunzipSync(readFileSync(`${folder}/${file}.standard.json.gz`)).toString('utf8'));
}

function outputsOf(vector: Pick<Vector, 'kind' | 'params' | 'isSeries'>, candles: ExampleCandles, input: string): (port: string) => Column {
  const kind = findKind(vector.kind);
  if (kind === null) throw new Error(`${vector.kind} is not registered`);
  const inputs = vector.isSeries === true ? { source: candles.close } : { [input]: candles };
  return runExample(
    kind,
    { name: 'published', ...(vector.params && { params: vector.params }), inputs, units: { source: 'price' }, expect: {} },
    byKernel,
  );
}

/** Largest relative distance, and how many rows both know; NA must stand where the publisher has none. */
function compare(
  found: Column,
  published: readonly Published[],
  field: string,
  factor: number,
  isOther: (row: number) => boolean = () => false,
): { readonly worst: number; readonly known: number } {
  let worst = 0;
  let known = 0;
  published.forEach((row, index) => {
    if (isOther(index)) return;
    const wanted = row[field];
    const value = found[index] ?? Number.NaN;
    if (typeof wanted !== 'number' || Number.isNaN(value)) {
      if (typeof wanted === 'number' || !Number.isNaN(value)) worst = Number.POSITIVE_INFINITY;
      return;
    }
    known++;
    worst = Math.max(worst, Math.abs(value - wanted * factor) / Math.max(1, Math.abs(wanted * factor)));
  });
  return { worst, known };
}

describe.skipIf(skender === null)('as published for daily bars:', () => {
  const folder = skender ?? '';

  test.each(VECTORS.map((vector) => [`${vector.kind} ${vector.file}`, vector] as const))('%s', (_, vector) => {
    const { candles } = readQuotes(folder);
    const output = outputsOf(vector, candles, 'candles');
    const published = readPublished(folder, vector.file);
    for (const [port, name] of Object.entries(vector.ports)) {
      const [field, factor] = typeof name === 'string' ? [name, 1] : name;
      const { worst, known } = compare(output(port), published, field, factor, (row) => vector.isOther?.(row, candles) === true);
      expect(worst, `${port} against ${field}`).toBeLessThan(1e-9);
      expect(known, port).toBeGreaterThan(400);
    }
  });

  test('monthly pivots of the month before', () => {
    const { candles, months } = readQuotes(folder);
    const published = readPublished(folder, 'pivot-points');
    const names = [...new Set(months)];
    const of = (name: 'high' | 'low' | 'close', month: string): readonly number[] =>
      (candles[name] ?? []).filter((_, row) => months[row] === month);
    const monthly = {
      high: names.map((month) => Math.max(...of('high', month))),
      low: names.map((month) => Math.min(...of('low', month))),
      close: names.map((month) => of('close', month).at(-1) ?? Number.NaN),
      step: 375,
    };
    const output = outputsOf({ kind: 'indicator.pivots@1', params: { period: 'month' } }, monthly, 'instrument');
    for (const [port, field] of [['pivot', 'pp'], ...['r1', 'r2', 'r3', 's1', 's2', 's3'].map((name) => [name, name])] as const) {
      const levels = months.map((month) => output(port)[names.indexOf(month) - 1] ?? Number.NaN);
      expect(compare(levels, published, field, 1).worst, port).toBeLessThan(1e-9);
    }
  });
});

describe.skipIf(stockCharts === null)('as in the spreadsheet of StockCharts:', () => {
  test('KAMA(10, 2, 30)', () => {
    const lines = readFileSync(stockCharts ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const rows = lines.map((line) => line.trim().split(',')).filter((row) => row[1] !== '');
    const source = rows.map((row) => Number(row[1]));
    const published = rows.map((row) => ({ kama: row.length < 9 || row[8] === '' ? null : Number(row[8]) }));
    const kama = outputsOf(
      { kind: 'indicator.movingAverage@1', params: { type: 'kama', period: 10 }, isSeries: true },
      { close: source },
      '',
    )('value');
    const known = published.flatMap(({ kama: wanted }, row) => (wanted === null ? [] : [Math.abs((kama[row] ?? Number.NaN) - wanted)]));
    expect(known.length).toBeGreaterThan(20);
    // The sheet rounds to six decimals.
    expect(Math.max(...known)).toBeLessThan(1e-6);
  });
});
