import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Timeframe } from '../../dsl/types/timeframe';
import type { Candles } from '../market/candles';
import { istDayOf } from '../market/candles';
import { istMinute } from '../time/ist-time';
import { aggregateCandles } from './aggregate-candles';
import { BarAggregator } from './bar-aggregator';
import { BarColumnWriter } from './bar-columns';
import type { SessionLookup } from './session-windows';

/** 2024-02-26, a Monday. */
const MONDAY = 19_779;
const SATURDAY = MONDAY + 5;

/** Regular weekdays; the Saturday is the drill of 2024-03-02 with two phases (09:15-10:00, 11:30-12:30). */
const sessions: SessionLookup = (day) => {
  const start = istMinute(day, 0);
  if (day === SATURDAY) {
    return [
      { openMinute: start + 555, closeMinute: start + 600 },
      { openMinute: start + 690, closeMinute: start + 750 },
    ];
  }
  return day < SATURDAY || day > SATURDAY + 1 ? [{ openMinute: start + 555, closeMinute: start + 930 }] : [];
};

function candlesAt(minutes: readonly number[], timeframe = '1m'): Candles {
  const value = (row: number) => 10_000 + ((row * 7_919) % 211);
  const rows = minutes.map((_, row) => row);
  return {
    instrument: 'NSE:TEST',
    timeframe,
    priceScale: 100,
    count: minutes.length,
    minute: Int32Array.from(minutes),
    open: Int32Array.from(rows, (row) => value(row)),
    high: Int32Array.from(rows, (row) => value(row) + 40 + (row % 5)),
    low: Int32Array.from(rows, (row) => value(row) - 30 - (row % 3)),
    close: Int32Array.from(rows, (row) => value(row + 1)),
    volume: Float64Array.from(rows, (row) => row + 1),
    openInterest: Float64Array.from(rows, (row) => (row % 4 === 0 ? Number.NaN : 500 + row)),
  };
}

function minutesOf(day: number): number[] {
  return sessions(day).flatMap(({ openMinute, closeMinute }) =>
    Array.from({ length: closeMinute - openMinute }, (_, at) => openMinute + at),
  );
}

