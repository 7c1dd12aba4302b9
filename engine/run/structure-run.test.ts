// A structure through a whole run, minute by minute: a pair whose sold leg is stopped and comes back at cost while the other's stop goes to
// its cost. Fills, money and the trade agree. The table is the market: the open of each minute, which is also its high, low and close.
import { expect, test } from 'vitest';
import type { Program, RiskRule } from '../../dsl/ir/program';
import { equity } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { clockMinute, formatIstMinute, istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { type BacktestRun, runBacktest } from './backtest';
import type { BacktestInstrument } from './backtest-instrument';

const DAY = isoDay('2025-01-06');
const OPEN = istMinute(DAY, clockMinute('09:15'));
/** FIRST and SECOND in rupees, from 09:15 on. */
const MARKET: readonly (readonly [number, number])[] = [
  [100, 60],
  [100, 60],
  [100, 60],
  [101, 62],
  [101, 65],
  [101, 66],
  [103, 63],
  [103, 60],
  [103, 59],
  [104, 58],
  [100, 58],
  [100, 58],
];

function share(id: string, leg: 0 | 1): BacktestInstrument {
  const prices = Int32Array.from(MARKET, (row) => row[leg] * 100);
  const count = prices.length;
  return {
    candles: {
      instrument: id,
      timeframe: '1m',
      priceScale: 100,
      count,
      minute: Int32Array.from({ length: count }, (_, bar) => OPEN + bar),
      open: prices,
      high: prices,
      low: prices,
      close: prices,
      volume: new Float64Array(count).fill(1_000_000),
      openInterest: new Float64Array(count).fill(Number.NaN),
    },
    sessions: (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []),
    instrument: equity(id, false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: id,
  };
}

/** Buys 10 of FIRST and sells 10 of SECOND at 09:17. */
function run(risk: readonly RiskRule[]): BacktestRun {
  const leg = { ratio: 1, product: 'intraday' } as const;
  const program: Program = {
    format: 'yantra.program/1',
    instruments: ['NSE:FIRST', 'NSE:SECOND'].map((id) => ({ kind: 'fixed', id })),
    clocks: [{ kind: 'time', instrument: 0, from: 'midnight', minutes: clockMinute('09:17') }],
    params: [],
    ops: [{ op: 'pulse@1', clock: 0, in: [], args: {}, out: 0 }],
    positions: 1,
    actions: [
      {
        kind: 'enter',
        event: 0,
        position: 0,
        legs: [
          { ...leg, instrument: 0, side: 'buy' },
          { ...leg, instrument: 1, side: 'sell' },
        ],
        size: { kind: 'lots', lots: 10 },
        risk: [...risk],
        execution: {
          entry: 'market',
          protectionPercent: 0,
          limitOffsetTicks: 0,
          stopBufferPercent: 5,
          timeoutSeconds: 0,
          onTimeout: 'cancel',
          chaseSeconds: 10,
          chaseStepsMax: 3,
        },
        whenBusy: 'ignore',
      },
    ],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
  return runBacktest({
    program,
    programHash: 'test',
    params: [],
    instruments: [share('NSE:FIRST', 0), share('NSE:SECOND', 1)],
    fromUs: OPEN * US_PER_MINUTE,
    toUs: (OPEN + MARKET.length) * US_PER_MINUTE,
    capitalPaise: 100_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 },
  });
}

function clock(timeUs: number): string {
  return formatIstMinute(minuteOfTime(timeUs)).slice(-5);
}

function fillsOf({ result }: BacktestRun): readonly string[] {
  return result.fills.map(
    ({ timeUs, instrument, side, price, reason }) => `${clock(timeUs)} ${side} ${instrument.slice(4)} ${price} ${reason}`,
  );
}

const AT_COST = { kind: 'legReEntry', after: 'stop', contract: 'same', how: 'atCost', basis: 'points', move: 0 } as const;

test('a leg that is stopped comes back at cost, and the other leaves at its own', () => {
  const done = run([
    { kind: 'legStop', basis: 'points', value: 5 },
    { kind: 'stopToCost', legs: 'withStop' },
    { kind: 'ofLeg', leg: 1, rule: { ...AT_COST, max: 1, notAfter: clockMinute('15:00') } },
  ]);
  // SECOND reaches its stop of 65.00 at 09:19. FIRST's stop goes to 100.00 and is met at 09:25. SECOND is back at 60.00 at 09:22: the print
  // of that open releases it, and it fills at the next, the close of that minute.
  expect(fillsOf(done)).toEqual([
    '09:17 buy FIRST 10000 entry',
    '09:17 sell SECOND 6000 entry',
    '09:19 buy SECOND 6500 legStop',
    '09:23 sell SECOND 6000 entry',
    '09:25 sell FIRST 10000 legStop',
  ]);
  const told = done.decisions.flatMap(({ timeUs, entry }) =>
    entry.kind === 'legReEntry' || entry.kind === 'stopToCost' ? [`${clock(timeUs)} ${entry.kind} ${entry.leg}`] : [],
  );
  expect(told).toEqual(['09:19 stopToCost 0', '09:19 legReEntry 1', '09:22 legReEntry 1', '09:25 stopToCost 1']);
  // FIRST was stopped in its turn: SECOND's stop goes to the cost of its second life. −₹50 on the first life of SECOND, +₹20 open on the second, nothing on FIRST.
  const [open] = done.result.openPositions;
  expect(done.result.trades).toEqual([]);
  expect(open?.legs.map(({ instrument, quantity, entryPrice }) => [instrument, quantity, entryPrice])).toEqual([
    ['NSE:SECOND', -10, 6_000],
  ]);
  expect([open?.realisedPaise, open?.unrealisedPaise]).toEqual([-5_000, 2_000]);
});

test('a lock keeps its part of what the pair has made', () => {
  // Armed at 09:24 with ₹40 on FIRST and ₹20 on SECOND; ₹20 is left at 09:25, and ₹30 was to stay.
  const done = run([
    { kind: 'mtmStop', basis: 'rupees', value: 1_000 },
    { kind: 'lock', basis: 'rupees', arm: 60, lock: 30 },
  ]);
  expect(fillsOf(done).slice(2)).toEqual(['09:26 sell FIRST 10000 lock', '09:26 buy SECOND 5800 lock']);
  expect(done.result.trades.map(({ grossPaise, exitReason }) => [grossPaise, exitReason])).toEqual([[2_000, 'lock']]);
});
