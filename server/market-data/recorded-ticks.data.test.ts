// One recorder's ticks against the candles it wrote beside them, 2025-10-08. Its candle files hold two kinds of rows: those it built from
// its own ticks, and blocks it copied from the historical API each time it was started again (at 10:05 and 10:08). The first must come
// out equal to the last digit; the second cannot, because the historical API builds from the full feed by exchange time, and the
// recorder saw about two index ticks a second by its own clock.

import { describe, expect, it } from 'vitest';
import { aggregateTicks } from '../../engine/bars/aggregate-ticks';
import { withOutsideWindows } from '../../engine/bars/session-windows';
import { formatIstMinute } from '../../engine/time/ist-time';
import { findSharedData } from '../../tests/shared-data';
import { BadRows } from './importing/bad-rows';
import type { CandleRows } from './importing/candle-rows';
import type { ImportOptions } from './importing/import-options';
import { NO_CHAIN_WORDS } from './importing/import-options';
import { readEntry } from './importing/read-entry';
import type { ReadSeries } from './importing/read-series';
import { readSeries } from './importing/read-series';
import { openSourceFile } from './source/source-file';

const folder = findSharedData('ticks', 'kite_ltp_20251008');
if (folder === null) console.warn('skipped: the recorded ticks are not on this machine');

const OPTIONS: ImportOptions = {
  dataDir: '',
  importedAt: '',
  instrument: null,
  exchange: null,
  instrumentOfSymbol: new Map(),
  map: null,
  priceScale: 100,
  adjustment: 'undeclared',
  day: null,
  chain: NO_CHAIN_WORDS,
  isDryRun: true,
  onProgress: () => {},
  choice: {
    timeframe: null,
    label: null,
    tickUnits: null,
    dropBadRows: false,
    sessionOnly: false,
    sort: false,
    dropDuplicates: false,
    onConflict: 'fail',
  },
};

interface RecordedRow {
  readonly line: number;
  readonly time: string;
  readonly ohlc: string;
}

async function recordedCandles(name: string): Promise<readonly RecordedRow[]> {
  const { entries } = await openSourceFile(findSharedData('ticks', 'kite_ltp_20251008', `${name}_candles_1min.csv`) ?? '');
  const [entry] = entries;
  const read = entry === undefined ? null : await readEntry(entry, OPTIONS);
  const rows = read?.kind === 'candles' ? read.bySymbol.get('') : undefined;
  expect(read?.badRows).toEqual(new BadRows(false));
  return rows === undefined
    ? []
    : Array.from(rows.minute, (minute, row) => ({
        line: rows.line[row] ?? 0,
        time: formatIstMinute(minute).slice(11),
        ohlc: ohlcOf(rows, row),
      }));
}

function ohlcOf({ open, high, low, close }: Pick<CandleRows, 'open' | 'high' | 'low' | 'close'>, row: number): string {
  return [open[row], high[row], low[row], close[row]].join();
}

async function builtFromTicks(name: string): Promise<{ readonly series: ReadSeries; readonly bars: ReadonlyMap<string, string> }> {
  const series = await readSeries(findSharedData('ticks', 'kite_ltp_20251008', `${name}_ticks.csv.gz`) ?? '', null, OPTIONS);
  if (series.kind !== 'ticks') throw new Error('these are ticks');
  const bars = aggregateTicks(series.ticks, '1m', withOutsideWindows(series.calendar.sessions));
  expect(bars.lateTicks).toBe(0);
  return { series, bars: new Map(Array.from(bars.minute, (minute, row) => [formatIstMinute(minute).slice(11), ohlcOf(bars, row)])) };
}

async function compare(name: string) {
  const { bars, series } = await builtFromTicks(name);
  const recorded = await recordedCandles(name);
  return {
    series,
    bars,
    recorded,
    equal: recorded.filter(({ time, ohlc }) => bars.get(time) === ohlc),
    different: recorded.filter(({ time, ohlc }) => bars.has(time) && bars.get(time) !== ohlc),
    withoutTicks: recorded.filter(({ time }) => !bars.has(time)),
    unrecorded: [...bars.keys()].filter((time) => !recorded.some((row) => row.time === time)),
  };
}

