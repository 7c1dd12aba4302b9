// Two packages as further witnesses: technicalindicators 3.1.0 and trading-signals 8.3.0 on one market. Where they agree, to 10⁻⁹; where
// they start a recursion elsewhere, after it has forgotten that; where they are wrong, what they say and what we do.
import * as package1 from 'technicalindicators';
import * as package2 from 'trading-signals';
import { describe, expect, it } from 'vitest';
import { findOp } from '../../dsl/ops/op-table';
import { emaConvergence, wilderConvergence } from '../../dsl/ops/windows';
import { clockRows } from '../ops/clock-rows';
import { averageTrueRange, bandAbout, type Column, calc, runColumn, runColumns, stochasticOf, typicalPrice } from '../ops/run-columns';
import { scenarioOf } from '../ops/scenario';

const COUNT = 800;
type Theirs = readonly (number | null | undefined)[];

const declaration = findOp('moneyFlow@1');
const market =
  declaration === null ? [] : scenarioOf(declaration, { seed: 11, style: 'decimal', count: COUNT }).inputs.map((input) => [...input]);
const [high = [], low = [], close = [], volume = []] = market;
const open = close.map((price, row) => close[row - 1] ?? price);
const values = close;
const price = typicalPrice(high, low, close);

/** The first package leaves out rows that it does not know: its results end with the last row. */
function padded(theirs: Theirs): Theirs {
  return [...Array.from({ length: COUNT - theirs.length }, () => null), ...theirs];
}

interface Incremental<Input, Output> {
  update(input: Input, replace: boolean): Output;
}

/** The second package takes one value at a time and gives null while it does not know. */
function fed<Input, Output>(indicator: Incremental<Input, Output>, inputs: readonly Input[]): readonly Output[] {
  return inputs.map((input) => indicator.update(input, false));
}

const bars = close.map((last, row) => ({
  open: open[row] ?? last,
  high: high[row] ?? last,
  low: low[row] ?? last,
  close: last,
  volume: volume[row] ?? 0,
}));

/** The largest relative distance over the rows from `from` on that both know; both must know the last. */
function distance(ours: Column, theirs: Theirs, from = 0): number {
  const both = padded(theirs).flatMap((value, row) => {
    const own = ours[row] ?? Number.NaN;
    return row < from || value === null || value === undefined || Number.isNaN(own)
      ? []
      : [Math.abs(own - value) / Math.max(1, Math.abs(value))];
  });
  expect(both.length).toBeGreaterThan(COUNT / 8);
  return Math.max(...both);
}

const deviation = runColumn('stdev', { period: 20, divisor: 0 }, close);
const bollinger = bandAbout(runColumn('sma', { period: 20 }, close), calc(deviation, '×', 2));
const macdLine = calc(runColumn('ema', { period: 12 }, close), '-', runColumn('ema', { period: 26 }, close));
const macd = { values: close, fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, SimpleMAOscillator: false, SimpleMASignal: false };
const adx = runColumns('directional', { period: 14 }, [high, low, close])[2] ?? [];
const regression = runColumns('regression', { period: 14 }, [close]);
const before = runColumn('lag', { bars: 12 }, close);
const cci = calc(
  calc(price, '-', runColumn('sma', { period: 20 }, price)),
  '÷',
  calc(runColumn('meanDeviation', { period: 20 }, price), '×', 0.015),
);

