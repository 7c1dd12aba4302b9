// Indicators from their first sample on, at each row anew, in the words of their authors.
import { wilderOf } from './rolling';
import { argOf, at, firstOf, mean, type Oracle, type OracleCall, overSamples, type Sample, total } from './samples';

const NA = Number.NaN;

function column(samples: readonly Sample[], port: number): readonly number[] {
  return samples.map(({ values }) => at(values, port));
}

/** Differences between neighbours, oldest first. */
function steps(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, index) => value - at(values, index));
}

/** One for each bar but the first. */
function trueRanges(samples: readonly Sample[]): readonly number[] {
  return samples.slice(1).map(({ values: [high = NA, low = NA] }, index) => {
    const lastClose = at(column(samples, 2), index);
    return Math.max(high - low, Math.abs(high - lastClose), Math.abs(low - lastClose));
  });
}

const rsi = overSamples(1, (samples, call) => {
  const changes = steps(firstOf(samples));
  const gain = wilderOf(
    changes.map((change) => Math.max(change, 0)),
    argOf(call, 'period'),
  );
  const loss = wilderOf(
    changes.map((change) => Math.max(0 - change, 0)),
    argOf(call, 'period'),
  );
  if (Number.isNaN(gain)) return [NA];
  if (loss === 0) return [gain === 0 ? 50 : 100];
  return [100 - 100 / (1 + gain / loss)];
});

