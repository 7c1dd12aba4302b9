import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OptionCandles } from '../market/chain-history';
import { isoDay } from '../time/day-text';
import { istMinute } from '../time/ist-time';
import { ChainCursor } from './chain-cursor';
import type { OptionQuote } from './option-chain';
import { quotePrice } from './quote-price';

const FIRST = istMinute(isoDay('2026-01-05'), 555);
const UNKNOWN = Number.NaN;
const RIGHTS = ['call', 'put'] as const;

/** Bars in the minutes 0, 1, 3 and 4: crossed quotes in the second, one side alone in the third, nothing counted in the second and last. */
const candles: OptionCandles = {
  instrument: 'NFO:ANY',
  contract: { market: 'NFO', underlying: 'NIFTY', expiryDay: isoDay('2026-01-06'), strike: 2_600_000, right: 'call' },
  timeframe: '1m',
  priceScale: 100,
  count: 4,
  minute: Int32Array.of(FIRST, FIRST + 1, FIRST + 3, FIRST + 4),
  open: Int32Array.of(100, 100, 100, 100),
  high: Int32Array.of(100, 100, 100, 100),
  low: Int32Array.of(100, 100, 100, 100),
  close: Int32Array.of(10_010, 10_020, 10_035, 10_040),
  volume: Float64Array.of(5, 0, 7, 1),
  openInterest: Float64Array.of(50, UNKNOWN, 70, UNKNOWN),
  bid: Int32Array.of(10_005, 10_030, 10_030, 10_035),
  ask: Int32Array.of(10_015, 10_020, 0, 10_050),
  modelled: Uint8Array.of(0, 0, 1, 0),
};

function standing(): { readonly cursor: ChainCursor; readonly quote: OptionQuote } {
  const cursor = new ChainCursor([candles.contract], () => candles);
  const quote = cursor.chain[0]?.call;
  if (quote === null || quote === undefined) throw new Error('the call is listed');
  return { cursor, quote };
}

function said({ bid, ask, last, openInterest, volume }: OptionQuote): readonly (number | null)[] {
  return [bid, ask, last, openInterest, volume];
}

test('a quote is of the last bar by the minute, open interest of the last that anybody counted, volume of the session so far', () => {
  const { cursor, quote } = standing();
  const at = [-1, 0, 1, 2, 3, 9].map((minute) => {
    cursor.moveTo(FIRST + minute);
    return said(quote);
  });
  expect(at).toEqual([
    [null, null, null, null, null],
    [100.05, 100.15, 100.1, 50, 5],
    [100.3, 100.2, 100.2, 50, 5],
    [100.3, 100.2, 100.2, 50, 5],
    [100.3, null, 100.35, 70, 12],
    [100.35, 100.5, 100.4, 70, 13],
  ]);
});

test('is the same in whatever order minutes come', () => {
  const { cursor, quote } = standing();
  for (const minute of [4, 0, 3, -1, 9, 1, 4, 2, 0]) {
    cursor.moveTo(FIRST + minute);
    const fresh = standing();
    fresh.cursor.moveTo(FIRST + minute);
    expect(said(quote)).toEqual(said(fresh.quote));
  }
});

test('the mid at hand is what bid, ask and last come to', () => {
  const { cursor, quote } = standing();
  for (const minute of [-1, 0, 1, 3, 4]) {
    cursor.moveTo(FIRST + minute);
    const { bid, ask, last, openInterest, volume } = quote;
    expect(quote.mid).toBe(quotePrice({ bid, ask, last, openInterest, volume }, 'mid'));
  }
});

test('a chain is modelled once a bar behind what was asked for is', () => {
  const { cursor, quote } = standing();
  const marks = [1, 2, 3, 4].map((minute) => {
    cursor.moveTo(FIRST + minute);
    return [quote.last === null, cursor.isModelled];
  });
  expect(marks).toEqual([
    [false, false],
    [false, false],
    [false, true],
    [false, true],
  ]);
});

/** Bars in some minutes of an hour and a half, some without quotes or with crossed ones, some that count nothing. */
const anyBars = fc
  .uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 30 })
  .chain((minutes) =>
    fc.tuple(fc.constant(minutes.sort((a, b) => a - b)), fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 30, maxLength: 30 })),
  )
  .map(([minutes, draws]) => ({
    count: minutes.length,
    minute: Int32Array.from(minutes, (minute) => FIRST + minute),
    close: Int32Array.from(minutes, (_, row) => 10_000 * ((draws[row] ?? 0) % 3)),
    bid: Int32Array.from(minutes, (_, row) => 9_900 * ((draws[row] ?? 0) % 2)),
    ask: Int32Array.from(minutes, (minute) => 9_850 + minute),
    openInterest: Float64Array.from(minutes, (minute, row) => ((draws[row] ?? 0) > 4 ? UNKNOWN : minute)),
  }));

test('a row is what the quotes say at its minute, in whatever order minutes and strikes are asked for, seed 768', () => {
  const asks = fc.array(fc.tuple(fc.integer({ min: -40, max: 130 }), fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(fc.option(anyBars), { minLength: 10, maxLength: 10 }), asks, (bars, asked) => {
      const contracts = bars.map((_, at) => ({ ...candles.contract, strike: 10_000 * (1 + (at >> 1)), right: RIGHTS[at % 2] ?? 'call' }));
      const cursor = new ChainCursor(contracts.slice(0, -1), (contract) => {
        const own = bars[contracts.findIndex(({ strike, right }) => strike === contract.strike && right === contract.right)] ?? null;
        return own === null ? null : { ...candles, ...own, contract };
      });
      for (const [minute, one, other] of asked) {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        cursor.moveTo(FIRST + minute);
        const { calls, puts } = cursor.pricesAt(FIRST + minute, from, to);
        const quotes = cursor.chain.slice(from, to);
        expect([...calls.subarray(from, to)]).toEqual(quotes.map(({ call }) => call?.mid ?? UNKNOWN));
        expect([...puts.subarray(from, to)]).toEqual(quotes.map(({ put }) => put?.mid ?? UNKNOWN));
        for (const right of RIGHTS) {
          const interests = cursor.interestsAt(right, FIRST + minute, from, to);
          expect([...interests.subarray(from, to)]).toEqual(quotes.map((each) => each[right]?.openInterest ?? UNKNOWN));
        }
      }
    }),
    { seed: 768, numRuns: 300 },
  );
});