const clock = (day: number, minute: number) => {
  const inDay = minute - istMinute(day, 0);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

describe('bars of a longer timeframe', () => {
  it('are anchored to the open of the session, and the short last bar is sealed at the close', () => {
    const hours = aggregateCandles(candlesAt(minutesOf(MONDAY)), '1h', sessions);
    expect(Array.from(hours.minute, (minute) => clock(MONDAY, minute))).toEqual([
      '09:15',
      '10:15',
      '11:15',
      '12:15',
      '13:15',
      '14:15',
      '15:15',
    ]);
    expect(Array.from(hours.sealMinute, (minute) => clock(MONDAY, minute)).slice(-2)).toEqual(['15:15', '15:30']);
    expect(Array.from(hours.firstBaseRow)).toEqual([0, 60, 120, 180, 240, 300, 360]);
    expect(Array.from(hours.lastBaseRow).slice(-1)).toEqual([374]);
  });

  it('never cross from one phase of a day into the next', () => {
    const bars = aggregateCandles(candlesAt(minutesOf(SATURDAY)), '30m', sessions);
    expect(Array.from(bars.minute, (minute) => clock(SATURDAY, minute))).toEqual(['09:15', '09:45', '11:30', '12:00']);
    expect(Array.from(bars.sealMinute, (minute) => clock(SATURDAY, minute))).toEqual(['09:45', '10:00', '12:00', '12:30']);
  });

  it('take a day as its session, both phases of it, and a week as its sessions', () => {
    const week = [0, 1, 2, 3, 4, 5].flatMap((ahead) => minutesOf(MONDAY + ahead));
    const days = aggregateCandles(candlesAt(week), '1d', sessions);
    expect(days.count).toBe(6);
    expect(clock(SATURDAY, days.sealMinute[5] ?? 0)).toBe('12:30');
    expect(days.lastBaseRow[5]).toBe(week.length - 1);
    const weeks = aggregateCandles(candlesAt(week), '1w', sessions);
    expect([weeks.count, weeks.firstBaseRow[0], weeks.lastBaseRow[0]]).toEqual([1, 0, week.length - 1]);
    expect(weeks.sealMinute[0]).toBe(days.sealMinute[5]);
  });

  it('gather calendar months', () => {
    const leapFebruaryEnd = [3, 4].flatMap((ahead) => minutesOf(MONDAY + ahead));
    const months = aggregateCandles(candlesAt(leapFebruaryEnd), '1mo', sessions, Number.POSITIVE_INFINITY);
    expect(Array.from(months.firstBaseRow)).toEqual([0, 375]);
  });

  it('flag the bar in which the data began and no other', () => {
    const bars = aggregateCandles(candlesAt(minutesOf(MONDAY).slice(3)), '5m', sessions);
    expect(Array.from(bars.partial).slice(0, 3)).toEqual([1, 0, 0]);
    expect(aggregateCandles(candlesAt(minutesOf(MONDAY)), '5m', sessions).partial.includes(1)).toBe(false);
  });

  it('leave out a last bar that is not known yet, until time is said to have passed', () => {
    const candles = candlesAt(minutesOf(MONDAY).slice(0, 22));
    const open = aggregateCandles(candles, '15m', sessions);
    expect([open.count, open.pendingRows]).toEqual([1, 7]);
    const known = aggregateCandles(candles, '15m', sessions, istMinute(MONDAY, 585));
    expect([known.count, known.pendingRows, known.lastBaseRow[1]]).toEqual([2, 0, 21]);
  });

  it('count rows outside trading and keep them out of every bar, without ending a week', () => {
    const minutes = [istMinute(MONDAY, 547), ...minutesOf(MONDAY), istMinute(MONDAY, 931), ...minutesOf(MONDAY + 1)];
    const days = aggregateCandles(candlesAt(minutes), '1d', sessions);
    expect([days.count, days.outsideRows]).toEqual([2, 2]);
    const weeks = aggregateCandles(candlesAt(minutes), '1w', sessions, Number.POSITIVE_INFINITY);
    expect(weeks.count).toBe(1);
  });

  it('keep the last open interest that is known', () => {
    const bars = aggregateCandles(candlesAt(minutesOf(MONDAY).slice(0, 5)), '5m', sessions);
    expect(bars.openInterest[0]).toBe(503);
  });
});

describe('a bar that was sealed', () => {
  it('takes no late row, and counts it', () => {
    const writer = new BarColumnWriter(10, new Int32Array(0));
    const machine = new BarAggregator('1m', '5m', sessions, writer.sink);
    const open = istMinute(MONDAY, 555);
    machine.push(open, 1, 1, 1, 1, 0, Number.NaN);
    machine.seal(open + 5);
    machine.push(open + 3, 9, 9, 9, 9, 0, Number.NaN);
    expect(machine.lateRows).toBe(1);
    expect(writer.finish().high[0]).toBe(1);
  });
});

const coarse: readonly Timeframe[] = ['2m', '3m', '5m', '10m', '15m', '30m', '1h', '2h', '1d', '1w', '1mo'];
const someMinutes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 540, max: 945 })), { minLength: 1, maxLength: 300 })
  .map((places) => [...new Set(places.map(([ahead, inDay]) => istMinute(MONDAY + ahead, inDay)))].sort((left, right) => left - right));

