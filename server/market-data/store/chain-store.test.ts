// Chains on disk give back what was written, contract by contract, and read no more than was asked for.
import { mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ChainHistory } from '../../../engine/market/chain-history';
import type { OptionContract } from '../../../engine/market/option-contract';
import { isoDay } from '../../../engine/time/day-text';
import { istMinute } from '../../../engine/time/ist-time';
import { writeTogether } from './atomic-files';
import { ChainFileReader } from './chain-file-reader';
import type { ChainSeries } from './chain-series';
import { ChainStore } from './chain-store';
import type { DatasetImport } from './dataset';
import type { ContractRows, OptionRows } from './option-rows';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-chains-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NIFTY: ChainSeries = { market: 'NFO', underlying: 'NIFTY', timeframe: '1m' };
const MONDAY = isoDay('2026-01-05');
const TUESDAY = isoDay('2026-01-06');
const NEXT = isoDay('2026-01-13');
const OPEN = 555;
const SOURCE: DatasetImport = {
  source: 'a.csv',
  sourceSha256: '',
  format: 'candles',
  importedAt: '2026-01-07T00:00:00Z',
  label: 'start',
  rowsRead: 0,
  rowsAdded: 0,
  rowsIdentical: 0,
  rowsReplaced: 0,
  findings: [],
  repairs: [],
};

const call = (strike: number, expiryDay = TUESDAY): OptionContract => ({
  market: 'NFO',
  underlying: 'NIFTY',
  expiryDay,
  strike: strike * 100,
  right: 'call',
});
const put = (strike: number, expiryDay = TUESDAY): OptionContract => ({ ...call(strike, expiryDay), right: 'put' });

/** A bar a minute from the open on; closes in rupees. */
function rowsOf(day: number, closes: readonly number[], extra: Partial<OptionRows> = {}): OptionRows {
  const prices = Int32Array.from(closes, (close) => Math.round(close * 100));
  return {
    count: closes.length,
    minute: Int32Array.from(closes, (_, at) => istMinute(day, OPEN + at)),
    open: prices,
    high: prices.map((price) => price + 5),
    low: prices.map((price) => price - 5),
    close: prices,
    volume: Float64Array.from(closes, (_, at) => 65 * (at + 1)),
    openInterest: Float64Array.from(closes, () => 6_500),
    bid: null,
    ask: null,
    ...extra,
  };
}

async function store(series: ChainSeries, rows: readonly ContractRows[], onConflict: 'fail' | 'keep' | 'replace' = 'fail') {
  const chains = new ChainStore(root);
  const plan = chains.plan(series, rows, onConflict);
  await writeTogether((files) => chains.add(files, series, plan, SOURCE));
  return plan;
}

async function open(series: ChainSeries): Promise<ChainHistory> {
  const history = await new ChainStore(root).open(series);
  if (history === null) throw new Error('nothing is stored');
  return history;
}

describe('a chain of two expiries over two sessions', async () => {
  const monday: readonly ContractRows[] = [
    { contract: put(25_100), rows: rowsOf(MONDAY, [110, 105]) },
    { contract: call(25_000), rows: rowsOf(MONDAY, [120, 125, 130]) },
    { contract: put(25_000), rows: rowsOf(MONDAY, [80, 90, 85]) },
    { contract: call(25_000, NEXT), rows: rowsOf(MONDAY, [220.35]) },
  ];
  await store(NIFTY, monday);
  await store(NIFTY, [{ contract: call(25_000), rows: rowsOf(TUESDAY, [90, 80]) }]);
  const history = await open(NIFTY);

  test('lists sessions, expiries and contracts in order', () => {
    expect(history.days).toEqual([MONDAY, TUESDAY]);
    expect(history.expiriesOn(MONDAY)).toEqual([
      { day: TUESDAY, cycle: 'weekly' },
      { day: NEXT, cycle: 'weekly' },
    ]);
    expect(history.chainOn(MONDAY, TUESDAY)?.contracts).toEqual([call(25_000), put(25_000), put(25_100)]);
    expect([history.chainOn(TUESDAY, NEXT), history.chainOn(MONDAY + 7, TUESDAY), history.expiriesOn(MONDAY - 1)]).toEqual([
      null,
      null,
      [],
    ]);
  });

  test('gives back each contract as it was written, none of it modelled', () => {
    for (const { contract, rows } of monday) {
      const candles = history.chainOn(MONDAY, contract.expiryDay)?.candlesOf(contract);
      expect(candles).toMatchObject({ ...rows, contract, timeframe: '1m', priceScale: 100, modelled: new Uint8Array(rows.count) });
    }
    expect(history.chainOn(MONDAY, TUESDAY)?.candlesOf(call(26_000))).toBeNull();
    expect(history.chainOn(MONDAY, TUESDAY)?.candlesOf({ ...call(25_000), underlying: 'BANKNIFTY' })).toBeNull();
  });

  test('summarises each minute by what is known when it is sealed', () => {
    const summary = history.chainOn(MONDAY, TUESDAY)?.summary;
    // Parity at 25 000: 25 000 + 120 − 80, and so on; at 25 100 there is no call.
    expect([...(summary?.forward ?? [])]).toEqual([2_504_000, 2_503_500, 2_504_500]);
    expect([...(summary?.straddlePremium ?? [])]).toEqual([20_000, 21_500, 21_500]);
    expect([...(summary?.callOpenInterest ?? [])]).toEqual([6_500, 6_500, 6_500]);
    expect([...(summary?.putOpenInterest ?? [])]).toEqual([13_000, 13_000, 13_000]);
    // The put at 25 100 has no third bar: what it had traded stays.
    expect([...(summary?.putVolume ?? [])]).toEqual([130, 390, 585]);
    expect([...(summary?.putWall ?? [])]).toEqual([2_510_000, 2_510_000, 2_510_000]);
    expect(summary?.atmVolatility.every((volatility) => volatility > 0.05 && volatility < 0.8)).toBe(true);
    expect(summary?.modelled).toEqual(new Uint8Array(3));
  });

  test('stored again adds nothing and changes no hash', async () => {
    const plan = await store(NIFTY, monday);
    expect([plan.added, plan.identical, plan.conflicts]).toEqual([0, 9, []]);
    expect((await open(NIFTY)).hash).toBe(history.hash);
  });
});

