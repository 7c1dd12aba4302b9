// The parts of the page's script that know no page: packing, axis, window, ticks, trades. What the server packs, the browser unpacks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay } from '../../../../engine/time/day-text';
import { minuteOfTime } from '../../../../engine/time/ist-time';
import { exampleRun } from '../../example-run';
import { ChartPlaces } from '../embedded/chart-places';
import { embedInstruments } from '../embedded/embed-instruments';
import { joinBars } from '../embedded/pack-candles';
import { packDifferences, packIntegers } from '../embedded/pack-integers';
import { packTrades } from '../embedded/pack-trades';
import { drawnBars, findBar, unpackCandles } from './chart-bars';
import { dateTicks } from './date-ticks';
import { niceTicks } from './nice-ticks';
import { SessionAxis } from './session-axis';
import { filterTrades, sortTrades, unpackTrades } from './trade-rows';
import { unpackDifferences, unpackIntegers } from './unpack-integers';
import { clampWindow, panWindow, zoomWindow } from './view-window';

const { result, candles, stops } = exampleRun({ from: '2025-01-01', to: '2025-01-31', entriesPerDay: 2, foresight: 0.5 });
const { fromUs, toUs } = result.identity;
const [instrument] = embedInstruments({
  candles: [candles],
  chains: [],
  data: [],
  fromUs,
  toUs,
  trades: result.trades,
  fills: result.fills,
  stops,
});

test('integers of any safe size come back, seed 11', () => {
  const integer = fc.integer({ min: -(2 ** 51), max: 2 ** 51 });
  fc.assert(
    fc.property(fc.array(integer), (values) => {
      const expected = Float64Array.from(values, (value) => value + 0);
      expect(unpackIntegers(packIntegers(values), values.length)).toEqual(expected);
      expect(unpackDifferences(packDifferences(values), values.length)).toEqual(expected);
    }),
    { seed: 11, numRuns: 500 },
  );
});

describe('a packed instrument', () => {
  if (instrument === undefined) throw new Error('the example trades one instrument');
  const axis = new SessionAxis(instrument);
  const bars = unpackCandles(instrument.whole, axis);

  test('has every bar as it was', () => {
    expect(bars.count).toBe(candles.count);
    expect(Int32Array.from(bars.minute)).toEqual(candles.minute);
    for (const name of ['open', 'high', 'low', 'close'] as const) expect(Int32Array.from(bars[name])).toEqual(candles[name]);
  });
  test('stands on an axis without nights: places are 0, 1, 2 … and lead back to their minutes', () => {
    expect(Array.from(bars.place)).toEqual(Array.from(bars.place, (_, index) => index));
    expect(Array.from(bars.place, (place) => axis.minuteAt(place))).toEqual(Array.from(candles.minute));
    expect(axis.length).toBe(candles.count);
  });
  test('joined bars keep the extremes of their members, and a session’s end ends a bar', () => {
    const rows = {
      stepMinutes: 1,
      minute: [...candles.minute],
      open: [...candles.open],
      high: [...candles.high],
      low: [...candles.low],
      close: [...candles.close],
    };
    const joined = joinBars(rows, 60);
    expect(joined.minute).toHaveLength(Math.round((candles.count / 375) * 7));
    expect(joined.high[0]).toBe(Math.max(...candles.high.subarray(0, 60)));
    expect(joined.close[6]).toBe(candles.close[374]);
    expect(joined.open[7]).toBe(candles.open[375]);
  });
  test('drawn in groups shows the same range, and each group begins at a multiple', () => {
    const groups = [...drawnBars(bars, 3, 40, 10)];
    expect(groups.map(({ from }) => from)).toEqual([0, 10, 20, 30]);
    expect(groups[1]?.low).toBe(Math.min(...candles.low.subarray(10, 20)));
    expect(findBar(bars, 12.7)).toBe(12);
    expect(findBar(bars, candles.count)).toBeNull();
  });
  test('never draws a night into a bar: groups are parts of a session, or whole sessions', () => {
    const parts = [...drawnBars(bars, 370, 390, 10)];
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [370, 375],
      [375, 385],
      [385, 395],
    ]);
    const sessions = [...drawnBars(bars, 0, 1_125, 300)];
    expect(sessions.map(({ from, to }) => [from, to])).toEqual([
      [0, 375],
      [375, 750],
      [750, 1_125],
    ]);
    expect(sessions[1]?.open).toBe(candles.open[375]);
    expect([...drawnBars(bars, 0, 1_500, 700)].map(({ to }) => to)).toEqual([750, 1_500]);
  });
  test('has a stop step inside its trade for each one the run had', () => {
    expect(instrument.stops.count).toBe(stops.length);
    const trade = unpackDifferences(instrument.stops.trade, instrument.stops.count);
    const minute = unpackDifferences(instrument.stops.minute, instrument.stops.count);
    for (const [index, owner] of trade.entries()) {
      const { entryUs = 0, exitUs = 0 } = result.trades[owner] ?? {};
      expect(minute[index]).toBeGreaterThanOrEqual(minuteOfTime(entryUs));
      expect(minute[index]).toBeLessThanOrEqual(minuteOfTime(exitUs));
    }
  });
});

