import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../tests/shared-data';
import { istDayOf, istMinuteOfDay } from '../market/candles';
import { isoDay } from '../time/day-text';
import { DEMO_INDEX, DEMO_VIX } from './demo-instruments';
import { listDemoSessions } from './demo-session';
import { DEMO_SEED, generateDemoCandles } from './generate-demo-candles';

/** Regular minutes of one day, in order, as prices of any scale. */
interface Day {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const moment = (values: readonly number[], order: number): number => {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** order));
};
const kurtosis = (values: readonly number[]): number => moment(values, 4) / moment(values, 2) ** 2;
const correlation = (left: readonly number[], right: readonly number[]): number => {
  const [l, r] = [mean(left), mean(right)];
  return mean(left.map((value, index) => (value - l) * ((right[index] ?? 0) - r))) / Math.sqrt(moment(left, 2) * moment(right, 2));
};
const steps = (prices: readonly number[]): readonly number[] =>
  prices.slice(1).map((price, index) => Math.log(price / (prices[index] ?? 0)));
const last = (prices: readonly number[]): number => prices.at(-1) ?? 0;

/** Autocorrelation of the size of minute returns at a lag, within days. */
function clustering(days: readonly Day[], lag: number): number {
  const sizes = days.map((day) => steps(day.close).map(Math.abs));
  const center = mean(sizes.flat());
  const products = sizes.flatMap((day) => day.slice(lag).map((size, index) => (size - center) * ((day[index] ?? 0) - center)));
  return mean(products) / moment(sizes.flat(), 2);
}

/** Root mean square of open-to-close moves over some minutes of the day. */
function busyness(days: readonly Day[], from: number, to: number): number {
  const moves = days.flatMap((day) =>
    day.close.slice(from, to).map((close, index) => Math.log(close / (day.open[from + index] ?? 0)) ** 2),
  );
  return Math.sqrt(mean(moves));
}

function statisticsOf(days: readonly Day[]) {
  const nights = days.slice(1).map((day, index) => Math.log((day.open[0] ?? 0) / last(days[index]?.close ?? [])));
  const daytimes = days.map((day) => Math.log(last(day.close) / (day.open[0] ?? 0)));
  const minutes = days.flatMap((day) => steps(day.close));
  const dailies = steps(days.map((day) => last(day.close)));
  const quiet = busyness(days, 120, 260);
  const ranges = days.flatMap((day) => day.high.map((high, index) => Math.log(high / (day.low[index] ?? 0))));
  const bodies = days.flatMap((day) => day.close.map((close, index) => Math.abs(Math.log(close / (day.open[index] ?? 0)))));
  return {
    yearlyVolatility: Math.sqrt(moment(dailies, 2) * 249),
    dailyKurtosis: kurtosis(dailies),
    overnightShare: moment(nights, 2) / (moment(nights, 2) + moment(daytimes, 2)),
    minuteKurtosis: kurtosis(minutes),
    minuteMemory: correlation(minutes.slice(1), minutes.slice(0, -1)),
    clustering: [1, 2, 5, 10, 20, 30].map((lag) => clustering(days, lag)),
    firstMinute: busyness(days, 0, 1) / quiet,
    firstHour: busyness(days, 1, 60) / quiet,
    lastHour: busyness(days, 315, 375) / quiet,
    rangeOfBody: mean(ranges) / mean(bodies),
  };
}

const SESSIONS = listDemoSessions(isoDay('2020-01-01'), isoDay('2024-12-31'));
const REGULAR_MINUTES = 375;

/** Five years of an instrument, made once for all that is asked of it. */
const daysOf = new Map<string, readonly Day[]>();

function demoDays(instrumentId: string): readonly Day[] {
  const made = daysOf.get(instrumentId) ?? regularDays(instrumentId);
  daysOf.set(instrumentId, made);
  return made;
}

function regularDays(instrumentId: string): readonly Day[] {
  const candles = generateDemoCandles(instrumentId, SESSIONS, DEMO_SEED);
  const days = new Map<number, { open: number[]; high: number[]; low: number[]; close: number[]; volume: number[] }>();
  for (const [row, minute] of candles.minute.entries()) {
    const minuteOfDay = istMinuteOfDay(minute);
    if (minuteOfDay < 555 || minuteOfDay >= 930) continue;
    const day = days.get(istDayOf(minute)) ?? { open: [], high: [], low: [], close: [], volume: [] };
    days.set(istDayOf(minute), day);
    for (const name of ['open', 'high', 'low', 'close', 'volume'] as const) day[name].push(candles[name].at(row) ?? 0);
  }
  return [...days.values()].filter((day) => day.close.length === REGULAR_MINUTES);
}

/** Rows `symbol,YYYY-MM-DD HH:MM:SS,open,high,low,close`, gzipped; whole regular days alone. */
function fileDays(file: string): readonly Day[] {
  const days = new Map<string, { open: number[]; high: number[]; low: number[]; close: number[]; volume: number[] }>();
  for (const line of gunzipSync(readFileSync(file)).toString().trim().split('\n').slice(1)) {
    const [, time = '', open, high, low, close] = line.split(',');
    const clock = time.slice(11, 16);
    if (clock < '09:15' || clock >= '15:30') continue;
    const day = days.get(time.slice(0, 10)) ?? { open: [], high: [], low: [], close: [], volume: [] };
    days.set(time.slice(0, 10), day);
    day.open.push(Number(open));
    day.high.push(Number(high));
    day.low.push(Number(low));
    day.close.push(Number(close));
  }
  return [...days.values()].filter((day) => day.close.length === REGULAR_MINUTES);
}

