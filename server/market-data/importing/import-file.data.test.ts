// Every candle, tick, bhavcopy and instrument file of the shared data, imported: what each report must say, and that what is stored is
// what the file holds. The counts of prints,
// bad rows, repeats and steps back were taken from the files by a script of another kind as well.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { formatIst, timeOfMinute } from '../../../engine/time/ist-time';
import { findSharedData } from '../../../tests/shared-data';
import { parseColumnMap } from '../formats/column-map';
import type { CandleChoice } from '../quality/check-candles';
import { priceText } from '../quality/price-text';
import { CandleStore } from '../store/candle-store';
import { TableStore } from '../store/table-store';
import { importFile } from './import-file';
import type { ImportOptions } from './import-options';
import { NO_CHAIN_WORDS } from './import-options';

const data = findSharedData('SOURCES.md');
if (data === null) console.warn('skipped: the shared market data is not on this machine');

const root = mkdtempSync(path.join(tmpdir(), 'yantra-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

interface Said extends Partial<Omit<ImportOptions, 'choice'>> {
  readonly choice?: Partial<CandleChoice>;
}

async function imported(parts: readonly string[], said: Said = {}) {
  folders += 1;
  const dataDir = said.dataDir ?? path.join(root, String(folders));
  const choice = {
    timeframe: null,
    label: null,
    tickUnits: null,
    dropBadRows: false,
    sessionOnly: false,
    sort: false,
    dropDuplicates: false,
    onConflict: 'fail',
  } as const;
  const report = await importFile(findSharedData(...parts) ?? '', {
    importedAt: '2026-01-01T00:00:00.000Z',
    instrument: null,
    exchange: null,
    instrumentOfSymbol: new Map(),
    map: null,
    priceScale: 100,
    adjustment: 'undeclared',
    day: null,
    chain: NO_CHAIN_WORDS,
    isDryRun: false,
    onProgress: () => {},
    ...said,
    dataDir,
    choice: { ...choice, ...said.choice },
  });
  const series = report.entries.flatMap((entry) => entry.series);
  const tables = report.entries.flatMap((entry) => entry.tables);
  const [only] = series;
  const findings = only?.findings ?? [];
  return {
    report,
    dataDir,
    series,
    tables,
    only,
    counts: countsOf(findings),
    examples: (code: string) => findings.find((one) => one.code === code)?.examples ?? [],
  };
}

function countsOf(findings: readonly { readonly code: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(findings.map(({ code, count }) => [code, count]));
}

describe.skipIf(data === null)('index candles', () => {
  it.each([
    ['NIFTY', 'NSE:NIFTY 50', 92_393, {}],
    ['BANKNIFTY', 'NSE:NIFTY BANK', 92_394, { 'between-phases': 1 }],
  ])(
    '%s 2021: the outage and Muhurat are sessions of their own length, the July glitch is a gap',
    async (symbol, instrument, rows, more) => {
      const { only, counts, examples, report } = await imported(['index_1m', `${symbol}_1m_2021.csv.gz`]);
      expect([report.isStored, only?.instrument, only?.timeframe, only?.label, only?.rowsRead, only?.added]).toEqual([
        true,
        instrument,
        '1m',
        'start',
        rows,
        rows,
      ]);
      expect(counts).toEqual({ 'no-volume': rows, gaps: 45, 'special-sessions': 2, ...more });
      expect(examples('special-sessions')).toEqual([
        '2021-02-24: NSE index values frozen at 10:08, back at 15:45, 128 of 128 bars',
        '2021-11-04: Muhurat trading, 60 of 60 bars',
      ]);
      expect(examples('gaps').slice(0, 2)).toEqual(['2021-07-23 11:42 to 11:58, 16 bars', '2021-07-23 13:11 to 13:23, 12 bars']);
      if (symbol === 'BANKNIFTY') expect(examples('between-phases')).toEqual(['row 13930: 2021-02-24 15:21']);
    },
  );

  it.each(['NIFTY', 'BANKNIFTY'])('%s 2024: the Saturday sessions, the stray rows after one of them, the absent days', async (symbol) => {
    const { counts, examples } = await imported(['index_1m', `${symbol}_1m_2024-01_04.csv.gz`]);
    expect(counts).toEqual({
      'no-volume': 29_522,
      'closing-prints': 30,
      'outside-hours': 137,
      'missing-sessions': 3,
      'special-sessions': 2,
    });
    expect(examples('outside-hours')).toEqual(['row 6032: 2024-01-20 16:00 to 18:16, 137 rows']);
    expect(examples('missing-sessions').map((line) => line.slice(0, 10))).toEqual(['2024-02-01', '2024-03-04', '2024-04-05']);
    expect(examples('special-sessions').map((line) => line.slice(-15))).toEqual(['375 of 375 bars', '105 of 105 bars']);
  });

  it('the untouched vendor file of February 2021: end labels, auction and closing prints, the print inside the outage', async () => {
    const { only, counts, examples } = await imported(['index_1m', 'raw', '2021_FEB_NIFTY.txt.gz']);
    expect([only?.label, only?.rowsRead, only?.first]).toEqual(['end', 7_312, '2021-02-01T09:07:00+05:30']);
    expect(counts).toEqual({
      'no-open-interest': 7_312,
      'label-end': 7_312,
      'no-volume': 7_312,
      'pre-open-prints': 20,
      'between-phases': 1,
      'closing-prints': 38,
      'special-sessions': 1,
    });
    expect(examples('between-phases')).toEqual(['row 6479: 2021-02-24 15:37']);
  });

  it('the untouched vendor file of November 2021: Muhurat with its own prints, four absent minutes', async () => {
    const { only, counts } = await imported(['index_1m', 'raw', '2021_NOV_NIFTY.txt.gz']);
    expect([only?.label, only?.rowsRead]).toEqual(['end', 7_241]);
    expect(counts).toEqual({
      'no-open-interest': 7_241,
      'label-end': 7_241,
      'no-volume': 7_241,
      'pre-open-prints': 20,
      'closing-prints': 40,
      gaps: 4,
      'special-sessions': 1,
    });
  });

  it("the vendor's end labels, shifted, are the cleaned file's start labels, row for row", async () => {
    const { dataDir } = await imported(['index_1m', 'NIFTY_1m_2021.csv.gz']);
    const raw = await imported(['index_1m', 'raw', '2021_FEB_NIFTY.txt.gz'], { dataDir, choice: { sessionOnly: true } });
    expect([raw.report.isStored, raw.only?.added, raw.only?.identical]).toEqual([true, 0, 19 * 375 + 128]);
  });

  it('the 15-minute file: 377 rows whose open or close is outside high and low, and ten absent sessions', async () => {
    const { only, counts, report } = await imported(['index_15m', 'BANKNIFTY_15m_2018_2020.csv.gz']);
    expect([report.isStored, only?.timeframe, only?.rowsRead]).toEqual([true, '15m', 18_325]);
    expect(counts).toMatchObject({ 'bad-ohlc': 377, 'missing-sessions': 10 });
    const dropped = await imported(['index_15m', 'BANKNIFTY_15m_2018_2020.csv.gz'], { choice: { dropBadRows: true } });
    expect([dropped.only?.rowsKept, dropped.only?.repairs]).toEqual([18_325 - 377, ['left out 377 rows with bad prices']]);
  });

  it('days: one bar a session, holidays and halts known, the one day India VIX lacks', async () => {
    const nifty = await imported(['daily', 'NIFTY50_1d_2015_2021-05.csv']);
    expect([nifty.only?.instrument, nifty.only?.timeframe, nifty.only?.rowsRead]).toEqual(['NSE:NIFTY 50', '1d', 1_575]);
    expect(Object.keys(nifty.counts).sort()).toEqual(['no-volume', 'special-sessions', 'uncertain-calendar']);
    const vix = await imported(['daily', 'INDIAVIX_1d_2015_2021-05.csv']);
    expect([vix.counts['missing-sessions'], vix.examples('missing-sessions')]).toEqual([1, ['2019-07-02: Ordinary session']]);
  });
});

describe.skipIf(data === null)('share and option candles', () => {
  it.each(['AXISBANK', 'HDFCBANK', 'ICICIBANK', 'INDUSINDBK', 'KOTAKBANK', 'SBIN'])(
    '%s: 39 full sessions without a finding, stored to the last paisa',
    async (symbol) => {
      const file = ['stocks_1m', `${symbol}_1m_2023-04_05.csv.gz`];
      const { only, dataDir } = await imported(file, { adjustment: 'raw' });
      expect([only?.instrument, only?.rowsRead, only?.findings]).toEqual([`NSE:${symbol}`, 14_625, []]);
      const candles = new CandleStore(dataDir).find(`NSE:${symbol}`, '1m');
      const lines = gunzipSync(readFileSync(findSharedData(...file) ?? ''))
        .toString('utf8')
        .trim()
        .split('\n')
        .slice(1);
      const stored = lines.map((_, row) => {
        const prices = [candles?.open, candles?.high, candles?.low, candles?.close].map((column) => priceText(column?.[row] ?? 0, 100));
        return [formatIst(timeOfMinute(candles?.minute[row] ?? 0)), ...prices, String(candles?.volume[row])].join();
      });
      const plain = lines.map((line) => line.replace(' ', 'T').replace(/\.0(?=,)/g, ''));
      expect(stored).toEqual(plain);
    },
  );

  it('RELIANCE 15m 2011 to 2016: Saturday tests off the grid, a day labelled a minute late, Diwali evenings absent, adjusted prices', async () => {
    const { only, counts, examples, report } = await imported(['stocks_15m', 'RELIANCE_15m_2011_2016.csv.gz']);
    expect([only?.instrument, only?.rowsRead, report.entries[0]?.remarks.length]).toEqual(['NSE:RELIANCE', 36_757, 1]);
    expect(counts).toMatchObject({ 'pre-open-prints': 6, 'off-grid': 286, gaps: 14 });
    expect(counts['other-tick']).toBeGreaterThan(30_000);
    expect(examples('off-grid')[1]).toBe('row 6310: 2012-01-11 09:16 to 15:16, 25 rows');
    expect(examples('missing-sessions')).toContain('2012-11-13: Muhurat trading');
  });

  it('options of one day: thirteen instruments from one file, each under its own exchange', async () => {
    const { series } = await imported(['options_1m', 'NIFTY_17JUN21_strikes_2021-06-11.csv.gz']);
    expect(series.map(({ rowsRead }) => rowsRead)).toEqual(Array.from({ length: 13 }, () => 375));
    expect(
      series
        .map(({ instrument }) => instrument)
        .sort()
        .slice(0, 2),
    ).toEqual(['NFO:NIFTY2161715600CE', 'NFO:NIFTY2161715600PE']);
    expect(series.some(({ instrument }) => instrument === 'NSE:NIFTY 50')).toBe(true);
  });

  it('two vendors of one index differ, and the second is not stored over the first unasked', async () => {
    const { dataDir } = await imported(['index_1m', 'NIFTY_1m_2021.csv.gz']);
    const { report, series } = await imported(['options_1m', 'NIFTY_17JUN21_strikes_2021-06-11.csv.gz'], { dataDir });
    expect([report.isStored, countsOf(series[0]?.findings ?? [])['stored-conflict']]).toEqual([false, 77]);
  });

  it('a wide file of three instruments, by a column map', async () => {
    const map = parseColumnMap('time=datetime,open=call_open,high=call_high,low=call_low,close=call_close');
    const { only } = await imported(['options_1m', 'NIFTY_with_call_put_2025_10_03.csv'], { map, instrument: 'NFO:CALL' });
    expect([only?.rowsRead, only?.findings.map(({ code }) => code)]).toEqual([375, ['no-volume']]);
  });

  it('YESBANK: prints after the close', async () => {
    const { counts } = await imported(['backtest_ref', 'lean_india', 'yesbank_20190709_1m.csv.gz'], { instrument: 'NSE:YESBANK' });
    expect(counts).toEqual({ 'closing-prints': 2 });
  });

  it('prices in 1/10000 rupee, and a chart export with times as browsers print them', async () => {
    const lean = await imported(['corporate_actions', 'cccl_daily.csv'], { instrument: 'NSE:CCCL' });
    expect(new CandleStore(lean.dataDir).find('NSE:CCCL', '1d')?.open[0]).toBe(42_350);
    const chart = await imported(['indicators', 'kite_chart', 'NIFTYAUG25050CE_5m_2024-08-26_bb20_2.csv'], {
      instrument: 'NFO:NIFTY24AUG25050CE',
    });
    expect([chart.only?.timeframe, chart.only?.rowsRead, chart.only?.first]).toEqual(['5m', 75, '2024-08-26T09:15:00+05:30']);
  });

  it('candles as the broker answers them', async () => {
    const { only } = await imported(['kite_mocks', 'historical_oi.json'], { instrument: 'NFO:X' });
    expect([only?.rowsRead, only?.first]).toEqual([6, '2019-12-04T09:15:00+05:30']);
  });
});

describe.skipIf(data === null)('recordings', () => {
  it('the dirty file of four futures: repeats, disorder, volume that steps back, and the row it broke off in', async () => {
    const { series, report } = await imported(['ticks', 'nse_stock_futures_ticks_2025-11-17_1207.csv.gz']);
    expect([report.isStored, report.entries[0]?.format]).toEqual([true, 'breeze-ticks']);
    expect(report.entries[0]?.findings.map(({ code, count, examples }) => [code, count, examples])).toEqual([
      ['unreadable-rows', 1, ['row 184: the row is cut short: 1 field, 10 are needed']],
    ]);
    const totals: Record<string, number> = {};
    for (const { findings } of series) for (const { code, count } of findings) totals[code] = (totals[code] ?? 0) + count;
    expect([series.map(({ instrument }) => instrument), series.map(({ rowsRead }) => rowsRead)]).toEqual([
      ['NFO:MCX', 'NFO:RELIND', 'NFO:TCS', 'NFO:TRENT'],
      [575, 740, 752, 699],
    ]);
    expect(totals).toEqual({ 'exact-duplicates': 836, disorder: 779, 'volume-steps-back': 408 });
  });

  it.each([
    ['NIFTY50', 42_483, null, ['outside-trading', 'silences', 'receive-time-only']],
    ['NIFTY14OCT25_25000CE', 33_961, 'NFO:NIFTY25O1425000CE', ['silences', 'receive-time-only']],
    ['NIFTY14OCT25_25400PE', 26_868, 'NFO:NIFTY25O1425400PE', ['silences', 'receive-time-only']],
  ])('%s: the clean recording says that it has receive times only', async (name, rows, instrument, codes) => {
    const { only, report } = await imported(['ticks', 'kite_ltp_20251008', `${name}_ticks.csv.gz`], { instrument });
    expect([report.isStored, only?.rowsRead, only?.receiveTimeOnly, only?.findings.map(({ code }) => code)]).toEqual([
      true,
      rows,
      true,
      codes,
    ]);
  });

  it("the recorder's own candles: two blocks copied over earlier rows need the word of the user", async () => {
    const file = ['ticks', 'kite_ltp_20251008', 'NIFTY50_candles_1min.csv'];
    const refused = await imported(file);
    expect([refused.report.isStored, refused.counts]).toEqual([
      false,
      { disorder: 98, 'exact-duplicates': 50, 'conflicting-duplicates': 51, 'no-volume': 344, 'pre-open-prints': 14, gaps: 45 },
    ]);
    const told = await imported(file, { choice: { sort: true, dropDuplicates: true, onConflict: 'replace' } });
    expect([told.report.isStored, told.only?.rowsKept, told.only?.repairs.length]).toEqual([true, 344, 3]);
  });
});

describe.skipIf(data === null)('daily tables', () => {
  it.each([
    [['eod_cash', 'raw', 'cm03Mar2025bhav.csv.gz'], 'cash-full', '2025-03-03', 2_854, []],
    [['eod_cash', 'raw', 'cm_01092025.csv.gz'], 'cash-legacy', '2025-09-01', 2_996, ['exponent-numbers']],
    [['eod_cash', 'raw', 'cm_21102025.csv.gz'], 'cash-legacy', '2025-10-21', 2_953, ['special-sessions']],
    [['eod_cash', 'raw', 'cm_03112025.csv.gz'], 'cash-legacy', '2025-11-03', 3_053, ['exponent-numbers']],
    [['eod_cash', 'raw', 'sec_bhavdata_full_14112025.csv.gz'], 'cash-full', '2025-11-14', 3_050, []],
    [['fo_bhavcopy', 'BhavCopy_NSE_FO_20250101_subset.csv.gz'], 'udiff', '2025-01-01', 2_637, []],
    [['fo_bhavcopy', 'BhavCopy_NSE_FO_20260130_subset.csv.gz'], 'udiff', '2026-01-30', 2_888, []],
    [['daily', 'ind_close_all', 'ind_close_all_03032025.csv'], 'index-close', '2025-03-03', 136, []],
    [['instruments', 'kite_MCX_instruments_2022.csv.gz'], 'kite-instruments', null, 4_429, ['undated']],
    [['instruments', 'kite_instruments_sample.csv'], 'kite-instruments', null, 94, ['undated']],
    [['instruments', 'upstox_NSE_instruments_2026.csv.gz'], 'upstox-instruments', null, 76_745, ['undated']],
  ] as const)('%s', async (file, format, day, rows, codes) => {
    const { tables, dataDir, report } = await imported(file);
    expect(tables.map((table) => [table.format, table.day, table.rows, table.findings.map(({ code }) => code)])).toEqual([
      [format, day, rows, codes],
    ]);
    const again = await imported(file, { dataDir });
    expect([report.isStored, again.tables[0]?.state]).toEqual([true, 'identical']);
  });

  it('every UDiFF file: all rows of the manifest but the header', async () => {
    const manifest = readFileSync(findSharedData('MANIFEST.csv') ?? '', 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    const files = manifest.filter(([file]) => file?.startsWith('fo_bhavcopy/BhavCopy'));
    expect(files.length).toBe(28);
    for (const [file = '', , , lines] of files) {
      const { tables } = await imported(file.split('/'), { isDryRun: true });
      const day = /_(\d{4})(\d{2})(\d{2})_/.exec(file)?.slice(1).join('-');
      expect(tables.map((table) => [table.day, table.rows, table.findings])).toEqual([[day, Number(lines) - 1, []]]);
    }
  });

  it('many days in one file become a table each', async () => {
    const { tables } = await imported(['eod_cash', 'nse_fno_stocks_eod_2025-08_2025-12-02.csv.gz']);
    expect([tables.length, tables[0]?.day, tables.at(-1)?.day, tables.reduce((sum, { rows }) => sum + rows, 0)]).toEqual([
      66,
      '2025-08-28',
      '2025-12-02',
      14_181,
    ]);
  });

  it('the zip of the old activity report: futures and options by the date in their names, summaries passed over and named', async () => {
    const { tables, report, dataDir } = await imported(['fo_bhavcopy', 'legacy_fo14112025.zip']);
    expect(tables.map(({ format, day, rows }) => [format, day, rows])).toEqual([
      ['fo-activity-futures', '2025-11-14', 632],
      ['fo-activity-options', '2025-11-14', 15_130],
    ]);
    expect([report.skipped.length, report.entries.flatMap(({ findings }) => findings.map(({ code }) => code))]).toEqual([
      9,
      ['footnotes', 'footnotes'],
    ]);
    const table = await new TableStore(dataDir).find({ kind: 'bhavcopy', format: 'fo-activity-options', name: '2025-11-14' });
    expect(table?.columns.map((column) => column[0])).toEqual([
      'OPTIDX',
      'BANKNIFTY',
      '25/11/2025',
      '00046500.00',
      'PE',
      '00000003.95',
      '00000005.20',
      '00000003.30',
      '00000003.50',
      '000000000074795',
      '13965',
      '399',
      '135',
      '649427357.25',
      '54857.25',
    ]);
  });
});
