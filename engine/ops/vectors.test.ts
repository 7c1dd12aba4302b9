// Published worked examples, reproduced to the rounding in which they are printed. Indicators are composed of ops as the catalogue
// composes them. Where a source starts its recursion differently, the test says from which seed, and that the seed is all.
import { describe, expect, it } from 'vitest';
import { clockRows } from '../../tests/ops/clock-rows';
import {
  type Cells,
  decimals,
  digits,
  filled,
  fullDigits,
  HAS_PUBLISHED,
  type Rounding,
  readDates,
  readSheet,
  readSkender,
  rowsThatDiffer,
  type Sheet,
} from '../../tests/ops/published';
import {
  averageTrueRange,
  bandAbout,
  type Column,
  calc,
  middleOf,
  runColumn,
  runColumns,
  stochasticOf,
  typicalPrice,
} from '../../tests/ops/run-columns';

const POPULATION = { divisor: 0 };
const SHORT = HAS_PUBLISHED ? '' : ' (SKIPPED: no published examples on this machine)';

function expectSame(found: Column | undefined, published: Cells | undefined, rounding: Rounding): void {
  expect(rowsThatDiffer(found ?? [], published, rounding)).toEqual([]);
}

/** The rows of a market that never closes: one session. */
function oneSession(count: number): ReturnType<typeof clockRows> {
  return { ...clockRows(count), session: new Int32Array(count).fill(1) };
}

function bollinger(close: Column, period: number, deviations: number): ReturnType<typeof bandAbout> {
  return bandAbout(runColumn('sma', { period }, close), calc(runColumn('stdev', { period, ...POPULATION }, close), '×', deviations));
}

function rateOfChange(close: Column, bars: number): Column {
  const before = runColumn('lag', { bars }, close);
  return calc(calc(calc(close, '-', before), '÷', before), '×', 100);
}

/** How long ago the extreme was, of a window one longer than `period`: 100 is now, 0 is `period` bars ago. */
function aroon(ago: Column | undefined, period: number): Column {
  return (ago ?? []).map((bars) => (100 * (period - bars)) / period);
}

/**
 * Two runs of one recursion that differ in their seed alone: their distance starts as `seedError` at row `from` and shrinks by `decay`
 * at each row. The seed and the row are both rounded by the source: twice its rounding is allowed.
 */
function expectOnlySeedDiffers(found: Column, published: Cells, from: number, decay: number, rounding: Rounding): void {
  const seedError = (found[from] ?? Number.NaN) - (published[from] ?? Number.NaN);
  expect(Math.abs(seedError)).toBeGreaterThan(0);
  const rows = published.map((_, row) => row).slice(from);
  const broken = rows.filter((row) => {
    const wanted = (published[row] ?? Number.NaN) + seedError * decay ** (row - from);
    return !(Math.abs((found[row] ?? Number.NaN) - wanted) <= 2 * rounding(wanted));
  });
  expect(broken).toEqual([]);
}

