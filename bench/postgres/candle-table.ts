// Candles as rows of a table, and back into columns: by a plain SELECT whose rows are objects first, and by a binary COPY.
import type { Candles } from '../../engine/market/candles';
import type { RowClient } from './row-client';
import type { Cluster } from './throwaway-cluster';

const COLUMNS = ['minute', 'open', 'high', 'low', 'close', 'volume'] as const;
const COPY_HEAD_BYTES = 19;
/** Two bytes of field count, then five int4 and one float8, each after its length. */
const ROW_BYTES = 2 + 5 * (4 + 4) + (4 + 8);

export function createTable(cluster: Cluster, candles: Candles): void {
  cluster.sql('CREATE TABLE candle (instrument int, minute int, open int, high int, low int, close int, volume float8)');
  const lines = Array.from({ length: candles.count }, (_, row) => ['1', ...COLUMNS.map((name) => candles[name][row])].join('\t'));
  cluster.sql('COPY candle FROM STDIN', Buffer.from(`${lines.join('\n')}\n`));
  cluster.sql('CREATE INDEX ON candle (instrument, minute)');
  cluster.sql('VACUUM ANALYZE candle');
}

const SELECT = `SELECT ${COLUMNS.join(', ')} FROM candle WHERE instrument = 1 ORDER BY minute`;

export async function selectRows(client: RowClient): Promise<Candles> {
  const rows = await client.rows(SELECT);
  const columns = emptyColumns(rows.length);
  rows.forEach((row, at) => {
    for (const name of COLUMNS) columns[name][at] = row[name] ?? Number.NaN;
  });
  return columns;
}

export async function copyRows(client: RowClient): Promise<Candles> {
  const bytes = await client.copy(`COPY (${SELECT}) TO STDOUT (FORMAT binary)`);
  const count = Math.floor((bytes.length - COPY_HEAD_BYTES) / ROW_BYTES);
  const columns = emptyColumns(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset + COPY_HEAD_BYTES, count * ROW_BYTES);
  for (let row = 0; row < count; row += 1) {
    const at = row * ROW_BYTES + 2 + 4;
    columns.minute[row] = view.getInt32(at);
    columns.open[row] = view.getInt32(at + 8);
    columns.high[row] = view.getInt32(at + 16);
    columns.low[row] = view.getInt32(at + 24);
    columns.close[row] = view.getInt32(at + 32);
    columns.volume[row] = view.getFloat64(at + 40);
  }
  return columns;
}

function emptyColumns(count: number): Candles {
  const whole = (): Int32Array => new Int32Array(count);
  const [volume, openInterest] = [new Float64Array(count), new Float64Array(count)];
  return {
    instrument: 'table',
    timeframe: '1m',
    priceScale: 100,
    count,
    minute: whole(),
    open: whole(),
    high: whole(),
    low: whole(),
    close: whole(),
    volume,
    openInterest,
  };
}
