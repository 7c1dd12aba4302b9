// Windows computed afresh at each row, and recursive averages from their first sample on at each row.
import { argOf, at, firstOf, mean, type Oracle, type OracleCall, overSamples, overWindow, total } from './samples';

const NA = Number.NaN;

/** Seeded by the mean of the first `period` values, then stepped; NA while there are fewer. */
export function recursive(values: readonly number[], period: number, step: (average: number, value: number) => number): number {
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

export const ROLLING_ORACLES: readonly (readonly [string, Oracle])[] = [
  ['sum@1', overWindow(1, (window) => [total(window)])],
  ['sma@1', overWindow(1, (window) => [mean(window)])],
  [
    'wma@1',
    overWindow(1, (window) => [total(window.map((value, index) => value * (index + 1))) / total(window.map((_, index) => index + 1))]),
  ],
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
  ['regression@1', overWindow(2, line)],
];
