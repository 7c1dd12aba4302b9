// A calendar of two futures over minutes: the sold leg follows its cover and the bought one what it covered, at the same opens; and on a bad
// day at the venue the position is never left with a sold leg that nothing covers.
import { describe, expect, test } from 'vitest';
import type { Program, ProgramAction, ProgramExecution } from '../../dsl/ir/program';
import { future } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { clockMinute, formatIstMinute, istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { CHAOS_VENUE, DEFAULT_VENUE, type VenueConfig } from '../venue/venue-config';
import { whyAction } from '../why/why-action';
import { type BacktestRun, runBacktest } from './backtest';
import type { BacktestInstrument } from './backtest-instrument';
import type { BacktestRequest } from './backtest-request';

const DAY = isoDay('2025-01-06');
const OPEN = istMinute(DAY, clockMinute('09:15'));
const BARS = 60;
const LOT = 75;

function contract(id: string, lastDay: string, price: number, volume = 1_000_000): BacktestInstrument {
  const prices = Int32Array.from({ length: BARS }, (_, bar) => price + 5 * (bar % 7));
  return {
    candles: {
      instrument: id,
      timeframe: '1m',
      priceScale: 100,
      count: BARS,
      minute: Int32Array.from({ length: BARS }, (_, bar) => OPEN + bar),
      open: prices,
      high: prices,
      low: prices,
      close: prices,
      volume: new Float64Array(BARS).fill(volume),
      openInterest: new Float64Array(BARS).fill(Number.NaN),
    },
    sessions: (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []),
    instrument: future(id, 'NIFTY', isoDay(lastDay)),
    hasVolume: true,
    terms: { lot: LOT, tick: 5, freezeQuantity: 0 },
    dataHash: id,
  };
}

const EXECUTION: ProgramExecution = {
  entry: 'market',
  protectionPercent: 0,
  limitOffsetTicks: 0,
  stopBufferPercent: 5,
  timeoutSeconds: 0,
  onTimeout: 'cancel',
  chaseSeconds: 10,
  chaseStepsMax: 3,
};

/** Sells the near future and buys the later one at the first time, ten lots; out at the second. Again at the third and fourth, and so on. */
function calendarOf(
  times: readonly string[],
  execution: Partial<ProgramExecution>,
  venue: Partial<VenueConfig>,
  nextVolume = 1_000_000,
): BacktestRequest {
  const leg = { ratio: 1, product: 'carry' } as const;
  const enter: ProgramAction = {
    kind: 'enter',
    event: 0,
    position: 0,
    legs: [
      { ...leg, instrument: 0, side: 'sell' },
      { ...leg, instrument: 1, side: 'buy' },
    ],
    size: { kind: 'lots', lots: 10 },
    risk: [{ kind: 'mtmStop', basis: 'rupees', value: 1_000_000 }],
    execution: { ...EXECUTION, ...execution },
    whenBusy: 'ignore',
  };
  const program: Program = {
    format: 'yantra.program/1',
    instruments: ['NFO:NEAR', 'NFO:NEXT'].map((id) => ({ kind: 'fixed', id })),
    clocks: times.map((at) => ({ kind: 'time', instrument: 0, from: 'midnight', minutes: clockMinute(at) })),
    params: [],
    ops: times.map((_, index) => ({ op: 'pulse@1', clock: index, in: [], args: {}, out: index })),
    positions: 1,
    actions: times.map((_, event) => (event % 2 === 0 ? { ...enter, event } : { kind: 'exit', event, position: 0, percent: 100 })),
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
  return {
    program,
    programHash: 'test',
    params: [],
    instruments: [contract('NFO:NEAR', '2025-01-30', 2_400_000), contract('NFO:NEXT', '2025-02-27', 2_420_000, nextVolume)],
    fromUs: OPEN * US_PER_MINUTE,
    toUs: (OPEN + BARS) * US_PER_MINUTE,
    capitalPaise: 10_000_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0, volumeCapPercent: 0, ...venue },
  };
}

function calendar(...scene: Parameters<typeof calendarOf>): BacktestRun {
  return runBacktest(calendarOf(...scene));
}

function fillsOf({ result }: BacktestRun): readonly string[] {
  return result.fills.map(
    ({ timeUs, instrument, side, quantity, rule }) =>
      `${formatIstMinute(minuteOfTime(timeUs)).slice(-5)} ${side} ${quantity} ${instrument.slice(4)} ${rule}`,
  );
}

describe('over minutes', () => {
  test('the sold leg follows its cover at the same open, and is out first at the same open', () => {
    expect(fillsOf(calendar(['09:17', '09:20'], {}, {}))).toEqual([
      '09:17 buy 750 NEXT nextOpen',
      '09:17 sell 750 NEAR nextOpen',
      '09:20 buy 750 NEAR nextOpen',
      '09:20 sell 750 NEXT nextOpen',
    ]);
  });

  test('the sold leg comes as its cover does, where the volume is thin', () => {
    // A bar takes 25 % of 1 200: 300, four lots. At the open the volume of the bar before caps.
    const fills = fillsOf(calendar(['09:17', '09:30'], {}, { volumeCapPercent: 25 }, 1_200));
    expect(fills.slice(0, 2)).toEqual(['09:17 buy 300 NEXT nextOpen', '09:17 sell 300 NEAR nextOpen']);
    let [bought, sold] = [0, 0];
    for (const fill of fills) {
      const [time = '', side, quantity, name] = fill.split(' ');
      if (time >= '09:30') break;
      if (side === 'buy' && name === 'NEXT') bought += Number(quantity);
      if (side === 'sell' && name === 'NEAR') sold += Number(quantity);
      expect(sold, fill).toBeLessThanOrEqual(bought);
    }
    expect([bought, sold]).toEqual([750, 750]);
  });

  test('slices leave on time', () => {
    const fills = fillsOf(calendar(['09:17', '09:40'], { slices: { lotsMax: 4, seconds: 120 } }, {}));
    expect(fills.filter((fill) => fill < '09:40')).toEqual([
      '09:17 buy 300 NEXT nextOpen',
      '09:17 sell 300 NEAR nextOpen',
      '09:19 buy 300 NEXT nextOpen',
      '09:19 sell 300 NEAR nextOpen',
      '09:21 buy 150 NEXT nextOpen',
      '09:21 sell 150 NEAR nextOpen',
    ]);
  });
});

describe('on a bad day', () => {
  const TIMES = ['09:17', '09:22', '09:27', '09:32', '09:37', '09:42', '09:47', '09:52', '09:57', '10:02'];
  const POLICIES = [undefined, 'keep', 'retry'] as const;
  const chaosRun = (seed: number): BacktestRun => {
    const onLegFailure = POLICIES[seed % POLICIES.length];
    const group = { order: 'hedgesFirst', uncoveredSecondsMax: 60, retriesMax: 2 } as const;
    return calendar(TIMES, onLegFailure === undefined ? {} : { group: { ...group, onLegFailure } }, { ...CHAOS_VENUE, seed });
  };

  test.each(Array.from({ length: 30 }, (_, seed) => seed))('the sold leg never exceeds its cover, and money adds up (seed %i)', (seed) => {
    const { result } = chaosRun(seed);
    const held = { near: 0, next: 0 };
    for (const { instrument, side, quantity } of result.fills) {
      held[instrument === 'NFO:NEAR' ? 'near' : 'next'] += side === 'buy' ? quantity : -quantity;
      expect(-held.near).toBeLessThanOrEqual(held.next);
      expect(held.near).toBeLessThanOrEqual(0);
    }
  });

  test('every policy is met by what it answers', () => {
    const kinds = new Set(
      Array.from({ length: 30 }, (_, seed) => seed).flatMap((seed) => chaosRun(seed).decisions.map(({ entry }) => entry.kind)),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['legFailed', 'legRetried', 'exitUnfilled', 'chased']));
  });

  test('why tells of the legs that could not be had', () => {
    const request = calendarOf(['09:17', '09:30'], {}, { rejectPercent: 100 });
    const legs = whyAction(request, 0, (OPEN + 5) * US_PER_MINUTE)?.legs ?? [];
    expect(legs.map((each) => [each.kind, each.leg, each.kind === 'legFailed' ? each.why : ''])).toEqual([
      ['legFailed', 0, 'no-cover'],
      ['legFailed', 1, 'rejected'],
    ]);
  });

  test('the same seed is the same day', () => {
    expect(chaosRun(4).result.digest).toBe(chaosRun(4).result.digest);
    expect(chaosRun(4).result.digest).not.toBe(chaosRun(7).result.digest);
  });
});