const lines = (rows: readonly RecordedRow[]) => rows.map(({ line }) => line);
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe.skipIf(folder === null)('candles built from recorded ticks', () => {
  it.each(['NIFTY14OCT25_25000CE', 'NIFTY14OCT25_25400PE'])(
    '%s: equal in all 277 minutes the recorder built, the 24 it copied at its start aside',
    async (name) => {
      const { equal, different, withoutTicks, unrecorded, series } = await compare(name);
      expect([series.kind === 'ticks' && series.ticks.receiveTimeOnly, equal.length]).toEqual([true, 277]);
      // Lines 2 to 25 are the historical API's 09:45 to 10:08: it started at 10:08:40, so only 10:08 has ticks too.
      expect([lines(different), different[0]?.time]).toEqual([[25], '10:08']);
      expect(lines(withoutTicks)).toEqual(between(2, 24));
      // The recorder stopped inside 15:22 and wrote no candle for it.
      expect(unrecorded).toEqual(['15:22']);
    },
  );

  it('NIFTY50: equal in every minute the recorder built; every row that differs was copied from the historical API', async () => {
    const { equal, different, withoutTicks, unrecorded, recorded } = await compare('NIFTY50');
    expect([recorded.length, equal.length, different.length, withoutTicks.length]).toEqual([445, 340, 103, 2]);
    // Line 64 ends the first run (10:03). The restart at 10:05 copied 09:15 to 10:05 (lines 65 to 115), the one at 10:08 copied 09:15 to
    // 10:08 (116 to 169); then the recorder writes its own 10:08 and goes on.
    expect(recorded.slice(0, 63).every(({ time, ohlc }) => equal.some((row) => row.time === time && row.ohlc === ohlc))).toBe(true);
    expect(lines([...different, ...withoutTicks]).sort((left, right) => left - right)).toEqual(between(65, 169));
    expect(lines(equal)).toEqual([...between(2, 64), ...between(170, 446)]);
    expect(withoutTicks.map(({ time }) => time)).toEqual(['10:06', '10:07']);
    expect(unrecorded).toEqual(['15:22']);
  });

  it('NIFTY50: with the last row of each minute taken, 291 of 344 minutes are equal and the 53 others are named', async () => {
    const { bars, recorded } = await compare('NIFTY50');
    const last = new Map(recorded.map(({ time, ohlc }) => [time, ohlc]));
    const unequal = [...last].filter(([time, ohlc]) => bars.get(time) !== ohlc).map(([time]) => time);
    expect([last.size, last.size - unequal.length]).toEqual([344, 291]);
    const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    // 09:15 to 10:07, without 10:08, which the recorder wrote again itself.
    expect(unequal.sort()).toEqual(between(555, 607).map(clock));
  });

  it('NIFTY50: the copied candles end where the receiver has the next minute begin, in 42 of 49, and reach further in 16', async () => {
    const { bars, recorded } = await compare('NIFTY50');
    const copied = recorded.slice(63, 114).filter(({ time }) => time < '10:04');
    const units = (ohlc: string | undefined) => (ohlc ?? '').split(',').map(Number);
    const clock = (time: string, ahead: number) => {
      const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + ahead;
      return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    };
    const counts = { wider: 0, narrower: 0, closesAtNextOpen: 0 };
    for (const { time, ohlc } of copied) {
      const [, high = 0, low = 0, close = 0] = units(ohlc);
      const [, ownHigh = 0, ownLow = 0] = units(bars.get(time));
      if (high > ownHigh || low < ownLow) counts.wider += 1;
      if (high < ownHigh || low > ownLow) counts.narrower += 1;
      // A tick of the last second of a minute is received in the next one: there it opens the receiver's bar.
      if (close === units(bars.get(clock(time, 1)))[0]) counts.closesAtNextOpen += 1;
    }
    expect([copied.length, counts]).toEqual([49, { wider: 16, narrower: 7, closesAtNextOpen: 42 }]);
  });
});
