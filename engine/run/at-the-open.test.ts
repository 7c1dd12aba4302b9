// Decisions at which nothing trades: at the open itself, after the close, before the open. Two sessions of a few minutes, worked out by hand.
import { describe, expect, test } from 'vitest';
import type { Program, ProgramAction } from '../../dsl/ir/program';
import { equity } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { clockMinute, formatIstMinute, istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { type BacktestRun, runBacktest } from './backtest';

const MONDAY = isoDay('2025-01-06');
const TUESDAY = isoDay('2025-01-07');
const minuteOf = (day: number, clock: string): number => istMinute(day, clockMinute(clock));

type Enter = Extract<ProgramAction, { readonly kind: 'enter' }>;

const ENTER: Enter = {
  kind: 'enter',
  event: 0,
  position: 0,
  legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'delivery' }],
  size: { kind: 'capital', percent: 50 },
  risk: [{ kind: 'legStop', basis: 'percent', value: 5 }],
  execution: {
    entry: 'market',
    protectionPercent: 1,
    limitOffsetTicks: 0,
    stopBufferPercent: 5,
    timeoutSeconds: 0,
    onTimeout: 'cancel',
    chaseSeconds: 10,
    chaseStepsMax: 3,
  },
  whenBusy: 'ignore',
};

/** Each session has a minute at its open and one at its close: Monday 500.00 to 510.00, Tuesday from 530.00 (a gap of 4 %) to 540.00. */
const BARS = [
  [minuteOf(MONDAY, '09:15'), 50_000, 50_000],
  [minuteOf(MONDAY, '15:29'), 50_500, 51_000],
  [minuteOf(TUESDAY, '09:15'), 53_000, 53_050],
  [minuteOf(TUESDAY, '09:16'), 53_100, 53_150],
  [minuteOf(TUESDAY, '15:29'), 53_500, 54_000],
] as const;

function run(clock: string, actions: readonly ProgramAction[], fromDay = MONDAY): BacktestRun {
  const program: Program = {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'NSE:TEST' }],
    clocks: [{ kind: 'time', instrument: 0, from: 'midnight', minutes: clockMinute(clock) }],
    params: [],
    ops: [{ op: 'pulse@1', clock: 0, in: [], args: {}, out: 0 }],
    positions: 1,
    actions: [...actions],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
  const opens = Int32Array.from(BARS, ([, open]) => open);
  const closes = Int32Array.from(BARS, ([, , close]) => close);
  return runBacktest({
    program,
    programHash: 'test',
    params: [],
    instruments: [
      {
        candles: {
          instrument: 'NSE:TEST',
          timeframe: '1m',
          priceScale: 100,
          count: BARS.length,
          minute: Int32Array.from(BARS, ([minute]) => minute),
          open: opens,
          high: opens.map((open, row) => Math.max(open, closes[row] ?? 0)),
          low: opens.map((open, row) => Math.min(open, closes[row] ?? 0)),
          close: closes,
          volume: new Float64Array(BARS.length).fill(1_000_000),
          openInterest: new Float64Array(BARS.length).fill(Number.NaN),
        },
        sessions: (day) =>
          day === MONDAY || day === TUESDAY ? [{ openMinute: minuteOf(day, '09:15'), closeMinute: minuteOf(day, '15:30') }] : [],
        instrument: equity('NSE:TEST', false),
        hasVolume: true,
        terms: { lot: 1, tick: 5, freezeQuantity: 0 },
        dataHash: 'test',
      },
    ],
    fromUs: minuteOf(fromDay, '00:00') * US_PER_MINUTE,
    toUs: minuteOf(TUESDAY, '23:59') * US_PER_MINUTE,
    capitalPaise: 10_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 },
  });
}

function story({ decisions }: BacktestRun): readonly string[] {
  return decisions.flatMap(({ timeUs, entry }) => {
    const when = formatIstMinute(minuteOfTime(timeUs));
    if (entry.kind === 'outcome') return [`${when} ${entry.outcome}`];
    if (entry.kind === 'intent' && entry.intent.kind === 'place')
      return [`${when} ${entry.intent.side} ${entry.intent.quantity} ${entry.intent.reason}`];
    if (entry.kind === 'orderEvent' && entry.event.kind === 'filled') return [`${when} ${entry.event.rule} ${entry.event.price}`];
    return [];
  });
}

describe('an entry decided at the open', () => {
  test('is sized by the close before it and fills at that open, however far the market has moved overnight', () => {
    // Half of ₹1,00,000 at 510.00 is 98 shares. The stop, 5 % below the fill at 530.00, is 503.50.
    expect(story(run('09:15', [ENTER], TUESDAY))).toEqual([
      '2025-01-07 09:15 buy 98 entry',
      '2025-01-07 09:15 sent',
      '2025-01-07 09:15 nextOpen 53000',
      '2025-01-07 09:15 sell 98 legStop',
    ]);
  });

  test('of the first session there is has no price to be sized by', () => {
    expect(story(run('09:15', [ENTER])).slice(0, 1)).toEqual(['2025-01-06 09:15 price-undefined']);
  });
});