describe('technicalindicators 3.1.0', () => {
  const equal: readonly (readonly [string, Column, Theirs])[] = [
    ['sma', runColumn('sma', { period: 20 }, close), package1.SMA.calculate({ period: 20, values })],
    ['ema', runColumn('ema', { period: 20 }, close), package1.EMA.calculate({ period: 20, values })],
    ['wma', runColumn('wma', { period: 20 }, close), package1.WMA.calculate({ period: 20, values })],
    ["Wilder's average", runColumn('wilder', { period: 20 }, close), package1.WEMA.calculate({ period: 20, values })],
    ['standard deviation', deviation, package1.SD.calculate({ period: 20, values })],
    ['bollinger', bollinger.upper, package1.BollingerBands.calculate({ period: 20, stdDev: 2, values }).map(({ upper }) => upper)],
    ['average true range', averageTrueRange(high, low, close, 14), package1.ATR.calculate({ period: 14, high, low, close })],
    ['on balance volume', runColumn('onBalanceVolume', {}, close, volume), package1.OBV.calculate({ close, volume })],
    ['adx', adx, package1.ADX.calculate({ period: 14, high, low, close }).map((row) => row.adx)],
    [
      'stochastic',
      stochasticOf(high, low, close, 14),
      package1.Stochastic.calculate({ period: 14, signalPeriod: 3, high, low, close }).map(({ k }) => k),
    ],
    ['cci', cci, package1.CCI.calculate({ period: 20, high, low, close })],
    ['rate of change', calc(calc(calc(close, '-', before), '÷', before), '×', 100), package1.ROC.calculate({ period: 12, values })],
    ['macd line', macdLine, package1.MACD.calculate(macd).map(({ MACD }) => MACD)],
    ['macd signal', runColumn('ema', { period: 9 }, macdLine), package1.MACD.calculate(macd).map(({ signal }) => signal)],
  ];

  it.each(equal)('agrees on %s', (_, ours, theirs) => {
    expect(distance(ours, theirs)).toBeLessThan(1e-9);
  });

  it('rounds rsi and money flow to two decimals; ours are within that', () => {
    expect(
      distance(
        runColumn('rsi', { period: 14 }, close).map((value) => value / 100),
        package1.RSI.calculate({ period: 14, values }).map((value) => value / 100),
      ),
    ).toBeLessThan(5.0001e-5);
    const flow = package1.MFI.calculate({ period: 14, high, low, close, volume }).map((value) => value / 100);
    expect(
      distance(
        runColumn('moneyFlow', { period: 14 }, high, low, close, volume).map((value) => value / 100),
        flow,
      ),
    ).toBeLessThan(5.0001e-5);
  });

  it('takes the reversing bar into the trend that it ends on parabolic; ours leaves it out, and all other bars agree', () => {
    const ours = runColumn('parabolic', { step: 0.02, most: 0.2 }, high, low);
    const theirs = package1.PSAR.calculate({ step: 0.02, max: 0.2, high, low });
    const rows = ours.flatMap((stop, row) => (Number.isNaN(stop) || Math.abs(stop - (theirs[row] ?? 0)) < 1e-9 ? [] : [row]));
    expect(rows).toEqual([175]);
    expect(theirs[175]).toBe(low[175]);
    expect(ours[175]).toBe(Math.min(...low.slice(165, 175)));
  });

  it('lets a hole poison its sum for good; ours leaves it out', () => {
    const holed = [1, 2, Number.NaN, 3, 4, 5];
    expect(package1.SMA.calculate({ period: 2, values: holed }).at(-1)).toBeNaN();
    expect(runColumn('sma', { period: 2 }, holed)).toEqual([Number.NaN, 1.5, Number.NaN, 2.5, 3.5, 4.5]);
  });

  it('keeps the rounding of a huge value that has left the window; ours forgets it', () => {
    const huge = [1e15, ...Array.from({ length: 20 }, () => 0.1)];
    expect(Math.abs((package1.SMA.calculate({ period: 5, values: huge }).at(-1) ?? 0) - 0.1)).toBeGreaterThan(0.01);
    expect(runColumn('sma', { period: 5 }, huge).at(-1)).toBeCloseTo(0.1, 15);
  });

  it('never ends a session of its vwap; ours begins anew with each', () => {
    const rows = clockRows(4, 5, 2);
    const flat = [10, 20, 30, 50];
    const theirs = package1.VWAP.calculate({ high: flat, low: flat, close: flat, volume: [1, 1, 1, 1] });
    expect(theirs).toEqual([10, 15, 20, 27.5]);
    expect(runColumns('sessionVwap', {}, [flat, [1, 1, 1, 1]], rows)[0]).toEqual([10, 15, 30, 40]);
  });

  it('calls a price that does not move as strong as can be; ours is in the middle', () => {
    const flat = Array.from({ length: 30 }, () => 100);
    expect(package1.RSI.calculate({ period: 14, values: flat }).at(-1)).toBe(100);
    expect(runColumn('rsi', { period: 14 }, flat).at(-1)).toBe(50);
    expect(runColumns('directional', { period: 14 }, [flat, flat, flat]).map((output) => output.at(-1))).toEqual([0, 0, 0]);
  });
});

describe('trading-signals 8.3.0', () => {
  const equal: readonly (readonly [string, Column, Theirs])[] = [
    ['sma', runColumn('sma', { period: 20 }, close), fed(new package2.SMA(20), close)],
    ['wma', runColumn('wma', { period: 20 }, close), fed(new package2.WMA(20), close)],
    ["Wilder's average", runColumn('wilder', { period: 20 }, close), fed(new package2.WSMA(20), close)],
    ["Hull's average", runColumn('hull', { period: 16 }, close), fed(new package2.HMA(16), close)],
    ["Kaufman's average", runColumn('kama', { period: 10, fast: 2, slow: 30 }, close), fed(new package2.KAMA(10), close)],
    ['rsi', runColumn('rsi', { period: 14 }, close), fed(new package2.RSI(14), close)],
    ['money flow', runColumn('moneyFlow', { period: 14 }, high, low, close, volume), fed(new package2.MFI(14), bars)],
    ['mean deviation', runColumn('meanDeviation', { period: 20 }, close), fed(new package2.MAD(20), close)],
    ['bollinger', bollinger.lower, fed(new package2.BollingerBands(20, 2), close).map((band) => band?.lower)],
    ['slope', regression[0] ?? [], fed(new package2.LinearRegression(14), close).map((line) => line?.slope)],
    // It draws the line on to the next bar; ours ends at the present one.
    [
      'line',
      calc(regression[1] ?? [], '+', regression[0] ?? []),
      fed(new package2.LinearRegression(14), close).map((line) => line?.prediction),
    ],
  ];

  it.each(equal)('agrees on %s', (_, ours, theirs) => {
    expect(distance(ours, theirs)).toBeLessThan(1e-9);
  });

  const later: readonly (readonly [string, Column, Theirs, number])[] = [
    ['ema, seeded by its first value', runColumn('ema', { period: 20 }, close), fed(new package2.EMA(20), close), 19 + emaConvergence(20)],
    [
      'average true range, with the first bar',
      averageTrueRange(high, low, close, 14),
      fed(new package2.ATR(14), bars),
      14 + wilderConvergence(14),
    ],
    ['adx, a bar earlier', adx, fed(new package2.ADX(14), bars), 27 + 2 * wilderConvergence(14)],
    [
      'supertrend, a bar earlier',
      runColumn('supertrend', { period: 10, multiplier: 3 }, high, low, close),
      fed(new package2.SuperTrend({ interval: 10, multiplier: 3 }), bars).map((row) => row?.supertrend),
      10 + wilderConvergence(10) + 360,
    ],
  ];

  it.each(later)('starts elsewhere on %s, and agrees once that is forgotten', (_, ours, theirs, from) => {
    expect(distance(ours, theirs)).toBeGreaterThan(1e-9);
    expect(distance(ours, theirs, from)).toBeLessThan(1e-9);
  });
});
