// The time until a year of minutes stands in columns: from the store's files, and from rows of PostgreSQL where its server is on this machine.
// Files are in the page cache and tables in the server's memory: both have been read before. Option chains are in `chain-store.bench.ts`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Candles } from '../engine/market/candles';
import { loadCandles, storeCandles } from './contestants/stored-market';
import type { Contestant, Outcome } from './harness/contestant';
import { race } from './harness/race';
import { ratio, Scoreboard } from './harness/scoreboard';
import { SYMBOL, walkMarket, YEAR_BARS } from './market/walk-bars';
import { copyRows, createTable, selectRows } from './postgres/candle-table';
import { RowClient } from './postgres/row-client';
import { startCluster } from './postgres/throwaway-cluster';

const FILES = 'column file';
const ROWS = 'PostgreSQL, rows as objects';
const COPY = 'PostgreSQL, binary copy';
const board = new Scoreboard('Loading history');
const folder = mkdtempSync(path.join(tmpdir(), 'yantra-bench-'));
const year = walkMarket(YEAR_BARS).candles;
await storeCandles(folder, year);

/** Bars and the sum of closes: enough to see that all of it has arrived. */
function outcomeOf(all: readonly Candles[]): Outcome {
  let sum = 0;
  for (const { close, count } of all) for (let row = 0; row < count; row += 1) sum += close[row] ?? 0;
  return { trades: all.reduce((total, { count }) => total + count, 0), pnlPaise: sum, equitySum: null };
}

function sayBars({ trades, pnlPaise }: Outcome): string {
  return `${trades} bars, closes add up to ${pnlPaise}`;
}

function loading(name: string, load: () => Promise<readonly Candles[]>): Contestant {
  return {
    name,
    run: async () => {
      const began = process.hrtime.bigint();
      const loaded = await load();
      return { ns: Number(process.hrtime.bigint() - began), outcome: outcomeOf(loaded) };
    },
  };
}

const cluster = startCluster();
const client = cluster === null ? null : await RowClient.connect(cluster.socket, cluster.user);
if (cluster !== null) createTable(cluster, year);
const peers =
  client === null ? [] : [loading(ROWS, async () => [await selectRows(client)]), loading(COPY, async () => [await copyRows(client)])];
const results = await race([loading(FILES, () => Promise.resolve([loadCandles(folder, SYMBOL)])), ...peers]);
client?.end();
cluster?.stop();
rmSync(folder, { recursive: true });

board.table('A year of minutes', YEAR_BARS, results, cluster === null ? [ROWS, COPY] : [], sayBars);
board.atLeast(15, 'rows of PostgreSQL over the column file', ratio(results, ROWS, FILES), 50);
board.finish();
