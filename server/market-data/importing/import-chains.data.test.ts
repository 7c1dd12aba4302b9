// Every file of options of the shared data into the chain store: what is stored is what the files say, and what is read off it is what others
// read off the same chains.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainAsOf } from '../../../engine/chain/chain-cursor';
import { openInterestWalls } from '../../../engine/chain/open-interest-walls';
import { putCallRatio } from '../../../engine/chain/put-call-ratio';
import type { ChainHistory, SessionChain } from '../../../engine/market/chain-history';
import { optionId } from '../../../engine/market/option-contract';
import { isoDay } from '../../../engine/time/day-text';
import { parseIst } from '../../../engine/time/ist-time';
import { findSharedData } from '../../../tests/shared-data';
import { findOption } from '../contract-symbol';
import type { ChainSeries } from '../store/chain-series';
import { ChainStore } from '../store/chain-store';
import { importFile } from './import-file';
import { type ImportOptions, NO_CHAIN_WORDS } from './import-options';
import type { ChainReport } from './import-report';

const data = findSharedData('option_chain');
if (data === null) console.warn('skipped: the option chains are not on this machine');

const root = mkdtempSync(path.join(tmpdir(), 'yantra-import-chains-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CHOICE = {
  timeframe: null,
  label: null,
  tickUnits: null,
  dropBadRows: false,
  sessionOnly: false,
  sort: false,
  dropDuplicates: false,
  onConflict: 'fail',
} as const;

async function imported(parts: readonly string[], said: Partial<ImportOptions> = {}): Promise<readonly ChainReport[]> {
  const report = await importFile(findSharedData(...parts) ?? '', {
    dataDir: root,
    importedAt: '2026-06-01T00:00:00.000Z',
    instrument: null,
    exchange: null,
    instrumentOfSymbol: new Map(),
    map: null,
    priceScale: 100,
    adjustment: 'undeclared',
    day: null,
    chain: NO_CHAIN_WORDS,
    choice: CHOICE,
    isDryRun: false,
    onProgress: () => {},
    ...said,
  });
  expect(report.isStored).toBe(true);
  return report.entries.flatMap(({ chains }) => chains);
}

async function openStored(underlying: string, timeframe: ChainSeries['timeframe']): Promise<ChainHistory> {
  const history = await new ChainStore(root).open({ market: 'NFO', underlying, timeframe });
  if (history === null) throw new Error('nothing is stored');
  return history;
}

function chainOf(history: ChainHistory, day: string, expiry: string): SessionChain {
  const chain = history.chainOn(isoDay(day), isoDay(expiry));
  if (chain === null) throw new Error(`no chain of ${expiry} on ${day}`);
  return chain;
}

type Row = Readonly<Record<string, string>>;

function rowsOf(...parts: readonly string[]): readonly Row[] {
  const file = findSharedData(...parts) ?? '';
  const bytes = readFileSync(file);
  const [header = '', ...lines] = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
}

describe.skipIf(data === null)('twelve contracts of 11 June 2021, minute by minute', () => {
  const FILE = ['options_1m', 'NIFTY_17JUN21_strikes_2021-06-11.csv.gz'];
  let chain: SessionChain;
  beforeAll(async () => {
    expect(await imported(FILE)).toMatchObject([{ series: 'NFO:NIFTY', contracts: 12, traded: 12, rows: 4_500, countedInSeries: true }]);
    chain = chainOf(await openStored('NIFTY', '1m'), '2021-06-11', '2021-06-17');
  });

  test('each bar is the file’s', () => {
    const rows = rowsOf(...FILE).filter(({ symbol }) => symbol !== 'NIFTY 50');
    expect(rows).toHaveLength(4_500);
    for (const { symbol, ts, open, high, low, close, volume } of rows) {
      const contract = findOption(`NFO:${symbol}`);
      const candles = contract === null ? null : chain.candlesOf(contract);
      const row = candles?.minute.indexOf((parseIst(ts ?? '') ?? 0) / 60e6) ?? -1;
      const stored = [candles?.open[row], candles?.high[row], candles?.low[row], candles?.close[row], candles?.volume[row]];
      expect(stored).toEqual([open, high, low, close].map((price) => Math.round(Number(price) * 100)).concat(Number(volume)));
    }
  });

  test('the forward walks beside the index, a few points above it, and at-the-money volatility is of one piece', () => {
    const spot = rowsOf(...FILE).filter(({ symbol }) => symbol === 'NIFTY 50');
    const { summary } = chain;
    expect(summary.count).toBe(375);
    const basis = spot.map(({ close }, row) => (summary.forward[row] ?? Number.NaN) / 100 - Number(close));
    expect(Math.min(...basis)).toBeGreaterThan(-20);
    expect(Math.max(...basis)).toBeLessThan(30);
    expect(Math.min(...summary.atmVolatility)).toBeGreaterThan(0.1);
    expect(Math.max(...summary.atmVolatility)).toBeLessThan(0.16);
    // The source has no open interest: nothing is read off it.
    expect(summary.callOpenInterest.every(Number.isNaN) && summary.maxPain.every(Number.isNaN)).toBe(true);
  });
});

describe.skipIf(data === null)('two contracts of a wide file, named by hand', () => {
  test('are a call and a put of one strike, and their parity says which', async () => {
    for (const side of ['call', 'put'] as const) {
      const map = new Map([
        ['time', 'datetime'] as const,
        ...(['open', 'high', 'low', 'close'] as const).map((role) => [role, `${side}_${role}`] as const),
      ]);
      await imported(['options_1m', 'NIFTY_with_call_put_2025_10_03.csv'], {
        map,
        instrument: `NFO:NIFTY25O0724750${side === 'call' ? 'CE' : 'PE'}`,
      });
    }
    const { summary } = chainOf(await openStored('NIFTY', '1m'), '2025-10-03', '2025-10-07');
    const spot = rowsOf('options_1m', 'NIFTY_with_call_put_2025_10_03.csv').map(({ nifty_close }) => Number(nifty_close));
    const basis = spot.map((close, row) => (summary.forward[row] ?? Number.NaN) / 100 - close);
    expect(basis.reduce((sum, each) => sum + each, 0) / basis.length).toBeCloseTo(15, -1);
  });
});

describe.skipIf(data === null)('one look at the chain', () => {
  test('of 28 March 2022: totals are the answer’s own, in units of the lot of the day', async () => {
    const [report] = await imported(['option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz']);
    expect(report).toMatchObject({ series: 'NFO:NIFTY', timeframe: 'snapshot', expiries: 21, sessions: 1 });
    const answer = JSON.parse(
      gunzipSync(readFileSync(findSharedData('option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz') ?? '')).toString(),
    );
    const { summary } = chainOf(await openStored('NIFTY', 'snapshot'), '2022-03-28', '2022-03-31');
    const { CE, PE } = answer.filtered;
    expect([summary.callOpenInterest[0], summary.putOpenInterest[0]]).toEqual([CE.totOI * 50, PE.totOI * 50]);
    expect([summary.callVolume[0], summary.putVolume[0]]).toEqual([CE.totVol * 50, PE.totVol * 50]);
    expect((summary.forward[0] ?? 0) / 100 - answer.records.underlyingValue).toBeLessThan(30);
  });

  test('of 26 May 2026, twelve times: put-call ratios and walls are those that were recorded beside them', async () => {
    const folder = 'nse_csv_snapshots_2026-05-26';
    const expected = rowsOf('option_chain', folder, 'expected_pcr_walls.csv');
    const chain = { ...NO_CHAIN_WORDS, expiryDay: isoDay('2026-05-26') };
    for (const file of readdirSync(findSharedData('option_chain', folder) ?? '').filter((name) => name.startsWith('nifty'))) {
      const clock = /_(\d\d)(\d\d)(\d\d)\./.exec(file);
      await imported(['option_chain', folder, file], {
        day: isoDay('2026-05-26'),
        chain,
        // Two looks fell into one minute: the later one is taken.
        choice: { ...CHOICE, onConflict: 'replace' },
      });
      const session = chainOf(await openStored('NIFTY', 'snapshot'), '2026-05-26', '2026-05-26');
      const at = (parseIst(`2026-05-26 ${clock?.[1]}:${clock?.[2]}`) ?? 0) / 60e6;
      const now = chainAsOf(session, at);
      const row = expected.find((each) => each['file'] === file);
      expect(putCallRatio(now, 'openInterest')).toBeCloseTo(Number(row?.['pcr_oi_total']), 3);
      const { calls, puts } = openInterestWalls(now, 1);
      expect([calls[0]?.strike, puts[0]?.strike]).toEqual([Number(row?.['max_call_oi_strike']), Number(row?.['max_put_oi_strike'])]);
      const place = session.summary.minute.indexOf(at);
      expect([(session.summary.callWall[place] ?? 0) / 100, (session.summary.putWall[place] ?? 0) / 100]).toEqual([
        calls[0]?.strike,
        puts[0]?.strike,
      ]);
    }
  });

  test('that does not say its expiry is refused with the remedy', async () => {
    await expect(
      imported(['option_chain', 'nse_csv_snapshots_2026-05-26', 'nifty_option_chain_103337.csv'], { day: isoDay('2026-05-26') }),
    ).rejects.toThrow(/does not say its expiry.*--expiry/);
  });
});

describe.skipIf(data === null)('bhavcopies', () => {
  test('each option of a day is stored as published, its volume in units', async () => {
    const FILE = ['fo_bhavcopy', 'BhavCopy_NSE_FO_20260122_subset.csv.gz'];
    const reports = await imported(FILE);
    expect(reports.map(({ series }) => series).sort()).toEqual(['NFO:BANKNIFTY', 'NFO:HDFCBANK', 'NFO:NIFTY', 'NFO:RELIANCE']);
    const options = rowsOf(...FILE).filter(({ OptnTp }) => OptnTp !== '');
    expect(reports.reduce((sum, { contracts }) => sum + contracts, 0)).toBe(options.length);
    for (const row of options) {
      const contract = findOption(`NFO:${row['FinInstrmNm']}`);
      if (contract === null) throw new Error(`${row['FinInstrmNm']} is no option`);
      const history = await openStored(contract.underlying, '1d');
      // A monthly symbol names no day; the column does.
      const named = { ...contract, expiryDay: isoDay(row['XpryDt'] ?? '') };
      const candles = history.chainOn(isoDay('2026-01-22'), named.expiryDay)?.candlesOf(named);
      expect(candles?.close[0], optionId(named)).toBe(Math.round(Number(row['ClsPric']) * 100));
      expect(candles?.openInterest[0]).toBe(Number(row['OpnIntrst']));
      expect(candles?.volume[0]).toBe(Number(row['TtlTradgVol']) * Number(row['NewBrdLotQty']));
    }
  });

  test('the activity report of November 2025 counts units already', async () => {
    const reports = await imported(['fo_bhavcopy', 'legacy_fo14112025.zip']);
    expect(reports.length).toBeGreaterThan(200);
    const { summary } = chainOf(await openStored('NIFTY', '1d'), '2025-11-14', '2025-11-18');
    expect((summary.callVolume[0] ?? 0) % 75).toBe(0);
    expect(summary.atmVolatility[0]).toBeGreaterThan(0.05);
    expect((summary.forward[0] ?? 0) / 100).toBeCloseTo(25_920, -2);
  });
});
