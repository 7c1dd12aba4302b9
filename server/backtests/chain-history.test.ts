// Chains for a run: what is stored wins, what is not is modelled, and where a model has no ground there is nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Candles } from '../../engine/market/candles';
import type { OptionContract } from '../../engine/market/option-contract';
import { isoDay } from '../../engine/time/day-text';
import { istMinute } from '../../engine/time/ist-time';
import { writeTogether } from '../market-data/store/atomic-files';
import { CandleStore } from '../market-data/store/candle-store';
import { ChainStore } from '../market-data/store/chain-store';
import type { DatasetImport } from '../market-data/store/dataset';
import { findChainHistory } from './chain-history';
import { storeDemoMarket } from './store-demo-market';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-run-chains-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DAY = isoDay('2026-01-05');
const EXPIRY = isoDay('2026-01-06');
const SOURCE: DatasetImport = {
  source: 'made here',
  sourceSha256: '',
  format: 'candles',
  importedAt: '',
  label: 'start',
  rowsRead: 0,
  rowsAdded: 0,
  rowsIdentical: 0,
  rowsReplaced: 0,
  findings: [],
  repairs: [],
};
const call = (strike: number): OptionContract => ({
  market: 'NFO',
  underlying: 'NIFTY',
  expiryDay: EXPIRY,
  strike: strike * 100,
  right: 'call',
});

function minutesOf(instrument: string, units: number, count: number): Candles {
  const price = new Int32Array(count).fill(units);
  const minute = Int32Array.from(price, (_, row) => istMinute(DAY, 555 + row));
  const columns = { minute, open: price, high: price, low: price, close: price, volume: new Float64Array(count) };
  return { instrument, timeframe: '1m', priceScale: 100, count, ...columns, openInterest: new Float64Array(count).fill(Number.NaN) };
}

async function storeCandles(candles: Candles): Promise<void> {
  const store = new CandleStore(root);
  await store.write(candles, store.plan(candles, 'fail'), 'raw', SOURCE);
}

describe('chains of NIFTY', () => {
  test('are none where nothing is stored, and where a share’s volatility is unknown', async () => {
    expect([await findChainHistory('NSE:NIFTY 50', root), await findChainHistory('MCX:GOLD', root)]).toEqual([null, null]);
    await storeCandles(minutesOf('NSE:SBIN', 80_000, 10));
    await storeCandles(minutesOf('NSE:NIFTY 50', 2_600_000, 10));
    expect([await findChainHistory('NSE:SBIN', root), await findChainHistory('NSE:NIFTY 50', root)]).toEqual([null, null]);
  });

  test('are modelled from the index and the volatility index, over the expiries that were listed', async () => {
    await storeCandles(minutesOf('NSE:INDIA VIX', 1_300, 10));
    const history = await findChainHistory('NSE:NIFTY 50', root);
    expect(history?.expiriesOn(DAY).map(({ day }) => day)).toEqual(
      ['2026-01-06', '2026-01-13', '2026-01-20', '2026-01-27', '2026-02-03', '2026-02-24', '2026-03-30'].map(isoDay),
    );
    const candles = history?.chainOn(DAY, EXPIRY)?.candlesOf(call(26_000));
    expect(candles?.modelled).toEqual(new Uint8Array(10).fill(1));
    expect(history?.chainOn(DAY, EXPIRY)?.contracts).toHaveLength(122);
  });

  test('are the exchange’s in the minutes that are stored', async () => {
    const model = await findChainHistory('NSE:NIFTY 50', root);
    const { minute, open, high, low, close, volume, openInterest } = minutesOf('', 12_345, 3);
    const rows = { count: 3, minute, open, high, low, close, volume, openInterest, bid: null, ask: null };
    const series = { market: 'NFO', underlying: 'NIFTY', timeframe: '1m' } as const;
    const store = new ChainStore(root);
    const plan = store.plan(series, [{ contract: call(26_000), rows }], 'fail');
    await writeTogether((files) => store.add(files, series, plan, SOURCE));
    const history = await findChainHistory('NSE:NIFTY 50', root);
    const candles = history?.chainOn(DAY, EXPIRY)?.candlesOf(call(26_000));
    expect([...(candles?.modelled ?? [])]).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    expect([candles?.close[2], candles?.close[3]]).toEqual([12_345, model?.chainOn(DAY, EXPIRY)?.candlesOf(call(26_000))?.close[3]]);
    expect(history?.hash === model?.hash).toBe(false);
  });
});

describe('chains of the demo market', () => {
  beforeAll(async () => {
    const span = { from: '2024-06-10', to: '2024-06-14', tradesFrom: '2024-06-10' };
    await storeDemoMarket(root, ['DEMO:INDEX', 'DEMO:VIX'], span, '2026-01-01T00:00:00Z', () => {});
  });

  test('are made when they are asked for, and marked', async () => {
    const history = await findChainHistory('DEMO:INDEX', root);
    expect(history?.days).toHaveLength(5);
    const day = isoDay('2024-06-12');
    const [first] = history?.expiriesOn(day) ?? [];
    const chain = first === undefined ? null : history?.chainOn(day, first.day);
    expect(chain?.contracts).toHaveLength(122);
    expect(chain?.summary.modelled.every((mark) => mark === 1)).toBe(true);
    expect(await findChainHistory('DEMO:BANKONE', root)).toBeNull();
  });
});
