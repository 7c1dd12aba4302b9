// What kinds have to say against their own parameters and inputs.
import { describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { climbing, graphOf, history, read } from './small-market';

const SHARE = { kind: 'data.instrument@1', params: { symbol: 'NSE:RELIANCE' } };
const MINUTES = { kind: 'data.candles@1', params: { timeframe: '1m' }, from: { instrument: 'share.instrument' } };
const CANDLES = { candles: 'minutes.candles' };

type Draft = Parameters<typeof graphOf>[0][string];

function messages(subject: Draft): readonly string[] {
  return compile(graphOf({ share: SHARE, minutes: MINUTES, subject }), { probes: ['subject'] }).diagnostics.map(({ message }) => message);
}

describe('a kind refuses', () => {
  test.each<readonly [string, Draft, RegExp]>([
    [
      'a time window that ends first',
      { kind: 'calendar.timeWindow@1', params: { from: '15:00', to: '09:30' }, from: CANDLES },
      /ends before it begins/,
    ],
    [
      'a filter without a day',
      {
        kind: 'calendar.dayFilter@1',
        params: { monday: false, tuesday: false, wednesday: false, thursday: false, friday: false },
        from: CANDLES,
      },
      /No weekday/,
    ],
    [
      'a date that is none',
      { kind: 'calendar.eventBlackout@1', params: { dates: '2025-02-01 2025-02-30' }, from: CANDLES },
      /2025-02-30 is not a date/,
    ],
    ['dates that are no list', { kind: 'calendar.eventBlackout@1', params: { dates: '1 Feb 2025' }, from: CANDLES }, /text like/],
    [
      'a parabolic factor below its step',
      { kind: 'indicator.parabolicSar@1', params: { step: 0.3, most: 0.2 }, from: CANDLES },
      /below one step/,
    ],
    [
      'a volume-weighted average without volume',
      { kind: 'indicator.movingAverage@1', params: { type: 'vwma' }, from: { source: 'minutes.candles' } },
      /no volume/,
    ],
    [
      'a conversion from another unit',
      { kind: 'math.convert@1', from: { value: 'minutes.candles', reference: 'minutes.candles' } },
      /must be in percent; it is in price/,
    ],
    [
      'a conversion without its reference',
      { kind: 'math.convert@1', params: { conversion: 'priceToPoints' }, from: { value: 'minutes.candles' } },
      /needs a reference price/,
    ],
    [
      'a sum of prices over time',
      { kind: 'math.rolling@1', params: { statistic: 'sum' }, from: { source: 'minutes.candles' } },
      /cannot combine price/,
    ],
  ])('%s', (_, subject, message) => {
    expect(messages(subject)).toEqual([expect.stringMatching(message)]);
  });

  test('a future of a future', () => {
    const near = { kind: 'data.future@1', from: { underlying: 'share.instrument' } };
    const graph = graphOf({ share: SHARE, near, subject: { kind: 'data.future@1', from: { underlying: 'near.instrument' } } });
    expect(compile(graph, { probes: ['subject'] }).diagnostics.map(({ message }) => message)).toEqual([
      'Future by rule: A contract has no future of its own. Connect the index or share.',
    ]);
  });
});

describe('historical volatility', () => {
  const closes = [[100], [200], [200]];

  // Returns ln 2 and 0: deviation ln 2 / √2, in percent; by the bars of a year.
  test.each([
    ['1d', 252],
    ['5m', (252 * 375) / 5],
    ['1h', (252 * 375) / 60],
  ])('of %s bars is scaled to a year of %d', (timeframe, bars) => {
    const candles = { kind: 'data.candles@1', params: { timeframe }, from: { instrument: 'share.instrument' } };
    const subject = { kind: 'indicator.historicalVolatility@1', params: { period: 2 }, from: { candles: 'candles.candles' } };
    const found = read(graphOf({ share: SHARE, candles, subject }), 'subject.value', [history('NSE:RELIANCE', closes)]);
    expect(found.at(-1)?.[1]).toBeCloseTo((Math.log(2) / Math.SQRT2) * Math.sqrt(bars) * 100, 8);
  });
});

test('a small market is what it says', () => {
  const price = { kind: 'data.price@1', params: { field: 'high' }, from: CANDLES };
  const found = read(graphOf({ share: SHARE, minutes: MINUTES, price }), 'price.value', [history('NSE:RELIANCE', [climbing(100)])]);
  expect(found.slice(0, 2)).toEqual([
    ['2024-01-01 09:16', 100],
    ['2024-01-01 09:17', 101],
  ]);
});
