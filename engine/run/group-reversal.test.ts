// A pair that is reversed: flat with the last open of its legs, it is entered the other way at the same opens, whole, whatever its time-out.
import { expect, test } from 'vitest';
import type { Program, ProgramAction, ProgramLeg } from '../../dsl/ir/program';
import { equity } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { clockMinute, formatIstMinute, istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { runBacktest } from './backtest';
import type { BacktestInstrument } from './backtest-instrument';

const DAY = isoDay('2025-01-06');
const OPEN = istMinute(DAY, clockMinute('09:15'));
const BARS = 10;

function share(id: string, price: number): BacktestInstrument {
  const prices = new Int32Array(BARS).fill(price);
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
      volume: new Float64Array(BARS).fill(1_000_000),
      openInterest: new Float64Array(BARS).fill(Number.NaN),
    },
    sessions: (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []),
    instrument: equity(id, false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: id,
  };
}

function enter(event: number, first: ProgramLeg['side'], second: ProgramLeg['side']): ProgramAction {
  const leg = { ratio: 1, product: 'intraday' } as const;
  return {
    kind: 'enter',
    event,
    position: 0,
    legs: [
      { ...leg, instrument: 0, side: first },
      { ...leg, instrument: 1, side: second },
    ],
    size: { kind: 'lots', lots: 10 },
    risk: [{ kind: 'legStop', basis: 'percent', value: 10 }],
    execution: {
      entry: 'market',
      protectionPercent: 0,
      limitOffsetTicks: 0,
      stopBufferPercent: 5,
      timeoutSeconds: 30,
      onTimeout: 'cancel',
      chaseSeconds: 10,
      chaseStepsMax: 3,
    },
    whenBusy: 'reverse',
  };
}

test('both legs leave and come back at the opens of one minute, and no leg times out alone', () => {
  const program: Program = {
    format: 'yantra.program/1',
    instruments: ['NSE:FIRST', 'NSE:SECOND'].map((id) => ({ kind: 'fixed', id })),
    clocks: ['09:17', '09:20'].map((at) => ({ kind: 'time', instrument: 0, from: 'midnight', minutes: clockMinute(at) })),
    params: [],
    ops: [0, 1].map((index) => ({ op: 'pulse@1', clock: index, in: [], args: {}, out: index })),
    positions: 1,
    actions: [enter(0, 'buy', 'sell'), enter(1, 'sell', 'buy')],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
  const { result, decisions } = runBacktest({
    program,
    programHash: 'test',
    params: [],
    instruments: [share('NSE:FIRST', 50_000), share('NSE:SECOND', 20_000)],
    fromUs: OPEN * US_PER_MINUTE,
    toUs: (OPEN + BARS) * US_PER_MINUTE,
    capitalPaise: 100_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 },
  });
  const fills = result.fills.map(
    ({ timeUs, instrument, side, rule }) => `${formatIstMinute(minuteOfTime(timeUs)).slice(-5)} ${side} ${instrument.slice(4)} ${rule}`,
  );
  expect(fills.slice(0, 2)).toEqual(['09:17 buy FIRST nextOpen', '09:17 sell SECOND nextOpen']);
  expect(fills.slice(2, 4).sort()).toEqual(['09:20 buy SECOND nextOpen', '09:20 sell FIRST nextOpen']);
  expect(fills.slice(4).sort()).toEqual(['09:20 buy SECOND nextOpen', '09:20 sell FIRST nextOpen']);
  expect(decisions.filter(({ entry }) => entry.kind === 'entryTimedOut')).toEqual([]);
});