test('other values for a stored minute are a conflict, settled by the user’s word', async () => {
  const series: ChainSeries = { ...NIFTY, underlying: 'FINNIFTY' };
  const contract = { ...call(26_000), underlying: 'FINNIFTY' };
  await store(series, [{ contract, rows: rowsOf(MONDAY, [10, 11]) }]);
  const chains = new ChainStore(root);
  const other = [{ contract, rows: rowsOf(MONDAY, [10, 12, 13]) }];
  expect(chains.plan(series, other, 'fail')).toMatchObject({
    added: 1,
    identical: 1,
    conflicts: [{ minute: istMinute(MONDAY, OPEN + 1) }],
  });
  await store(series, other, 'keep');
  const closesOf = async () => [...((await open(series)).chainOn(MONDAY, TUESDAY)?.candlesOf(contract)?.close ?? [])];
  expect(await closesOf()).toEqual([1_000, 1_100, 1_300]);
  await store(series, other, 'replace');
  expect(await closesOf()).toEqual([1_000, 1_200, 1_300]);
});

test('snapshots keep quotes, and their volume of the session reads as growth', async () => {
  const series: ChainSeries = { ...NIFTY, timeframe: 'snapshot' };
  const quotes = { volume: Float64Array.of(1_000, 1_650, 1_650), bid: Int32Array.of(995, 0, 1_010), ask: Int32Array.of(1_005, 1_020, 0) };
  await store(series, [{ contract: call(25_000), rows: rowsOf(MONDAY, [10, 10.1, 10.2], quotes) }]);
  const candles = (await open(series)).chainOn(MONDAY, TUESDAY)?.candlesOf(call(25_000));
  expect(candles).toMatchObject({ bid: quotes.bid, ask: quotes.ask, volume: Float64Array.of(1_000, 650, 0) });
});

test('odd quantities survive: none at all, fractions, and more than 32 bits', async () => {
  const series: ChainSeries = { ...NIFTY, underlying: 'ODD&CO' };
  const contract = { ...call(100), underlying: 'ODD&CO' };
  const columns: readonly Partial<OptionRows>[] = [
    { volume: new Float64Array(3), openInterest: new Float64Array(3).fill(Number.NaN) },
    { volume: Float64Array.of(0.5, 0, 1e12), openInterest: Float64Array.of(1, Number.NaN, 3) },
  ];
  for (const [at, extra] of columns.entries()) {
    const rows = rowsOf(MONDAY, [1, 2, 3], extra);
    await store(series, [{ contract: { ...contract, strike: 10_000 + at * 5 }, rows }]);
    expect((await open(series)).chainOn(MONDAY, TUESDAY)?.candlesOf({ ...contract, strike: 10_000 + at * 5 })).toMatchObject(extra);
  }
});

test('a chain read whole is the chain read contract by contract', async () => {
  const series: ChainSeries = { ...NIFTY, underlying: 'BANKNIFTY' };
  const contracts = Array.from({ length: 40 }, (_, at) => ({ ...(at % 2 === 0 ? call : put)(50_000 + at * 100), underlying: 'BANKNIFTY' }));
  await store(
    series,
    contracts.map((contract, at) => ({
      contract,
      rows: rowsOf(
        MONDAY,
        Array.from({ length: 1 + (at % 7) }, (_, row) => 100 + at + row),
      ),
    })),
  );
  const history = await open(series);
  const whole = history.chainOn(MONDAY, TUESDAY);
  for (const contract of contracts) {
    expect(whole?.candlesOf(contract)).toEqual(history.chainOn(MONDAY, TUESDAY)?.candlesOf(contract));
    expect(whole?.candlesOf(contract)?.contract).toEqual(contract);
  }
});

test('damage is found by its checksum, and a file cut short is told in one line', async () => {
  const series: ChainSeries = { ...NIFTY, underlying: 'SENSEX', market: 'BFO' };
  const contract = { ...call(80_000), underlying: 'SENSEX', market: 'BFO' as const };
  await store(series, [{ contract, rows: rowsOf(MONDAY, [10, 11, 12]) }]);
  const chains = new ChainStore(root);
  const dataset = await chains.findDataset(series);
  if (dataset === null) throw new Error('nothing is stored');
  expect(chains.listDamaged(series, dataset)).toEqual([]);
  const folder = path.join(root, 'chains', 'BFO', 'SENSEX', '1m');
  const file = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.yo')) ?? '');
  const whole = Buffer.alloc(statSync(file).size);
  const handle = openSync(file, 'r+');
  readSync(handle, whole, 0, whole.length, 0);
  writeSync(handle, Buffer.of(1), 0, 1, whole.length - 9);
  expect(chains.listDamaged(series, dataset)).toEqual([file]);
  writeFileSync(file, whole.subarray(0, 200));
  expect(() => new ChainFileReader(file, 'BFO', 'SENSEX').findRows(contract)).toThrow(/cut short/);
});