describe('properties', () => {
  it('whole columns equal a naive grouping of the rows (seed 20240302)', () => {
    fc.assert(
      fc.property(someMinutes, fc.constantFrom(...coarse), (minutes, timeframe) => {
        const candles = candlesAt(minutes);
        const bars = aggregateCandles(candles, timeframe, sessions, Number.POSITIVE_INFINITY);
        expect(Array.from({ length: bars.count }, (_, row) => barAt(bars, row))).toEqual(groupNaively(candles, timeframe));
      }),
      { seed: 20_240_302, numRuns: 400 },
    );
  });

  it('any split into pushes and seals gives the same bars as whole columns (seed 20240303)', () => {
    fc.assert(
      fc.property(someMinutes, fc.constantFrom(...coarse), fc.infiniteStream(fc.boolean()), (minutes, timeframe, seals) => {
        const candles = candlesAt(minutes);
        const writer = new BarColumnWriter(candles.count, candles.open);
        const machine = new BarAggregator('1m', timeframe, sessions, writer.sink);
        minutes.forEach((minute, row) => {
          if (seals.next().value === true) machine.seal(minute);
          machine.push(
            minute,
            candles.open[row] ?? 0,
            candles.high[row] ?? 0,
            candles.low[row] ?? 0,
            candles.close[row] ?? 0,
            candles.volume[row] ?? 0,
            candles.openInterest[row] ?? 0,
          );
        });
        const whole = aggregateCandles(candles, timeframe, sessions);
        const { instrument: _, timeframe: __, priceScale: ___, outsideRows, pendingRows, ...columns } = whole;
        expect(writer.finish()).toEqual(columns);
        expect([machine.outsideRows, machine.pendingRows, machine.lateRows]).toEqual([outsideRows, pendingRows, 0]);
      }),
      { seed: 20_240_303, numRuns: 300 },
    );
  });

  it('a bar never depends on rows after its seal (seed 20240304)', () => {
    fc.assert(
      fc.property(someMinutes, fc.constantFrom(...coarse), fc.nat(300), (minutes, timeframe, cut) => {
        const whole = aggregateCandles(candlesAt(minutes), timeframe, sessions);
        const prefix = aggregateCandles(candlesAt(minutes.slice(0, cut)), timeframe, sessions);
        for (let row = 0; row < prefix.count; row += 1) expect(barAt(prefix, row)).toEqual(barAt(whole, row));
      }),
      { seed: 20_240_304, numRuns: 200 },
    );
  });
});

function barAt(bars: ReturnType<typeof aggregateCandles>, row: number) {
  return [
    bars.minute,
    bars.sealMinute,
    bars.open,
    bars.high,
    bars.low,
    bars.close,
    bars.volume,
    bars.openInterest,
    bars.firstBaseRow,
    bars.lastBaseRow,
  ].map((column) => column[row]);
}

/** The oracle: rows keyed by their bar, then summed. Slow, and written from the rule alone. */
function groupNaively(candles: Candles, timeframe: Timeframe) {
  const groups = new Map<string, { open: number; seal: number; rows: number[] }>();
  for (let row = 0; row < candles.count; row += 1) {
    const bounds = boundsOf(candles.minute[row] ?? 0, timeframe);
    if (bounds === null) continue;
    const group = groups.get(bounds.join()) ?? { open: bounds[0], seal: bounds[1], rows: [] };
    group.rows.push(row);
    groups.set(bounds.join(), group);
  }
  return [...groups.values()].map(({ open, seal, rows }) => {
    const pick = (column: Int32Array | Float64Array) => rows.map((row) => column[row] ?? 0);
    const known = pick(candles.openInterest).filter((value) => !Number.isNaN(value));
    return [
      open,
      seal,
      pick(candles.open)[0],
      Math.max(...pick(candles.high)),
      Math.min(...pick(candles.low)),
      pick(candles.close).at(-1),
      pick(candles.volume).reduce((sum, value) => sum + value, 0),
      known.at(-1) ?? Number.NaN,
      rows[0],
      rows.at(-1),
    ];
  });
}

const MINUTES: Readonly<Record<string, number>> = { '2m': 2, '3m': 3, '5m': 5, '10m': 10, '15m': 15, '30m': 30, '1h': 60, '2h': 120 };

function boundsOf(minute: number, timeframe: Timeframe): readonly [number, number] | null {
  const day = istDayOf(minute);
  const window = sessions(day).find(({ openMinute, closeMinute }) => openMinute <= minute && minute < closeMinute);
  if (window === undefined) return null;
  const length = MINUTES[timeframe];
  if (length !== undefined) {
    const open = window.openMinute + Math.floor((minute - window.openMinute) / length) * length;
    return [open, Math.min(open + length, window.closeMinute)];
  }
  const date = (at: number) => new Date(at * 86_400_000);
  const sameSpan = (at: number) =>
    timeframe === '1d'
      ? at === day
      : timeframe === '1w'
        ? Math.floor((at - MONDAY) / 7) === Math.floor((day - MONDAY) / 7)
        : date(at).getUTCMonth() === date(day).getUTCMonth();
  const windows = Array.from({ length: 80 }, (_, at) => day - 40 + at)
    .filter(sameSpan)
    .flatMap((at) => sessions(at));
  return [Math.min(...windows.map((one) => one.openMinute)), Math.max(...windows.map((one) => one.closeMinute))];
}
