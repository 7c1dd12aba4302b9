import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../engine/time/day-text';
import { istMinute } from '../../../engine/time/ist-time';
import type { CandleRows } from '../importing/candle-rows';
import { CandleRowsBuilder } from '../importing/candle-rows';
import { findTradingCalendar } from '../trading-calendar';
import type { CandleChoice } from './check-candles';
import { checkCandles } from './check-candles';

const NIFTY = 'NSE:NIFTY 50';
const STOCK = 'NSE:SBIN';
const CHOICE: CandleChoice = {
  timeframe: null,
  label: null,
  tickUnits: null,
  dropBadRows: false,
  sessionOnly: false,
  sort: false,
  dropDuplicates: false,
  onConflict: 'fail',
};

type Row = readonly [minute: number, open: number, high: number, low: number, close: number, volume: number];

function rowsOf(rows: readonly Row[]): CandleRows {
  const builder = new CandleRowsBuilder();
  rows.forEach(([minute, open, high, low, close, volume], at) => builder.add(at + 2, minute, open, high, low, close, volume, Number.NaN));
  return builder.finish();
}

/** A row a minute of an IST day from one time of day to another, the end not in it. */
function minutesOf(date: string, from: number, to: number): Row[] {
  return Array.from({ length: to - from }, (_, at) => [istMinute(isoDay(date), from + at), 10_000, 10_010, 9_990, 10_005, 5]);
}

function check(instrument: string, rows: readonly Row[], choice: Partial<CandleChoice> = {}) {
  const checked = checkCandles(instrument, rowsOf(rows), 100, findTradingCalendar(instrument), { ...CHOICE, ...choice });
  return { ...checked, counts: Object.fromEntries(checked.findings.map(({ code, count }) => [code, count])) };
}

const OPEN = 555;
const CLOSE = 930;