describe.skipIf(!HAS_PUBLISHED)(`Stock.Indicators on 502 daily bars, to all digits${SHORT}`, () => {
  const quotes: Sheet = HAS_PUBLISHED ? readSheet('skender', 'quotes', 'default.csv') : {};
  const [open = [], high = [], low = [], close = [], volume = []] = ['open', 'high', 'low', 'close', 'volume'].map((name) =>
    HAS_PUBLISHED ? filled(quotes, name) : [],
  );
  const same = (found: Column | undefined, published: Cells | undefined): void => expectSame(found, published, fullDigits);

  it.each([
    ['sma', 'sma', 'sma', { period: 20 }],
    ['ema', 'ema', 'ema', { period: 20 }],
    ['smma', 'smma', 'wilder', { period: 20 }],
    ['wma', 'wma', 'wma', { period: 14 }],
    ['rsi', 'rsi', 'rsi', { period: 14 }],
    // The call names no period: 14 is the one that fits, 10 and 20 do not.
    ['hma', 'hma', 'hull', { period: 14 }],
    ['stdev', 'stdDev', 'stdev', { period: 14, ...POPULATION }],
  ] as const)('%s', (file, column, op, args) => {
    same(runColumn(op, args, close), readSkender(file)[column]);
  });

  it('tr and atr(14)', () => {
    same(runColumn('trueRange', {}, high, low, close), readSkender('tr')['tr']);
    same(averageTrueRange(high, low, close, 14), readSkender('atr')['atr']);
  });

  it('adx(14): +DI, −DI and ADX', () => {
    const published = readSkender('adx');
    const [plus, minus, adx] = runColumns('directional', { period: 14 }, [high, low, close]);
    same(plus, published['pdi']);
    same(minus, published['mdi']);
    same(adx, published['adx']);
  });

  it('aroon(25), but for one row each way where two bars share the extreme: the source takes the earlier, we the later', () => {
    const published = readSkender('aroon');
    const up = runColumns('highest', { period: 26 }, [high])[1];
    const down = runColumns('lowest', { period: 26 }, [low])[1];
    expect(rowsThatDiffer(aroon(up, 25), published['aroonUp'], fullDigits)).toEqual([193]);
    expect([high[193], published['aroonUp']?.[193]]).toEqual([high[192], 96]);
    expect(rowsThatDiffer(aroon(down, 25), published['aroonDown'], fullDigits)).toEqual([232]);
    expect([low[232 - 12], published['aroonDown']?.[232]]).toEqual([low[232 - 25], 0]);
  });

  it('bollinger(20, 2): population deviation', () => {
    const published = readSkender('bb');
    const { upper, center, lower } = bollinger(close, 20, 2);
    same(upper, published['upperBand']);
    same(center, published['sma']);
    same(lower, published['lowerBand']);
    same(calc(calc(upper, '-', lower), '÷', center), published['width']);
    same(calc(calc(close, '-', lower), '÷', calc(upper, '-', lower)), published['percentB']);
  });

  it('keltner(20, 2, 10): exponential average ± 2 of Wilder’s true range', () => {
    const published = readSkender('keltner');
    const { upper, center, lower } = bandAbout(
      runColumn('ema', { period: 20 }, close),
      calc(averageTrueRange(high, low, close, 10), '×', 2),
    );
    same(upper, published['upperBand']);
    same(center, published['centerline']);
    same(lower, published['lowerBand']);
  });

  it('donchian(20): the twenty bars before the present one, which is left out', () => {
    const published = readSkender('donchian');
    const before = (column: Column): Column => runColumn('lag', { bars: 1 }, column);
    const upper = before(runColumn('highest', { period: 20 }, high));
    const lower = before(runColumn('lowest', { period: 20 }, low));
    same(upper, published['upperBand']);
    same(lower, published['lowerBand']);
    same(calc(calc(upper, '+', lower), '÷', 2), published['centerline']);
  });

  it('ichimoku(9, 26, 52): the spans stand 26 bars ahead; the lagging span is not known before its time', () => {
    const published = readSkender('ichimoku');
    const conversion = middleOf(high, low, 9);
    const base = middleOf(high, low, 26);
    same(conversion, published['tenkanSen']);
    same(base, published['kijunSen']);
    same(runColumn('lag', { bars: 26 }, calc(calc(conversion, '+', base), '÷', 2)), published['senkouSpanA']);
    same(runColumn('lag', { bars: 26 }, middleOf(high, low, 52)), published['senkouSpanB']);
    // The source draws the close 26 bars back, where nobody knew it; a comparison of today's close with the price then is the same.
    const chikou = published['chikouSpan'] ?? [];
    expect(chikou.slice(0, -26)).toEqual(close.slice(26));
  });

  it('macd(12, 26, 9)', () => {
    const published = readSkender('macd');
    const line = calc(runColumn('ema', { period: 12 }, close), '-', runColumn('ema', { period: 26 }, close));
    const signal = runColumn('ema', { period: 9 }, line);
    same(line, published['macd']);
    same(signal, published['signal']);
    same(calc(line, '-', signal), published['histogram']);
  });

  it('stochastic(14, 3, 3): %K smoothed, %D its average', () => {
    const published = readSkender('stoch');
    const slow = runColumn('sma', { period: 3 }, stochasticOf(high, low, close, 14));
    const signal = runColumn('sma', { period: 3 }, slow);
    same(slow, published['oscillator']);
    same(signal, published['signal']);
    same(calc(calc(slow, '×', 3), '-', calc(signal, '×', 2)), published['percentJ']);
  });

  it('cci(20)', () => {
    const price = typicalPrice(high, low, close);
    const distance = calc(price, '-', runColumn('sma', { period: 20 }, price));
    same(calc(distance, '÷', calc(runColumn('meanDeviation', { period: 20 }, price), '×', 0.015)), readSkender('cci')['cci']);
  });

  it('roc(14), the period inferred', () => {
    const published = readSkender('roc');
    same(rateOfChange(close, 14), published['roc']);
    same(calc(close, '-', runColumn('lag', { bars: 14 }, close)), published['momentum']);
  });

  it('mfi(14) and obv', () => {
    same(runColumn('moneyFlow', { period: 14 }, high, low, close, volume), readSkender('mfi')['mfi']);
    same(runColumn('onBalanceVolume', {}, close, volume), readSkender('obv')['obv']);
  });

  it('heikin-ashi', () => {
    const published = readSkender('heikinashi');
    const candles = runColumns('heikinAshi', {}, [open, high, low, close]);
    ['open', 'high', 'low', 'close'].forEach((name, port) => same(candles[port], published[name]));
  });

  it('supertrend(10, 3)', () => {
    const published = readSkender('supertrend');
    const [line = [], up = []] = runColumns('supertrend', { period: 10, multiplier: 3 }, [high, low, close]);
    same(line, published['superTrend']);
    same(
      line.map((value, row) => (up[row] === 1 ? value : Number.NaN)),
      published['lowerBand'],
    );
    same(
      line.map((value, row) => (up[row] === 0 ? value : Number.NaN)),
      published['upperBand'],
    );
  });

  it('parabolic(0.02, 0.2), but for the bar of the first reversal, which the source leaves out', () => {
    const stop = runColumn('parabolic', { step: 0.02, most: 0.2 }, high, low);
    expect(rowsThatDiffer(stop, readSkender('psar')['sar'], fullDigits)).toEqual([13]);
    // There the stop is the extreme of the guessed first trend, as at every reversal.
    expect(stop[13]).toBe(Math.max(...high.slice(0, 13)));
  });

  it('vwap from the first bar on', () => {
    const [vwap] = runColumns('sessionVwap', {}, [typicalPrice(high, low, close), volume], oneSession(close.length));
    same(vwap, readSkender('vwap')['vwap']);
  });

  it('pivot points of the month before, by arithmetic', () => {
    const published = readSkender('pivot-points');
    const months = readDates('skender', 'quotes', 'default.csv').map((date) => date.slice(0, 7));
    const before = (row: number): readonly number[] => {
      const last = months.findLast((month) => month < (months[row] ?? '')) ?? '';
      return months.flatMap((month, index) => (month === last ? [index] : []));
    };
    const of = (column: Column, gather: (...values: number[]) => number): Column =>
      months.map((_, row) => (before(row).length === 0 ? Number.NaN : gather(...before(row).map((index) => column[index] ?? Number.NaN))));
    const [top, bottom, last] = [of(high, Math.max), of(low, Math.min), of(close, (...values) => values.at(-1) ?? Number.NaN)];
    const pivot = calc(calc(calc(top, '+', bottom), '+', last), '÷', 3);
    const range = calc(top, '-', bottom);
    same(pivot, published['pp']);
    same(calc(calc(pivot, '×', 2), '-', bottom), published['r1']);
    same(calc(calc(pivot, '×', 2), '-', top), published['s1']);
    same(calc(pivot, '+', range), published['r2']);
    same(calc(pivot, '-', range), published['s2']);
    same(calc(top, '+', calc(calc(pivot, '-', bottom), '×', 2)), published['r3']);
    same(calc(bottom, '-', calc(calc(top, '-', pivot), '×', 2)), published['s3']);
  });
});