function expectRealistic(statistics: ReturnType<typeof statisticsOf>): void {
  expect(statistics.yearlyVolatility).toBeGreaterThan(0.1);
  expect(statistics.yearlyVolatility).toBeLessThan(0.25);
  expect(statistics.dailyKurtosis).toBeGreaterThan(3.2);
  expect(statistics.minuteKurtosis).toBeGreaterThan(5);
  expect(statistics.minuteKurtosis).toBeLessThan(30);
  expect(Math.abs(statistics.minuteMemory)).toBeLessThan(0.05);
  expect(statistics.overnightShare).toBeGreaterThan(0.15);
  expect(statistics.overnightShare).toBeLessThan(0.4);
  expect(Math.min(...statistics.clustering)).toBeGreaterThan(0.1);
  const [lag1 = 0, , lag5 = 0, , , lag30 = 0] = statistics.clustering;
  expect(lag1).toBeGreaterThan(lag5);
  expect(lag5).toBeGreaterThan(lag30);
  expect(statistics.firstMinute).toBeGreaterThan(4);
  expect(statistics.firstMinute).toBeLessThan(7.5);
  expect(statistics.firstHour).toBeGreaterThan(1.3);
  expect(statistics.firstHour).toBeLessThan(2);
  expect(statistics.lastHour).toBeGreaterThan(1);
  expect(statistics.lastHour).toBeLessThan(1.5);
  expect(statistics.rangeOfBody).toBeGreaterThan(1.4);
  expect(statistics.rangeOfBody).toBeLessThan(2.1);
}

const indexStatistics = statisticsOf(demoDays(DEMO_INDEX.id));

describe('five years of the demo index', () => {
  const days = demoDays(DEMO_INDEX.id);
  const statistics = indexStatistics;

  test('have the volatility, fat tails, clustering, intraday shape and gaps of an index', () => {
    expect(days.length).toBeGreaterThan(1_200);
    expectRealistic(statistics);
  });

  test('fall faster than they rise: volatility follows falls more than rises', () => {
    const daytime = days.map((day) => Math.log(last(day.close) / (day.open[0] ?? 0)));
    const nextSize = days.slice(1).map((day) => Math.sqrt(mean(steps(day.close).map((step) => step * step))));
    expect(correlation(daytime.slice(0, -1), nextSize)).toBeLessThan(-0.03);
  });

  test('move the volatility index the other way, which comes back to its mean', () => {
    const implied = demoDays(DEMO_VIX.id);
    const closes = implied.map((day) => last(day.close) / DEMO_VIX.priceScale);
    expect(Math.min(...closes)).toBeGreaterThan(7);
    expect(Math.max(...closes)).toBeLessThan(70);
    expect(mean(closes)).toBeGreaterThan(11);
    expect(mean(closes)).toBeLessThan(24);
    expect(correlation(steps(days.map((day) => last(day.close))), steps(closes))).toBeLessThan(-0.4);
    expect(
      correlation(
        days.flatMap((day) => steps(day.close)),
        implied.flatMap((day) => steps(day.close)),
      ),
    ).toBeLessThan(-0.4);
    expect(correlation(closes.slice(0, -60), closes.slice(60))).toBeLessThan(0.6);
    expect(correlation(closes.slice(0, -1), closes.slice(1))).toBeGreaterThan(0.9);
  });

  test('carry the shares along, two banks closer than a bank and a car maker; volume comes with moves', () => {
    const [one, two, auto] = ['DEMO:BANKONE', 'DEMO:BANKTWO', 'DEMO:AUTO'].map(demoDays);
    const daily = (share: readonly Day[] | undefined): readonly number[] => steps((share ?? []).map((day) => last(day.close)));
    const index = steps(days.map((day) => last(day.close)));
    expect(correlation(daily(one), index)).toBeGreaterThan(0.4);
    expect(correlation(daily(one), daily(two))).toBeGreaterThan(correlation(daily(one), daily(auto)) + 0.05);
    const bodies = (one ?? []).flatMap((day) => day.close.map((close, minute) => Math.abs(Math.log(close / (day.open[minute] ?? 0)))));
    expect(
      correlation(
        bodies,
        (one ?? []).flatMap((day) => day.volume),
      ),
    ).toBeGreaterThan(0.3);
  });
});

const niftyFile = findSharedData('index_1m', 'NIFTY_1m_2021.csv.gz');

describe.skipIf(niftyFile === null)(
  'NIFTY minutes of 2021, which are not part of the project and must stand beside it for this test',
  () => {
    const nifty = statisticsOf(fileDays(niftyFile ?? ''));
    const demo = indexStatistics;

    test('lie within the bounds by which the demo index is judged', () => {
      expectRealistic(nifty);
    });

    test.each(['yearlyVolatility', 'overnightShare', 'minuteKurtosis', 'firstMinute', 'firstHour', 'lastHour', 'rangeOfBody'] as const)(
      'and the demo index agree on %s within two fifths',
      (name) => {
        expect(demo[name] / nifty[name]).toBeGreaterThan(0.6);
        expect(demo[name] / nifty[name]).toBeLessThan(1.4);
      },
    );

    test('and the demo index agree on how long busy minutes last', () => {
      for (const [index, value] of demo.clustering.entries()) expect(Math.abs(value - (nifty.clustering[index] ?? 0))).toBeLessThan(0.08);
    });
  },
);
