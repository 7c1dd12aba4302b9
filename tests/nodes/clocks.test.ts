// Kinds on several clocks, through the compiler and the engine: what is known when. Nothing is seen before it is sealed.
import { describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { climbing, graphOf, history, read } from './small-market';

const RELIANCE = history('NSE:RELIANCE', [climbing(100), climbing(200), climbing(300)]);
const INFOSYS = history('NSE:INFY', [climbing(10), climbing(40), climbing(90)]);
const MARKET = [RELIANCE, INFOSYS];

const SHARE = { kind: 'data.instrument@1', params: { symbol: 'NSE:RELIANCE' } };
const OTHER = { kind: 'data.instrument@1', params: { symbol: 'NSE:INFY' } };
const MINUTES = { kind: 'data.candles@1', params: { timeframe: '1m' }, from: { instrument: 'share.instrument' } };
const FIVES = { kind: 'data.candles@1', params: { timeframe: '5m' }, from: { instrument: 'share.instrument' } };

function valuesOf(reading: ReturnType<typeof read>): readonly (number | null)[] {
  return reading.map(([, value]) => value);
}

/** The values of one session of ten rows. */
function session(reading: ReturnType<typeof read>, day: number): readonly (number | null)[] {
  return valuesOf(reading).slice(day * 10, day * 10 + 10);
}

describe('levels of the day before', () => {
  const drafts = {
    share: SHARE,
    minutes: MINUTES,
    day: { kind: 'data.previousLevel@1', from: { instrument: 'share.instrument' } },
    gap: { kind: 'math.arithmetic@1', params: { operation: 'subtract' }, from: { left: 'minutes.candles', right: 'day.close' } },
  };

  test('stand fixed through the session, its last bar included', () => {
    const gap = read(graphOf(drafts), 'gap.value', MARKET);
    expect(session(gap, 0)).toEqual(Array.from({ length: 10 }, () => null));
    // Monday closed at 109; Tuesday runs from 200 to 209.
    expect(session(gap, 1)).toEqual(climbing(91));
    expect(session(gap, 2)).toEqual(climbing(91));
  });

  test('stay settled when something is computed from them', () => {
    const range = { kind: 'math.arithmetic@1', params: { operation: 'subtract' }, from: { left: 'day.high', right: 'day.low' } };
    const rest = { kind: 'math.arithmetic@1', params: { operation: 'subtract' }, from: { left: 'minutes.candles', right: 'low.value' } };
    const low = { kind: 'math.clamp@1', params: { highest: 1_000 }, from: { value: 'day.low' } };
    const graph = graphOf({ ...drafts, range, low, rest });
    const found = read(graph, 'rest.value', MARKET);
    // Monday's low is 100; Tuesday's is 109, where its first bar opens.
    expect(session(found, 1)).toEqual(climbing(100));
    expect(session(found, 2)).toEqual(climbing(191));
    expect(compile(graph, { probes: ['range'] }).compiled?.sourceMap.ports.find(({ node }) => node === 'range')?.phase).toBe('session');
  });

  test('of two instruments are of the same day', () => {
    const graph = graphOf({
      ...drafts,
      other: OTHER,
      otherDay: { kind: 'data.previousLevel@1', from: { instrument: 'other.instrument' } },
      spread: { kind: 'math.arithmetic@1', from: { left: 'day.close', right: 'otherDay.close' } },
      seen: { kind: 'math.arithmetic@1', params: { operation: 'add' }, from: { left: 'minutes.candles', right: 'spread.value' } },
    });
    const seen = read(graph, 'seen.value', MARKET);
    // Closes 109 and 19 on Monday, 209 and 49 on Tuesday.
    expect(session(seen, 1)).toEqual(climbing(200 + 90));
    expect(session(seen, 2)).toEqual(climbing(300 + 160));
  });

  test('of a day and of a week meet on the day', () => {
    const graph = graphOf({
      ...drafts,
      week: { kind: 'data.previousLevel@1', params: { period: 'week' }, from: { instrument: 'share.instrument' } },
      drift: { kind: 'math.arithmetic@1', from: { left: 'week.close', right: 'day.close' } },
      seen: { kind: 'math.arithmetic@1', params: { operation: 'add' }, from: { left: 'minutes.candles', right: 'drift.value' } },
    });
    const nineDays = Array.from({ length: 9 }, (_, day) => climbing(100 * (day + 1)));
    const seen = read(graph, 'seen.value', [history('NSE:RELIANCE', nineDays)]);
    // Every day trades here: the first week ends at 709, and the Monday after it at 809.
    expect(session(seen, 7)).toEqual(climbing(800));
    expect(session(seen, 8)).toEqual(climbing(900 - 100));
  });

  test('pivots are known before the first bar', () => {
    const pivots = { kind: 'indicator.pivots@1', from: { instrument: 'share.instrument' } };
    const graph = graphOf({
      ...drafts,
      pivots,
      above: { kind: 'math.arithmetic@1', from: { left: 'minutes.candles', right: 'pivots.pivot' } },
    });
    // (109 + 100 + 109) / 3 = 106.
    expect(session(read(graph, 'above.value', MARKET), 1)).toEqual(climbing(94));
  });
});

describe('resample', () => {
  const drafts = { share: SHARE, minutes: MINUTES, fives: FIVES };

  test('shows a longer bar only once it is sealed', () => {
    const resample = { kind: 'math.resample@1', from: { source: 'fives.candles', candles: 'minutes.candles' } };
    const found = session(read(graphOf({ ...drafts, resample }), 'resample.value', MARKET), 0);
    // Sealed at 09:20 with 104 and at 09:25 with 109.
    expect(found).toEqual([null, null, null, null, 104, 104, 104, 104, 104, 109]);
  });

  test('is asked for where two clocks meet, and offered as the fix', () => {
    const sum = { kind: 'math.arithmetic@1', from: { left: 'minutes.candles', right: 'fives.candles' } };
    const { diagnostics } = compile(graphOf({ ...drafts, sum }), { probes: ['sum'] });
    expect(diagnostics.map(({ code, fix }) => [code, fix?.kind === 'insertNode' ? fix.nodeKind : null])).toEqual([
      ['clock-mismatch', 'math.resample@1'],
    ]);
  });

  test('brings conditions too', () => {
    const trend = { kind: 'calendar.sessionWindow@1', params: { afterOpen: 10, beforeClose: 0 }, from: { candles: 'fives.candles' } };
    const seen = { kind: 'math.resampleCondition@1', from: { condition: 'trend.inside', candles: 'minutes.candles' } };
    // Five-minute bars are sealed 5 and 10 minutes in, and the second is the last: nothing is left to the close.
    expect(session(read(graphOf({ ...drafts, trend, seen }), 'seen.value', MARKET), 0)).toEqual([null, null, null, null, 0, 0, 0, 0, 0, 0]);
  });
});

describe('triggers', () => {
  test('a time of day fires once a session, at the value of the run', () => {
    const graph = graphOf(
      { share: SHARE, at: { kind: 'trigger.atTime@1', params: { time: '09:18' }, from: { instrument: 'share.instrument' } } },
      [{ key: 'when', label: 'When', targets: [{ node: 'at', param: 'time' }] }],
    );
    // The last trade at 09:18 is the close of the 09:17 minute.
    expect(read(graph, 'at.price', MARKET)).toEqual([
      ['2024-01-01 09:18', 102],
      ['2024-01-02 09:18', 202],
      ['2024-01-03 09:18', 302],
    ]);
    expect(read(graph, 'at.price', MARKET, [9 * 60 + 20])[0]).toEqual(['2024-01-01 09:20', 104]);
  });

  test('minutes before the close follow the session', () => {
    const at = { kind: 'trigger.atTime@1', params: { from: 'close', minutes: 3 }, from: { instrument: 'share.instrument' } };
    expect(read(graphOf({ share: SHARE, at }), 'at.price', MARKET)[1]).toEqual(['2024-01-02 09:22', 206]);
  });

  test('a beat runs from the open to the close', () => {
    const every = { kind: 'trigger.every@1', params: { seconds: 300 }, from: { instrument: 'share.instrument' } };
    expect(
      read(graphOf({ share: SHARE, every }), 'every.price', MARKET)
        .slice(0, 3)
        .map(([time]) => time.slice(11)),
    ).toEqual(['09:20', '09:25', '09:20']);
  });

  test('an event of minutes is held until the next five-minute close', () => {
    const graph = graphOf({
      share: SHARE,
      minutes: MINUTES,
      fives: FIVES,
      cross: { kind: 'logic.crosses@1', params: { level: 102 }, from: { series: 'minutes.candles' } },
      held: { kind: 'trigger.hold@1', from: { event: 'cross.up', candles: 'fives.candles' } },
    });
    expect(read(graph, 'held.event', MARKET).slice(0, 3)).toEqual([
      ['2024-01-01 09:20', 1],
      ['2024-01-01 09:25', 0],
      ['2024-01-02 09:20', 0],
    ]);
  });
});

describe('a value built on itself', () => {
  const counting = {
    share: SHARE,
    minutes: MINUTES,
    before: { kind: 'math.previous@1', from: { value: 'next.value', candles: 'minutes.candles' } },
    next: { kind: 'math.arithmetic@1', params: { operation: 'add', number: 1 }, from: { left: 'before.value' } },
  };

  test('counts', () => {
    expect(valuesOf(read(graphOf(counting), 'next.value', MARKET)).slice(0, 4)).toEqual([1, 2, 3, 4]);
  });

  test('is not mistaken for another that starts alike', () => {
    const graph = graphOf({
      ...counting,
      other: { kind: 'math.previous@1', from: { value: 'twos.value', candles: 'minutes.candles' } },
      twos: { kind: 'math.arithmetic@1', params: { operation: 'add', number: 2 }, from: { left: 'other.value' } },
      both: { kind: 'math.arithmetic@1', params: { operation: 'multiply' }, from: { left: 'next.value', right: 'twos.value' } },
    });
    // 1 × 2, 2 × 4, 3 × 6.
    expect(valuesOf(read(graph, 'both.value', MARKET)).slice(0, 3)).toEqual([2, 8, 18]);
  });

  test('keeps the highest price, from an initial one in rupees', () => {
    const graph = graphOf({
      ...counting,
      before: {
        kind: 'math.previous@1',
        params: { unit: 'price', initial: 102.5 },
        from: { value: 'next.value', candles: 'minutes.candles' },
      },
      next: { kind: 'math.arithmetic@1', params: { operation: 'maximum' }, from: { left: 'before.value', right: 'minutes.candles' } },
    });
    expect(valuesOf(read(graph, 'next.value', MARKET)).slice(0, 5)).toEqual([102.5, 102.5, 102.5, 103, 104]);
  });

  test('must have the unit it says', () => {
    const price = { kind: 'math.previous@1', params: { unit: 'price' }, from: { value: 'minutes.candles', candles: 'minutes.candles' } };
    const points = { ...price, params: { unit: 'points' } };
    const codes = (before: typeof price): readonly string[] =>
      compile(graphOf({ share: SHARE, minutes: MINUTES, before }), { probes: ['before'] }).diagnostics.map(({ code }) => code);
    expect([codes(price), codes(points)]).toEqual([[], ['unit-mismatch']]);
  });

  test('must stand on the clock it says', () => {
    const before = { kind: 'math.previous@1', params: { unit: 'price' }, from: { value: 'fives.candles', candles: 'minutes.candles' } };
    const { diagnostics } = compile(graphOf({ share: SHARE, minutes: MINUTES, fives: FIVES, before }), { probes: ['before'] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['clock-mismatch']);
  });
});

describe('candles', () => {
  test('in Heikin-Ashi style smooth what is read from them', () => {
    const smooth = { kind: 'data.candles@1', params: { timeframe: '1m', style: 'heikinAshi' }, from: { instrument: 'share.instrument' } };
    const field = { kind: 'data.price@1', params: { field: 'open' }, from: { candles: 'smooth.candles' } };
    // Bars 100-100, 100-101, 101-102: closes 100, 100.5, 101.5; opens 100, (100 + 100) / 2, (100 + 100.5) / 2.
    expect(valuesOf(read(graphOf({ share: SHARE, smooth, field }), 'field.value', MARKET)).slice(0, 3)).toEqual([100, 100, 100.25]);
  });

  test('the opening range is known when its minutes are over', () => {
    const range = { kind: 'data.openingRange@1', params: { minutes: 3 }, from: { candles: 'minutes.candles' } };
    expect(session(read(graphOf({ share: SHARE, minutes: MINUTES, range }), 'range.high', MARKET), 0).slice(0, 5)).toEqual([
      null,
      null,
      102,
      102,
      102,
    ]);
  });

  test('a bare number beside a price is points, whatever the price scale', () => {
    const plus = { kind: 'math.arithmetic@1', params: { operation: 'add' }, from: { left: 'minutes.candles', right: 'five.value' } };
    const graph = graphOf({ share: SHARE, minutes: MINUTES, five: { kind: 'math.number@1', params: { value: 5.5 } }, plus });
    expect(valuesOf(read(graph, 'plus.value', MARKET))[0]).toBe(105.5);
  });

  test('a price and a price do not add', () => {
    const sum = { kind: 'math.arithmetic@1', params: { operation: 'add' }, from: { left: 'minutes.candles', right: 'minutes.candles' } };
    const { diagnostics } = compile(graphOf({ share: SHARE, minutes: MINUTES, sum }), { probes: ['sum'] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['units-do-not-combine']);
  });
});
