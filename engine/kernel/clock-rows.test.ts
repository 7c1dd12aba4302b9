// Rows of clocks from history. Bars that are already of the clock's timeframe are taken as they are, which must not show.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregateCandles } from '../bars/aggregate-candles';
import type { Candles } from '../market/candles';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { buildClockRows, listSessionDays } from './clock-rows';

const SEED = 20_261_121;
const DAY = 19_723;
const OPEN = 555;
/** Ten minutes: the last three-minute bar of a session is cut short. */
const sessions = (day: number) =>
  day >= DAY && day < DAY + 2 ? [{ openMinute: istMinute(day, OPEN), closeMinute: istMinute(day, OPEN + 10) }] : [];

function candlesAt(timeframe: string, minutes: readonly number[]): Candles {
  const prices = Int32Array.from(minutes, (minute) => 10_000 + (minute % 97) * 5);
  return {
    instrument: 'NSE:ONE',
    timeframe,
    priceScale: 100,
    count: minutes.length,
    minute: Int32Array.from(minutes),
    open: prices,
    high: prices.map((price) => price + 10),
    low: prices.map((price) => price - 10),
    close: prices.map((price) => price + 5),
    volume: Float64Array.from(minutes, (minute) => minute % 13),
    openInterest: new Float64Array(minutes.length).fill(Number.NaN),
  };
}

/** Minutes of the day from some before the open to some after the close, of two days. */
const minutes = (step: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(1), fc.integer({ min: -1, max: 11 })), { maxLength: 30, selector: ([day, at]) => `${day} ${at}` })
    .map((found) => found.map(([day, at]) => istMinute(DAY + day, OPEN + at * step)).sort((left, right) => left - right));

test.each([
  ['1m', 1, 1],
  ['3m', 3, 3],
  ['3m', 3, 1],
] as const)(`%s bars taken as they are equal those aggregated (drawn every %i minutes of %i), seed ${SEED}`, (timeframe, _, step) => {
  let taken = 0;
  fc.assert(
    fc.property(minutes(step), (drawn) => {
      const candles = candlesAt(timeframe, drawn);
      const rows = buildClockRows(
        { kind: 'bar', instrument: 0, timeframe },
        { candles, sessions },
        listSessionDays([{ candles, sessions }]),
      );
      const bars = aggregateCandles(candles, timeframe, sessions, Number.MAX_SAFE_INTEGER);
      if (rows.open === candles.open) taken++;
      expect(Array.from(rows.timeUs)).toEqual(Array.from(bars.sealMinute, (minute) => minute * US_PER_MINUTE));
      for (const field of ['open', 'high', 'low', 'close', 'volume', 'openInterest'] as const)
        expect([field, ...rows[field]]).toEqual([field, ...bars[field]]);
    }),
    { seed: SEED, numRuns: 400 },
  );
  expect(taken).toBeGreaterThan(0);
});