describe('trades', () => {
  const rows = unpackTrades(packTrades(result.trades, result.trades.length, new ChartPlaces([candles.instrument], [])));
  const none = { text: '', result: 'all', direction: 'all' } as const;
  test('come back to the paisa', () => {
    expect(rows.map(({ netPaise, entryUnits, exitMinute }) => [netPaise, entryUnits, exitMinute])).toEqual(
      result.trades.map(({ netPaise, entryPrice, exitUs }) => [netPaise, entryPrice, minuteOfTime(exitUs)]),
    );
  });
  test('sort both ways, equal ones in the order of the run, what is unknown last', () => {
    const nets = sortTrades(rows, 'netPaise', true).map(({ netPaise }) => netPaise);
    expect(nets).toEqual([...nets].sort((left, right) => right - left));
    const holed = rows.map((row, index) => (index === 0 ? { ...row, rMultiple: null } : row));
    expect(sortTrades(holed, 'rMultiple', false).at(-1)?.index).toBe(0);
    expect(sortTrades(holed, 'rMultiple', true).at(-1)?.index).toBe(0);
  });
  test('filter by result, side and every word', () => {
    expect(filterTrades(rows, { ...none, result: 'won' }, () => '').every(({ netPaise }) => netPaise > 0)).toBe(true);
    expect(filterTrades(rows, { ...none, direction: 'short' }, () => '').every(({ direction }) => direction === 'short')).toBe(true);
    const words = (row: (typeof rows)[number]): string => `Stop ${row.index}`;
    expect(filterTrades(rows, { ...none, text: ' STOP 3' }, words).map(({ index }) => index)).toContain(3);
    expect(filterTrades(rows, { ...none, text: 'stop target' }, words)).toEqual([]);
  });
});

describe('the window', () => {
  test('never leaves the axis, seed 12', () => {
    const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.array(fc.tuple(number, fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))),
        (length, moves) => {
          let view = clampWindow({ from: 0, to: length }, length);
          for (const [places, factor, anchor] of moves) {
            view = zoomWindow(panWindow(view, places, length), factor, anchor, length);
            expect(view.from).toBeGreaterThanOrEqual(0);
            expect(view.to).toBeLessThanOrEqual(length + 1e-6);
            expect(view.to).toBeGreaterThan(view.from);
          }
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });
  test('zooms around the pointer', () => {
    const view = zoomWindow({ from: 100, to: 200 }, 0.5, 0.25, 1_000);
    expect(view).toEqual({ from: 112.5, to: 162.5 });
  });
});

describe('ticks', () => {
  test('are round and inside', () => {
    expect(niceTicks(0.03, 1.02, 5)).toEqual([0.2, 0.4, 0.6000000000000001, 0.8, 1]);
    expect(niceTicks(5, 5, 4)).toEqual([]);
  });
  test('dates become months, then years, as days get many', () => {
    const days = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => isoDay('2023-01-02') + index);
    expect(dateTicks(days(4), 10).map(({ text }) => text)).toEqual(['2 Jan', '3 Jan', '4 Jan', '5 Jan']);
    expect(
      dateTicks(days(400), 20)
        .map(({ text }) => text)
        .slice(0, 3),
    ).toEqual(['2023', 'Feb', 'Mar']);
    expect(dateTicks(days(3_000), 6).map(({ text }) => text)).toEqual(['2023', '2025', '2027', '2029', '2031']);
  });
});