/** Wilder's running sum: the first `period` added up, then each step loses one period's share. */
function wilderSum(values: readonly number[], period: number): number {
  return values.length < period
    ? NA
    : values.slice(period).reduce((sum, value) => sum - sum / period + value, total(values.slice(0, period)));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

const directional = overSamples(3, (samples, call) => {
  const period = argOf(call, 'period');
  const ranges = trueRanges(samples);
  const ups = steps(column(samples, 0));
  const downs = steps(column(samples, 1)).map((step) => 0 - step);
  const plusMoves = ups.map((up, index) => (up > at(downs, index) && up > 0 ? up : 0));
  const minusMoves = downs.map((down, index) => (down > at(ups, index) && down > 0 ? down : 0));
  const systemAt = (length: number): readonly [plus: number, minus: number, index: number] => {
    const range = wilderSum(ranges.slice(0, length), period);
    const plus = wilderSum(plusMoves.slice(0, length), period);
    const minus = wilderSum(minusMoves.slice(0, length), period);
    return [share(plus, range), share(minus, range), share(Math.abs(plus - minus), plus + minus)];
  };
  if (ranges.length < period) return [];
  const indices = Array.from({ length: ranges.length - period + 1 }, (_, index) => systemAt(period + index)[2]);
  const [plus, minus] = systemAt(ranges.length);
  return [plus, minus, wilderOf(indices, period)];
});

const supertrend = overSamples(2, (samples, call) => {
  const period = argOf(call, 'period');
  const ranges = trueRanges(samples);
  let upper = NA;
  let lower = NA;
  let isUp = false;
  for (let bar = period; bar < samples.length; bar += 1) {
    const [high = NA, low = NA, close = NA] = samples[bar]?.values ?? [];
    const lastClose = at(column(samples, 2), bar - 1);
    const middle = (high + low) / 2;
    const reach = argOf(call, 'multiplier') * wilderOf(ranges.slice(0, bar), period);
    if (bar === period) {
      upper = middle + reach;
      lower = middle - reach;
      isUp = close > middle;
      continue;
    }
    upper = lastClose > upper ? middle + reach : Math.min(upper, middle + reach);
    lower = lastClose < lower ? middle - reach : Math.max(lower, middle - reach);
    if (isUp && close < lower) isUp = false;
    else if (!isUp && close > upper) isUp = true;
  }
  return samples.length <= period ? [] : [isUp ? lower : upper, Number(isUp)];
});

interface Parabola {
  readonly isLong: boolean;
  readonly stop: number;
  readonly extreme: number;
  readonly factor: number;
  readonly isSettled: boolean;
}

/** Wilder's rules of the next day, for a long position and a short one in turn. */
function nextParabola(last: Parabola, bar: Sample, before: readonly Sample[], call: OracleCall): Parabola {
  const [high = NA, low = NA] = bar.values;
  const first = Math.min(argOf(call, 'step'), argOf(call, 'most'));
  const factor = Math.min(last.factor + argOf(call, 'step'), argOf(call, 'most'));
  const reached = last.stop + last.factor * (last.extreme - last.stop);
  if (last.isLong) {
    const stop = Math.min(reached, ...column(before, 1));
    if (low < stop) return { isLong: false, stop: last.extreme, extreme: low, factor: first, isSettled: true };
    return high > last.extreme ? { ...last, stop, extreme: high, factor } : { ...last, stop };
  }
  const stop = Math.max(reached, ...column(before, 0));
  if (high > stop) return { isLong: true, stop: last.extreme, extreme: high, factor: first, isSettled: true };
  return low < last.extreme ? { ...last, stop, extreme: low, factor } : { ...last, stop };
}

const parabolic = overSamples(2, (samples, call) => {
  const [high = NA, low = NA] = samples[0]?.values ?? [];
  let parabola: Parabola = {
    isLong: true,
    stop: low,
    extreme: high,
    factor: Math.min(argOf(call, 'step'), argOf(call, 'most')),
    isSettled: false,
  };
  samples.forEach((bar, index) => {
    if (index > 0) parabola = nextParabola(parabola, bar, samples.slice(Math.max(0, index - 2), index), call);
  });
  return parabola.isSettled ? [parabola.stop, Number(parabola.isLong)] : [];
});

const onBalanceVolume = overSamples(1, (samples) => {
  const volumes = column(samples, 1).slice(1);
  return [total(steps(column(samples, 0)).map((step, index) => Math.sign(step) * at(volumes, index)))];
});

const moneyFlow = overSamples(1, (samples, call) => {
  const period = argOf(call, 'period');
  if (samples.length <= period) return [];
  const typical = samples.map(({ values }) => mean(values.slice(0, 3)));
  const flows = typical.map((price, index) => price * at(column(samples, 3), index)).slice(-period);
  const directions = steps(typical).slice(-period);
  const positive = total(flows.filter((_, index) => at(directions, index) > 0));
  const negative = total(flows.filter((_, index) => at(directions, index) < 0));
  if (negative === 0) return [positive === 0 ? 50 : 100];
  return [100 - 100 / (1 + positive / negative)];
});

const heikinAshi = overSamples(4, (samples) => {
  let last: readonly number[] = [];
  for (const { values } of samples) {
    const [open = NA, high = NA, low = NA, close = NA] = values;
    const smoothOpen = last.length === 0 ? (open + close) / 2 : (at(last, 0) + at(last, 3)) / 2;
    const smoothClose = (open + high + low + close) / 4;
    last = [smoothOpen, Math.max(high, smoothOpen, smoothClose), Math.min(low, smoothOpen, smoothClose), smoothClose];
  }
  return last;
});

const swing = overSamples(2, (samples, call) => {
  const bars = argOf(call, 'bars');
  const confirmed = (values: readonly number[], extreme: (...window: number[]) => number): number =>
    values.findLast(
      (value, index) => index >= bars && index + bars < values.length && extreme(...values.slice(index - bars, index + bars + 1)) === value,
    ) ?? NA;
  return [confirmed(column(samples, 0), Math.max), confirmed(column(samples, 1), Math.min)];
});

export const INDICATOR_ORACLES: readonly (readonly [string, Oracle])[] = [
  ['rsi@1', rsi],
  ['trueRange@1', overSamples(1, (samples) => [at(trueRanges(samples), samples.length - 2)])],
  ['directional@1', directional],
  ['supertrend@1', supertrend],
  ['parabolic@1', parabolic],
  ['onBalanceVolume@1', onBalanceVolume],
  ['moneyFlow@1', moneyFlow],
  ['heikinAshi@1', heikinAshi],
  ['swing@1', swing],
];