describe.skipIf(!HAS_PUBLISHED)(`StockCharts' spreadsheets, to their printed digits${SHORT}`, () => {
  const sheet = (name: string): Sheet => readSheet('ta_stockcharts', `cs-${name}.csv`);
  const ohlc = (from: Sheet): readonly [Column, Column, Column] => [filled(from, 'High'), filled(from, 'Low'), filled(from, 'Close')];

  it('bollinger(20, 2), its width and %b', () => {
    const published = sheet('bbands');
    const close = filled(published, 'Close');
    const { upper, center, lower } = bollinger(close, 20, 2);
    expectSame(runColumn('stdev', { period: 20, ...POPULATION }, close), published['20-day Standard Deviation'], decimals(6));
    expectSame(upper, published['HighBand'], decimals(6));
    expectSame(center, published['MiddleBand'], decimals(6));
    expectSame(lower, published['LowBand'], decimals(6));
    expectSame(calc(calc(calc(upper, '-', lower), '÷', center), '×', 100), published['WidthBand'], decimals(6));
    expectSame(calc(calc(close, '-', lower), '÷', calc(upper, '-', lower)), published['PercentageBand'], decimals(6));
  });

  it('kama(10, 2, 30)', () => {
    const published = sheet('kama');
    expectSame(runColumn('kama', { period: 10, fast: 2, slow: 30 }, filled(published, 'Close')), published['KAMA'], decimals(6));
  });

  it('roc(12)', () => {
    const published = sheet('roc');
    expectSame(rateOfChange(filled(published, 'Close'), 12), published['ROC'], decimals(8));
  });

  it('wma(9), whose first eight rows the source averages with bars that it does not show', () => {
    const published = sheet('wma');
    const found = runColumn('wma', { period: 9 }, filled(published, 'Close'));
    expect(rowsThatDiffer(found, published['WMA'], decimals(4))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(found.slice(0, 8).every(Number.isNaN)).toBe(true);
  });

  it('obv, whose first row, our 0, the source leaves empty', () => {
    const published = sheet('obv');
    const volume = (published['Volume'] ?? []).map((cell) => cell ?? 0);
    const found = runColumn('onBalanceVolume', {}, filled(published, 'Close'), volume);
    expect(rowsThatDiffer(found, published['OBV'], decimals(0))).toEqual([0]);
    expect([found[0], published['OBV']?.[0]]).toEqual([0, null]);
  });

  it('stochastic(14) and its average of 3, which the source takes of its own rounded %K and starts a row late', () => {
    const published = sheet('soo');
    const close = (published['Close'] ?? []).map((cell) => cell ?? Number.NaN);
    expectSame(stochasticOf(filled(published, 'High'), filled(published, 'Low'), close, 14), published['SO'], decimals(6));
    const rounded = (published['SO'] ?? []).map((cell) => cell ?? Number.NaN);
    expect(rowsThatDiffer(runColumn('sma', { period: 3 }, rounded), published['SO_SIG'], decimals(6))).toEqual([15]);
    expect(published['SO_SIG']?.[15]).toBeNull();
  });

  it('vwap over 14 bars; the source fills the first 13 rows with the average so far', () => {
    const published = sheet('vwap');
    const [high, low, close] = ohlc(published);
    const price = typicalPrice(high, low, close);
    const volume = filled(published, 'Volume');
    const overBars = calc(runColumn('sum', { period: 14 }, calc(price, '×', volume)), '÷', runColumn('sum', { period: 14 }, volume));
    const [soFar = []] = runColumns('sessionVwap', {}, [price, volume], oneSession(volume.length));
    expectSame(
      overBars.map((value, row) => (row < 13 ? (soFar[row] ?? 0) : value)),
      published['vwap'],
      fullDigits,
    );
  });

  it("atr(14): the source counts the first bar's range, which we do not; given it, all rows agree, and without it only the seed differs", () => {
    const published = sheet('atr');
    const [high, low, close] = ohlc(published);
    const ranges = runColumn('trueRange', {}, high, low, close);
    expect(rowsThatDiffer(ranges, published['TR'], decimals(12))).toEqual([0]);
    const withFirst = runColumn('orElse', {}, ranges, calc(high, '-', low));
    const average = runColumn('wilder', { period: 14 }, withFirst);
    // Its zeros of the first 13 rows are no averages.
    expect(rowsThatDiffer(average, published['ATR'], digits(10))).toEqual(Array.from({ length: 13 }, (_, row) => row));
    expectOnlySeedDiffers(averageTrueRange(high, low, close, 14), published['ATR'] ?? [], 14, 13 / 14, digits(10));
  });

  it('macd(12, 26, 9): the source seeds each average with its first value, we with a mean; only the seeds differ', () => {
    const published = sheet('macd');
    const close = filled(published, 'Close');
    const [fast, slow] = [runColumn('ema', { period: 12 }, close), runColumn('ema', { period: 26 }, close)];
    expectOnlySeedDiffers(fast, published['short_ema'] ?? [], 11, 11 / 13, digits(10));
    expectOnlySeedDiffers(slow, published['long_ema'] ?? [], 25, 25 / 27, digits(10));
    // The signal, seeded in the same way on the published line, is off by its seed alone too; the line is printed to ten digits, nine decimals where it is above 1.
    const line = (published['MACD_line'] ?? []).map((cell) => cell ?? Number.NaN);
    expectOnlySeedDiffers(runColumn('ema', { period: 9 }, line), published['MACD_signal'] ?? [], 40, 0.8, decimals(9));
  });

  it('rsi(14): the source starts both averages at 0, we at the mean of 14; only the seeds differ', () => {
    const published = sheet('rsi');
    const close = filled(published, 'Close');
    const zero = close.map(() => 0);
    const change = calc(close, '-', runColumn('lag', { bars: 1 }, close));
    const gain = runColumn('wilder', { period: 14 }, runColumn('maximum', {}, change, zero));
    const loss = runColumn('wilder', { period: 14 }, runColumn('maximum', {}, calc(zero, '-', change), zero));
    expectOnlySeedDiffers(gain, published['Avg Gain'] ?? [], 14, 13 / 14, decimals(6));
    expectOnlySeedDiffers(loss, published['Avg Loss'] ?? [], 14, 13 / 14, decimals(6));
    const ours = calc(calc(gain, '÷', calc(gain, '+', loss)), '×', 100);
    expect(
      rowsThatDiffer(
        runColumn('rsi', { period: 14 }, close),
        ours.map((value) => (Number.isNaN(value) ? null : value)),
        fullDigits,
      ),
    ).toEqual([]);
    // And the source's index is what our formula gives of its averages, which are printed to 6 decimals of some 0.1: 1e-3 in an index.
    const [theirGain, theirLoss] = ['Avg Gain', 'Avg Loss'].map((name) => (published[name] ?? []).map((cell) => cell ?? Number.NaN));
    const theirs = calc(calc(theirGain ?? [], '÷', calc(theirGain ?? [], '+', theirLoss ?? [])), '×', 100);
    expect(rowsThatDiffer(theirs.slice(14), published['RSI']?.slice(14), () => 1e-3)).toEqual([]);
  });
});

describe.skipIf(!HAS_PUBLISHED)(`A chart of Kite${SHORT}`, () => {
  it('bollinger(20, 2) of an option, to the paisa, from the bar on at which the day has twenty', () => {
    const published = readSheet('kite_chart', 'NIFTYAUG25050CE_5m_2024-08-26_bb20_2.csv');
    const close = filled(published, 'Close');
    const cells = (part: string): Cells => Object.entries(published).find(([name]) => name.includes(part))?.[1] ?? [];
    const { upper, center, lower } = bollinger(close, 20, 2);
    expect(center.findIndex((value) => !Number.isNaN(value))).toBe(19);
    expectSame(upper.slice(19), cells('Top').slice(19), decimals(2));
    expectSame(center.slice(19), cells('Median').slice(19), decimals(2));
    expectSame(lower.slice(19), cells('Bottom').slice(19), decimals(2));
  });
});
