// The market of the bench in the files of the store, and out of them again.

import type { Candles } from '../../engine/market/candles';
import { CandleStore } from '../../server/market-data/store/candle-store';
import type { DatasetImport } from '../../server/market-data/store/dataset';
import { SYMBOL, type WalkMarket, walkMarket } from '../market/walk-bars';

export const BENCH_IMPORT: DatasetImport = {
  source: 'bench',
  sourceSha256: '0'.repeat(64),
  format: 'bench',
  importedAt: '2024-01-01T00:00:00.000Z',
  label: 'start',
  rowsRead: 0,
  rowsAdded: 0,
  rowsIdentical: 0,
  rowsReplaced: 0,
  findings: [],
  repairs: [],
};

export async function storeCandles(folder: string, candles: Candles): Promise<void> {
  const store = new CandleStore(folder);
  await store.write(candles, store.plan(candles, 'fail'), 'raw', BENCH_IMPORT);
}

/** All there is, or the rows of `[fromMinute, toMinute)`. */
export function loadCandles(folder: string, symbol: string, fromMinute?: number, toMinute?: number): Candles {
  const candles = new CandleStore(folder).find(symbol, '1m', fromMinute, toMinute);
  if (candles === null) throw new Error(`${symbol} is stored`);
  return candles;
}

export function loadMarket(folder: string): WalkMarket {
  return { candles: loadCandles(folder, SYMBOL), sessions: walkMarket(0).sessions };
}
