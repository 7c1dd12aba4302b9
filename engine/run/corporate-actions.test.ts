// Runs over an ex-date, minute by minute and worked out by hand: what is held goes into the new units and nothing else happens to it.
import { describe, expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import type { CorporateAction } from '../market/corporate-action';
import { microOfPaise } from '../market/micro-paise';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import { createCursor } from './create-cursor';
import { evaluate } from './evaluate';
import { DAY, ENTER, MINUTES, OPEN, programOf, request, split, still } from './ex-date-scene';
import type { Enter } from './run-scene';

/** Day and minute after its open. */
function whenOf(timeUs: number): readonly [number, number] {
  const minute = timeUs / US_PER_MINUTE - istMinute(DAY, OPEN);
  return [Math.floor(minute / 1_440), minute % 1_440];
}

function fillsOf({ result }: BacktestRun) {
  return result.fills.map(({ timeUs, side, quantity, price, rule }) => [...whenOf(timeUs), side, quantity, price, rule]);
}

/** Stops as they were placed and asked for anew. */
function stopsOf({ decisions }: BacktestRun) {
  return decisions.flatMap(({ timeUs, entry }) =>
    entry.kind === 'intent' && entry.intent.kind !== 'cancel' && entry.intent.type === 'stopLimit'
      ? [[...whenOf(timeUs), entry.intent.kind, entry.intent.quantity, entry.intent.triggerPrice]]
      : [],
  );
}

describe('a split of one into five while ten are held with a stop and a trail', () => {
  // Bought at 1 000. Stop 50 below, moved up by 20 for each 20 won: at 1 020 it stands at 970.
  const risk: Enter['risk'] = [
    { kind: 'legStop', basis: 'points', value: 50 },
    { kind: 'legTrail', basis: 'points', every: 20, move: 20 },
  ];
  const days = [
    { 0: still(100_000), 5: still(102_000) },
    // After it 204 is what 1 020 was; 208 is the next step; the stop is 194 and then 198.
    { 0: still(20_400), 4: still(20_800), 7: [19_900, 19_900, 19_700, 19_700] as const },
  ];
  const run = runBacktest(request(days, [split(5, 1)], programOf([{ ...ENTER, risk }])));

  test('the quantity is five times as much, and the stop lies anew at a fifth from the open on', () => {
    expect(stopsOf(run)).toEqual([
      [0, 2, 'place', 10, 95_000],
      [0, 5, 'modify', 10, 97_000],
      [1, 0, 'place', 50, 19_400],
      [1, 4, 'modify', 50, 19_800],
    ]);
    expect(fillsOf(run)).toEqual([
      [0, 2, 'buy', 10, 100_000, 'nextOpen'],
      [1, 8, 'sell', 50, 19_800, 'stopTraded'],
    ]);
  });

  test('the journal says what became of what was held', () => {
    const told = run.decisions.filter(({ entry }) => entry.kind === 'unitsChanged');
    expect(told).toEqual([
      {
        timeUs: istMinute(DAY + 1, OPEN) * US_PER_MINUTE,
        entry: { kind: 'unitsChanged', position: 0, leg: 0, action: 'split', numerator: 5, denominator: 1, from: 10, to: 50, lieuPaise: 0 },
      },
    ]);
    const expired = run.decisions.filter(({ entry }) => entry.kind === 'orderEvent' && entry.event.kind === 'expired');
    expect(expired.map(({ timeUs }) => whenOf(timeUs))).toEqual([[0, MINUTES]]);
  });

  test('the trade goes on: 50 at 200 in, at 198 out, its risk that of the entry, its best what it stood at after', () => {
    expect(run.result.trades).toMatchObject([
      {
        quantity: 50,
        entryPrice: 20_000,
        exitPrice: 19_800,
        grossPaise: -10_000,
        riskPaise: 50_000,
        maePaise: 10_000,
        mfePaise: 40_000,
        exitReason: 'legStop',
      },
    ]);
    expect(run.result.corporateActions).toMatchObject([{ instrument: 'NSE:TEST', unitsBefore: 10, unitsAfter: 50, paise: 0 }]);
  });

  test('no fall is seen in equity: nothing was lost by the split', () => {
    const { equityPaise } = run.result.series.equity;
    expect(equityPaise[MINUTES]).toBe(equityPaise[MINUTES - 1]);
  });

  test('the same decisions at any window size', () => {
    const asked = request(days, [split(5, 1)], programOf([{ ...ENTER, risk }]));
    for (const blockRows of [1, 2, 3, 7]) expect(runBacktest({ ...asked, blockRows }).result.digest).toBe(run.result.digest);
  });

  test('without the action the fall is a loss: the stop is gapped through', () => {
    const naive = runBacktest(request(days, [], programOf([{ ...ENTER, risk }])));
    expect(fillsOf(naive)[1]?.slice(0, 5)).toEqual([1, 1, 'sell', 10, 20_400]);
  });
});

test('a bonus of one for two on seven: ten are held, half a unit is paid out at the close in new units', () => {
  // Close 300, in new units 200. The average is 200, the stop 10 below what was 300 − 15.
  const enter: Enter = { ...ENTER, size: { kind: 'lots', lots: 7 }, risk: [{ kind: 'legStop', basis: 'points', value: 15 }] };
  const days = [{ 0: still(30_000) }, { 0: still(20_000) }, { 0: still(20_000), 3: still(18_990) }];
  const bonus: CorporateAction = { kind: 'bonus', exDay: DAY + 1, numerator: 3, denominator: 2 };
  const run = runBacktest(request(days, [bonus], programOf([enter])));
  expect(run.result.corporateActions).toMatchObject([{ unitsBefore: 7, unitsAfter: 10, paise: 10_000 }]);
  expect(stopsOf(run)).toEqual([
    [0, 2, 'place', 7, 28_500],
    [1, 0, 'place', 10, 19_000],
    [2, 0, 'place', 10, 19_000],
  ]);
  expect(run.result.trades).toMatchObject([{ quantity: 10, entryPrice: 20_000, grossPaise: -10 * 1_010 }]);
});

test('a consolidation of ten into one on five leaves nothing: the trade ends before the open', () => {
  const enter: Enter = { ...ENTER, size: { kind: 'lots', lots: 5 }, risk: [{ kind: 'legStop', basis: 'percent', value: 50 }] };
  const days = [{ 0: still(1_000), 5: still(1_100) }, { 0: still(11_000) }];
  const run = runBacktest(request(days, [split(1, 10)], programOf([enter])));
  // The clock enters anew two minutes after the second open: the position was flat.
  expect(fillsOf(run).map(([day, minute, side, quantity]) => [day, minute, side, quantity])).toEqual([
    [0, 2, 'buy', 5],
    [1, 2, 'buy', 5],
  ]);
  expect(run.result.trades[0]).toMatchObject({ grossPaise: 500, exitReason: 'corporateAction', exitPrice: 11_000 });
});

describe('a dividend of 1.50', () => {
  const dividend: CorporateAction = { kind: 'dividend', exDay: DAY + 1, perUnit: microOfPaise(150) };
  const days = [{ 0: still(100_000) }, { 0: still(99_850) }, { 0: still(99_850) }];

  test.each([
    ['buy', 'received', 1],
    ['sell', 'paid', -1],
  ] as const)('is, on ten (%s) held over the ex-date, %s; stop and quantity stay', (side, _, sign) => {
    const enter: Enter = { ...ENTER, legs: [{ instrument: 0, side, ratio: 1, product: 'delivery' }] };
    const run = runBacktest(request(days, [dividend], programOf([enter])));
    const stop = 100_000 - sign * 5_000;
    expect(stopsOf(run)).toEqual([0, 1, 2].map((day) => [day, day === 0 ? 2 : 0, 'place', 10, stop]));
    expect(run.result.dividendsPaise).toBe(sign * 1_500);
    expect(run.decisions.flatMap(({ entry }) => (entry.kind === 'dividend' ? [entry] : []))).toEqual([
      { kind: 'dividend', position: 0, leg: 0, quantity: sign * 10, paise: sign * 1_500 },
    ]);
    const { equityPaise } = run.result.series.daily;
    expect(equityPaise[1]).toBe(equityPaise[0]);
  });

  test('is not paid on what was bought on the ex-date', () => {
    const run = runBacktest(request(days, [{ ...dividend, exDay: DAY }], programOf([ENTER])));
    expect([run.result.dividendsPaise, run.result.corporateActions]).toEqual([0, []]);
  });

  test('is no loss that a stop in money could see', () => {
    const enter: Enter = { ...ENTER, risk: [...ENTER.risk, { kind: 'mtmStop', basis: 'rupees', value: 10 }] };
    expect(fillsOf(runBacktest(request(days, [dividend], programOf([enter])))).length).toBe(1);
    expect(fillsOf(runBacktest(request(days, [], programOf([enter])))).length).toBeGreaterThan(1);
  });
});

describe('while nothing is held', () => {
  const bars: Program = {
    ...programOf([]),
    clocks: [
      { kind: 'bar', instrument: 0, timeframe: '1m' },
      { kind: 'bar', instrument: 0, timeframe: '1d' },
    ],
    ops: [
      { op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: 0 },
      { op: 'sma@1', clock: 0, in: [0], args: { period: 4 }, out: 1 },
      { op: 'bar@1', clock: 1, in: [], args: { field: 'close' }, out: 2 },
      { op: 'asOf@1', clock: 0, in: [2], args: { see: 'settled', ageBarsMax: 2 }, out: 3 },
      { op: 'bar@1', clock: 0, in: [], args: { field: 'volume' }, out: 4 },
      { op: 'sma@1', clock: 0, in: [4], args: { period: 4 }, out: 5 },
    ],
  };
  const days = [{ 0: still(100_000) }, { 0: still(20_000) }, { 0: still(20_000) }];
  const valuesOf = (actions: readonly CorporateAction[]) => {
    const histories = request(days, actions).instruments;
    const [average, yesterday, volume] = evaluate({ program: bars, params: [], histories, slots: [1, 3, 5], priceScale: 100 });
    const at = (series: typeof average, row: number) => series?.values[row];
    return {
      average: (row: number) => at(average, row),
      yesterday: (row: number) => at(yesterday, row),
      volume: (row: number) => at(volume, row),
    };
  };

  test('an average does not jump over a split, before it is as it was, and volumes go the other way', () => {
    const { average, volume } = valuesOf([split(5, 1)]);
    expect([MINUTES - 1, MINUTES, MINUTES + 3].map(average)).toEqual([100_000, 20_000, 20_000]);
    expect([MINUTES - 1, MINUTES].map(volume)).toEqual([1_000_000, 4_000_000]);
    const naive = valuesOf([]);
    expect([MINUTES - 1, MINUTES, MINUTES + 3].map(naive.average)).toEqual([100_000, 80_000, 20_000]);
  });

  test('yesterday’s close is in the units of today', () => {
    expect([MINUTES, 2 * MINUTES].map(valuesOf([split(5, 1)]).yesterday)).toEqual([20_000, 20_000]);
    expect([MINUTES, 2 * MINUTES].map(valuesOf([]).yesterday)).toEqual([100_000, 20_000]);
  });

  test('until the ex-date’s first print, the last price is the close in new units', () => {
    const [instrument] = request(days, [split(5, 1)]).instruments;
    if (instrument === undefined) throw new Error('one instrument is traded');
    const cursor = createCursor(0, instrument);
    const openUs = istMinute(DAY + 1, OPEN) * US_PER_MINUTE;
    const [eveningUs, morningUs] = [istMinute(DAY, 1_200) * US_PER_MINUTE, istMinute(DAY + 1, 1) * US_PER_MINUTE];
    cursor.jump(openUs);
    expect([eveningUs, morningUs].map((timeUs) => cursor.lastPrice(timeUs))).toEqual([100_000, 20_000]);
    expect(cursor.lastPrintUs(morningUs)).toBe(istMinute(DAY, OPEN + MINUTES) * US_PER_MINUTE);
  });
});
