// Windows computed afresh at each row, and recursive averages from their first sample on at each row.
import { argOf, at, byRow, firstOf, mean, type Oracle, type OracleCall, overSamples, overWindow, total } from './samples';

const NA = Number.NaN;

/** Seeded by the mean of the first `period` values, then stepped; NA while there are fewer. */
function recursive(values: readonly number[], period: number, step: (average: number, value: number) => number): number {
  return values.length < period ? NA : values.slice(period).reduce(step, mean(values.slice(0, period)));
}

export function wilderOf(values: readonly number[], period: number): number {
  return recursive(values, period, (average, value) => (average * (period - 1) + value) / period);
}

function emaOf(values: readonly number[], period: number): number {
  return recursive(values, period, (average, value) => average + (2 / (period + 1)) * (value - average));
}

function averageBy(of: (values: readonly number[], period: number) => number): Oracle {
  return overSamples(1, (samples, call) => [of(firstOf(samples), argOf(call, 'period'))]);
}

function extremeBy(of: (...values: number[]) => number): Oracle {
  return overWindow(2, (window) => {
    const extreme = of(...window);
    return [extreme, window.length - 1 - window.lastIndexOf(extreme)];
  });
}

function kamaOf(values: readonly number[], call: OracleCall): number {
  const period = argOf(call, 'period');
  if (values.length < period) return NA;
  const fastest = 2 / (argOf(call, 'fast') + 1);
  const slowest = 2 / (argOf(call, 'slow') + 1);
  return values.slice(period).reduce(
    (average, value, offset) => {
      const walked = values.slice(offset, offset + period + 1);
      const path = total(walked.slice(1).map((step, index) => Math.abs(step - at(walked, index))));
      const efficiency = path === 0 ? 0 : Math.abs(value - at(walked, 0)) / path;
      const smoothing = (efficiency * (fastest - slowest) + slowest) ** 2;
      return average + smoothing * (value - average);
    },
    at(values, period - 1),
  );
}

function deviation(window: readonly number[], call: OracleCall): number {
  const center = mean(window);
  const squares = total(window.map((value) => (value - center) * (value - center)));
  return Math.sqrt(squares / (argOf(call, 'divisor') === 1 ? window.length - 1 : window.length));
}

function line(window: readonly number[]): readonly number[] {
  const middle = (window.length - 1) / 2;
  const center = mean(window);
  const slope =
    total(window.map((value, index) => (index - middle) * (value - center))) / total(window.map((_, index) => (index - middle) ** 2));
  return [slope, center + slope * (window.length - 1 - middle)];
}

function weightedMean(values: readonly number[]): number {
  return total(values.map((value, index) => value * (index + 1))) / total(values.map((_, index) => index + 1));
}

function hullOf(values: readonly number[], period: number): number {
  const root = Math.max(1, Math.floor(Math.sqrt(period)));
  if (values.length < period + root - 1) return NA;
  const rawAt = (end: number): number => {
    const window = values.slice(end - period, end);
    return 2 * weightedMean(window.slice(-Math.max(1, Math.floor(period / 2)))) - weightedMean(window);
  };
  return weightedMean(Array.from({ length: root }, (_, index) => rawAt(values.length - root + 1 + index)));
}

const zeroLag = overSamples(1, (samples, call) => {
  const values = firstOf(samples);
  return [2 * at(values, values.length - 1) - at(values, values.length - 1 - Math.floor((argOf(call, 'period') - 1) / 2))];
});

export const ROLLING_ORACLES: readonly (readonly [string, Oracle])[] = [
  ['sum@1', overWindow(1, (window) => [total(window)])],
  ['sma@1', overWindow(1, (window) => [mean(window)])],
  ['wma@1', overWindow(1, (window) => [weightedMean(window)])],
  ['hull@1', averageBy(hullOf)],
  ['zeroLag@1', zeroLag],
  ['ema@1', averageBy(emaOf)],
  ['wilder@1', averageBy(wilderOf)],
  ['kama@1', overSamples(1, (samples, call) => [kamaOf(firstOf(samples), call)])],
  ['highest@1', extremeBy(Math.max)],
  ['lowest@1', extremeBy(Math.min)],
  ['stdev@1', overWindow(1, (window, call) => [deviation(window, call)])],
  ['meanDeviation@1', overWindow(1, (window) => [mean(window.map((value) => Math.abs(value - mean(window))))])],
  [
    'percentRank@1',
    overWindow(1, (window) => [
      (100 * window.slice(0, -1).filter((value) => value < at(window, window.length - 1)).length) / (window.length - 1),
    ]),
  ],
  [
    'knownSamples@1',
    byRow(1, (call, row) => [
      (call.inputs[0] ?? []).slice(Math.max(0, row + 1 - argOf(call, 'period')), row + 1).filter((value) => !Number.isNaN(value)).length,
    ]),
  ],
  ['regression@1', overWindow(2, line)],
];
