// A position of two legs in one share: bought at 499.95 with a stop 1 % below, and to be sold at 500.05 or better. The third bar opens between the
// stop and that limit and reaches both.
import { expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { equity } from '../../engine/market/instrument';
import { type BacktestRequest, runBacktest } from '../../engine/run/backtest';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { findBand } from './find-band';

const DAY = 19_450;
const OPEN = istMinute(DAY, 555);

const program: Program = {
  format: 'yantra.program/1',
  instruments: [{ kind: 'fixed', id: 'NSE:TEST' }],
  clocks: [{ kind: 'time', instrument: 0, from: 'midnight', minutes: 556 }],
  params: [],
  ops: [{ op: 'pulse@1', clock: 0, in: [], args: {}, out: 0 }],
  positions: 1,
  actions: [
    {
      kind: 'enter',
      event: 0,
      position: 0,
      legs: [
        { instrument: 0, side: 'buy', ratio: 1, product: 'intraday' },
        { instrument: 0, side: 'sell', ratio: 1, product: 'intraday' },
      ],
      size: { kind: 'lots', lots: 100 },
      risk: [{ kind: 'legStop', basis: 'percent', value: 1 }],
      execution: {
        entry: 'limit',
        protectionPercent: 0,
        limitOffsetTicks: 1,
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

type Bar = readonly [open: number, high: number, low: number, close: number];

function request(bars: readonly Bar[]): BacktestRequest {
  const column = (field: 0 | 1 | 2 | 3) => Int32Array.from(bars, (bar) => bar[field]);
  const candles = {
    instrument: 'NSE:TEST',
    timeframe: '1m',
    priceScale: 100,
    count: bars.length,
    minute: Int32Array.from(bars, (_, row) => OPEN + row),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    // The third bar trades 4 000 units, of which our orders may take 100: one of the two.
    volume: Float64Array.from(bars, (_, row) => (row === 2 ? 4_000 : 1_000_000)),
    openInterest: new Float64Array(bars.length).fill(Number.NaN),
  };
  const instrument = {
    candles,
    sessions: (day: number) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []),
    instrument: equity('NSE:TEST', false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: 'test',
  };
  return {
    program,
    programHash: 'test',
    params: [],
    instruments: [instrument],
    fromUs: OPEN * US_PER_MINUTE,
    toUs: (OPEN + 375) * US_PER_MINUTE,
    capitalPaise: 10_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 },
  };
}

const BEFORE: readonly Bar[] = [
  [50_000, 50_000, 50_000, 50_000],
  [50_000, 50_000, 49_985, 49_990],
];
const UNDECIDED: readonly Bar[] = [...BEFORE, [49_990, 50_020, 49_400, 49_600], [49_600, 49_600, 49_600, 49_600]];
const DECIDED: readonly Bar[] = [...BEFORE, [49_990, 50_020, 49_900, 49_950], [49_950, 49_950, 49_950, 49_950]];

test('a bar that reaches both levels is read both ways, whichever was asked for, and the run stays as it was', () => {
  const asked = request(UNDECIDED);
  const { result } = runBacktest(asked);
  const band = findBand(asked, result);
  expect(result.ambiguousBars).toBe(1);
  expect(band?.stopFirst.netPaise).toBe((result.series.daily.equityPaise.at(-1) ?? 0) - 10_000_000);
  expect(band?.targetFirst.netPaise).not.toBe(band?.stopFirst.netPaise);
  const optimistic = { ...asked, venue: { ...asked.venue, bias: 'optimistic' as const } };
  expect(findBand(optimistic, runBacktest(optimistic).result)).toEqual(band);
});

test('where every bar says what came first there is no band, and nothing is run', () => {
  let sessions = 0;
  const asked = { ...request(DECIDED), onSession: () => sessions++ };
  const { result } = runBacktest(asked);
  const once = sessions;
  expect(result.ambiguousBars).toBe(0);
  expect(findBand(asked, result)).toBeNull();
  expect(sessions).toBe(once);
});
