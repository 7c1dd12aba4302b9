// Decisions at which nothing trades: at the open itself, after the close, before the open. Two sessions of a few minutes, worked out by hand.
import { describe, expect, test } from 'vitest';
import type { ProgramAction } from '../../dsl/ir/program';
import { isoDay } from '../time/day-text';
import { clockMinute, formatIstMinute, istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import { type Bar, type Enter, sceneCandles, sceneProgram, sceneRequest, sceneShare, ENTER as TEN } from './run-scene';

const MONDAY = isoDay('2025-01-06');
const TUESDAY = isoDay('2025-01-07');
const minuteOf = (day: number, clock: string): number => istMinute(day, clockMinute(clock));

const ENTER: Enter = {
  ...TEN,
  legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'delivery' }],
  size: { kind: 'capital', percent: 50 },
  execution: { ...TEN.execution, protectionPercent: 1 },
};

/** Minutes about the open and the close of each session: Monday 500.00 to 510.00, Tuesday from 530.00 (a gap of 4 %) to 540.00. */
const BARS = [
  [minuteOf(MONDAY, '09:15'), 50_000, 50_000],
  [minuteOf(MONDAY, '15:28'), 50_500, 50_500],
  [minuteOf(MONDAY, '15:29'), 50_500, 51_000],
  [minuteOf(TUESDAY, '09:15'), 53_000, 53_050],
  [minuteOf(TUESDAY, '09:16'), 53_100, 53_150],
  [minuteOf(TUESDAY, '15:29'), 53_500, 54_000],
] as const;

/** Event 0 strikes at `clock`, event 1 at `second`. */
function run(clock: string, actions: readonly ProgramAction[], fromDay = MONDAY, second = '23:00'): BacktestRun {
  const program = sceneProgram({
    clocks: [clock, second].map((at) => ({ kind: 'time', instrument: 0, from: 'midnight', minutes: clockMinute(at) })),
    actions: [...actions],
  });
  const candles = sceneCandles(
    BARS.map(([minute]) => minute),
    BARS.map(([, open, close]): Bar => [open, Math.max(open, close), Math.min(open, close), close]),
  );
  const share = sceneShare(candles, (day) =>
    day === MONDAY || day === TUESDAY ? [{ openMinute: minuteOf(day, '09:15'), closeMinute: minuteOf(day, '15:30') }] : [],
  );
  const span = { fromUs: minuteOf(fromDay, '00:00') * US_PER_MINUTE, toUs: minuteOf(TUESDAY, '23:59') * US_PER_MINUTE };
  return runBacktest(sceneRequest(program, [share], span));
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

describe('an entry decided at the close', () => {
  test('waits for the next open, and is sized by the close at which it was decided', () => {
    expect(story(run('15:30', [ENTER]))).toEqual([
      '2025-01-06 15:30 armed-open',
      '2025-01-07 09:15 buy 98 entry',
      '2025-01-07 09:15 sent',
      '2025-01-07 09:15 nextOpen 53000',
      '2025-01-07 09:15 sell 98 legStop',
      // Held by then: the clock strikes once a day.
      '2025-01-07 15:30 busy',
    ]);
  });

  test('of an intraday position has no next open: it is refused', () => {
    const intraday: Enter = { ...ENTER, legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'intraday' }] };
    expect(story(run('15:30', [intraday]))).toEqual(['2025-01-06 15:30 session-closing', '2025-01-07 15:30 session-closing']);
  });

  test('and before the open waits for that one, intraday or not', () => {
    const intraday: Enter = { ...ENTER, legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'intraday' }] };
    expect(story(run('09:00', [intraday], TUESDAY)).slice(0, 4)).toEqual([
      '2025-01-07 09:00 armed-open',
      '2025-01-07 09:15 buy 98 entry',
      '2025-01-07 09:15 sent',
      '2025-01-07 09:15 nextOpen 53000',
    ]);
  });

  test('is asked its guards again at the open: a window that begins later keeps it out', () => {
    const late: Enter = { ...ENTER, risk: [...ENTER.risk, { kind: 'entryWindow', from: 570, to: 900 }] };
    expect(story(run('15:30', [late]))).toEqual([
      '2025-01-06 15:30 armed-open',
      '2025-01-07 09:15 outside-window',
      '2025-01-07 15:30 armed-open',
    ]);
  });
});

test('an exit decided at the close leaves at the next open', () => {
  const exit: ProgramAction = { kind: 'exit', event: 1, position: 0, percent: 100 };
  const both = run('15:29', [ENTER, exit], MONDAY, '15:30');
  expect(story(both).slice(0, 6)).toEqual([
    '2025-01-06 15:29 buy 99 entry',
    '2025-01-06 15:29 sent',
    '2025-01-06 15:29 nextOpen 50500',
    '2025-01-06 15:29 sell 99 legStop',
    '2025-01-06 15:30 sent',
    '2025-01-07 09:15 sell 99 exitAction',
  ]);
});