describe('the quality report of a candle file', () => {
  it('is empty for full sessions without a fault', () => {
    const checked = check(STOCK, [...minutesOf('2023-04-03', OPEN, CLOSE), ...minutesOf('2023-04-05', OPEN, CLOSE)]);
    expect([checked.findings, checked.repairs, checked.timeframe, checked.label]).toEqual([[], [], '1m', 'start']);
  });

  it('tells labels at the end of the bar and stores them at its start', () => {
    const checked = check(STOCK, minutesOf('2023-04-03', OPEN + 1, CLOSE + 1));
    expect([checked.label, checked.counts]).toEqual(['end', { 'label-end': 375 }]);
    expect(checked.rows.minute[0]).toBe(istMinute(isoDay('2023-04-03'), OPEN));
  });

  it('blocks where sessions disagree about labels, and takes the word of the user', () => {
    const rows = [...minutesOf('2023-04-03', OPEN, CLOSE), ...minutesOf('2023-04-05', OPEN + 1, CLOSE + 1)];
    expect(check(STOCK, rows).findings.find(({ code }) => code === 'label-unclear')?.level).toBe('blocking');
    expect(check(STOCK, rows, { label: 'start' }).findings.some(({ level }) => level === 'blocking')).toBe(false);
  });

  it('tells rows outside trading by where they stand', () => {
    const day = istMinute(isoDay('2021-02-24'), 0);
    const prints = [547, 937, 1_020, 1_400].map((inDay): Row => [day + inDay, 1, 1, 1, 1, 0]);
    const { counts, findings } = check(
      NIFTY,
      [...prints, ...minutesOf('2021-02-24', OPEN, 608), ...minutesOf('2021-02-24', 945, 1_020)].sort((a, b) => a[0] - b[0]),
    );
    expect(counts).toMatchObject({
      'pre-open-prints': 1,
      'between-phases': 1,
      'closing-prints': 1,
      'outside-hours': 1,
      'special-sessions': 1,
    });
    expect(counts).not.toHaveProperty('gaps');
    expect(findings.find(({ code }) => code === 'between-phases')?.examples).toEqual(['row 56: 2021-02-24 15:37']);
  });

  it('tells rows on holidays and weekends, absent sessions and absent bars', () => {
    const { findings, counts } = check(STOCK, [
      ...minutesOf('2023-04-03', OPEN, 700),
      ...minutesOf('2023-04-03', 710, CLOSE),
      ...minutesOf('2023-04-04', OPEN, OPEN + 2),
      ...minutesOf('2023-04-08', OPEN, OPEN + 3),
      ...minutesOf('2023-04-10', OPEN, CLOSE),
    ]);
    expect(counts).toEqual({ 'stray-session': 5, 'missing-sessions': 2, gaps: 10 });
    expect(findings.map(({ code, examples }) => [code, examples])).toEqual([
      [
        'stray-session',
        ['row 367: 2023-04-04 09:15 to 09:16, 2 rows (Mahavir Jayanti)', 'row 369: 2023-04-08 09:15 to 09:17, 3 rows (Weekend)'],
      ],
      ['missing-sessions', ['2023-04-05: Ordinary session', '2023-04-06: Ordinary session']],
      ['gaps', ['2023-04-03 11:40 to 11:50, 10 bars']],
    ]);
  });

  it('covers Muhurat and the Saturday of two phases without a false gap', () => {
    expect(check(NIFTY, minutesOf('2021-11-04', 1_095, 1_155)).counts).toEqual({ 'special-sessions': 1 });
    expect(check(NIFTY, [...minutesOf('2024-03-02', OPEN, 600), ...minutesOf('2024-03-02', 690, 750)]).counts).toEqual({
      'special-sessions': 1,
    });
  });

  it('tells bad prices and stores them as they stand unless told otherwise', () => {
    const rows = minutesOf('2023-04-03', OPEN, CLOSE);
    const bad: Row[] = rows.map((row, at) =>
      at === 4 ? [row[0], 10_015, 10_010, 9_990, 10_005, 1] : at === 5 ? [row[0], 0, 5, 0, 5, 1] : row,
    );
    expect(check(STOCK, bad).counts).toEqual({ 'bad-ohlc': 2 });
    expect(check(STOCK, bad).rows.count).toBe(375);
    const dropped = check(STOCK, bad, { dropBadRows: true });
    expect([dropped.rows.count, dropped.repairs]).toEqual([373, ['left out 2 rows with bad prices']]);
  });

  it('tells prices off the tick: a few are mistakes, many are another tick', () => {
    const rows = minutesOf('2023-04-03', OPEN, CLOSE);
    const off = (every: number): Row[] => rows.map((row, at) => (at % every === 0 ? [row[0], 10_000, 10_010, 9_990, 10_003, 5] : row));
    expect(check(STOCK, off(370)).counts).toEqual({ 'off-tick': 2 });
    expect(check(STOCK, off(3)).counts).toEqual({ 'other-tick': 125 });
    expect(check(STOCK, off(3), { tickUnits: 1 }).counts).toEqual({});
    expect(check(NIFTY, off(3)).counts).toEqual({});
  });

  it('tells long stretches without volume', () => {
    const rows = minutesOf('2023-04-03', OPEN, CLOSE).map(
      (row, at): Row => (at >= 20 && at < 40 ? [row[0], row[1], row[2], row[3], row[4], 0] : row),
    );
    const finding = check(STOCK, rows).findings[0];
    expect([finding?.code, finding?.level, finding?.count, finding?.examples]).toEqual([
      'zero-volume',
      'warning',
      20,
      ['row 22: from 2023-04-03 09:35, 20 rows'],
    ]);
  });

  it('leaves out what is outside trading when asked, and counts it', () => {
    const checked = check(STOCK, minutesOf('2023-04-03', 547, 940), { sessionOnly: true });
    expect([checked.rows.count, checked.repairs]).toEqual([375, ['left out 18 rows outside trading']]);
  });

  it('puts a daily bar at the open of its session, one a session whatever its phases', () => {
    const days = ['2021-02-23', '2021-02-24', '2021-02-25'].map((date): Row => [istMinute(isoDay(date), 0), 1, 1, 1, 1, 0]);
    const checked = check(NIFTY, days);
    expect([checked.timeframe, checked.counts]).toEqual(['1d', { 'no-volume': 3, 'special-sessions': 1 }]);
    expect(checked.rows.minute[1]).toBe(istMinute(isoDay('2021-02-24'), OPEN));
  });

  it('says that nothing was held against a calendar it does not have', () => {
    expect(check('MCX:GOLD22AUGFUT', minutesOf('2023-04-03', 540, 1_000)).counts).toHaveProperty('no-calendar');
  });
});
