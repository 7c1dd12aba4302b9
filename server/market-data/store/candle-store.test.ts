import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Candles } from '../../../engine/market/candles';
import { isoDay } from '../../../engine/time/day-text';
import { istMinute } from '../../../engine/time/ist-time';
import type { OnConflict } from '../quality/arrange-rows';
import { CandleStore } from './candle-store';
import type { DatasetImport } from './dataset';
import { listDatasets } from './list-datasets';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let stores = 0;

function newStore(): { store: CandleStore; folder: string } {
  stores += 1;
  const folder = path.join(root, String(stores));
  return { store: new CandleStore(folder), folder };
}

const SOURCE: DatasetImport = {
  source: 'a.csv',
  sourceSha256: '00',
  format: 'candles',
  importedAt: '2026-01-01T00:00:00.000Z',
  label: 'start',
  rowsRead: 0,
  rowsAdded: 0,
  rowsIdentical: 0,
  rowsReplaced: 0,
  findings: [],
  repairs: [],
};

function candlesOf(minutes: readonly number[], change: Partial<Candles> = {}, close = 100): Candles {
  const prices = Int32Array.from(minutes, (minute) => (minute % 1_000) + close);
  return {
    instrument: 'NSE:M&M',
    timeframe: '1m',
    priceScale: 100,
    count: minutes.length,
    minute: Int32Array.from(minutes),
    open: prices,
    high: prices.map((price) => price + 1),
    low: prices.map((price) => price - 1),
    close: prices,
    volume: Float64Array.from(minutes, (minute) => minute % 7),
    openInterest: new Float64Array(minutes.length).fill(Number.NaN),
    ...change,
  };
}

async function write(store: CandleStore, candles: Candles, onConflict: OnConflict = 'fail') {
  const plan = store.plan(candles, onConflict);
  return { plan, dataset: await store.write(candles, plan, 'raw', SOURCE) };
}

/** Every file below a folder with its bytes. */
function bytesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]));
}

const NEW_YEAR = istMinute(isoDay('2024-01-01'), 0);

describe('the candle store', () => {
  it('gives back what was written, to the bit, whatever the columns hold (seed 21)', async () => {
    const quantity = fc.oneof(fc.nat(1_000), fc.constant(4_294_967_296), fc.constant(0.5), fc.constant(Number.NaN));
    const row = fc.tuple(fc.integer({ min: -2_147_483_647, max: 2_147_483_647 }), quantity, fc.oneof(fc.nat(9), fc.constant(2 ** 40)));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(5_000_000), { minLength: 1, maxLength: 40 }),
        fc.array(row, { minLength: 40, maxLength: 40 }),
        async (at, rows) => {
          const minutes = at.map((offset) => NEW_YEAR - 1_000_000 + offset).sort((left, right) => left - right);
          const pick = (column: 0 | 1 | 2) => minutes.map((_, index) => rows[index]?.[column] ?? 0);
          const candles = candlesOf(minutes, {
            close: Int32Array.from(pick(0)),
            openInterest: Float64Array.from(pick(1)),
            volume: Float64Array.from(pick(2)),
          });
          const { store } = newStore();
          await write(store, candles);
          expect(store.find('NSE:M&M', '1m')).toEqual(candles);
        },
      ),
      { seed: 21, numRuns: 60 },
    );
  });

  it('keeps a file for each Indian year and reads any span of them', async () => {
    const { store, folder } = newStore();
    const { dataset } = await write(store, candlesOf([NEW_YEAR - 2, NEW_YEAR - 1, NEW_YEAR, NEW_YEAR + 600_000]));
    expect(dataset.parts.map(({ name, count }) => [name, count])).toEqual([
      ['2023', 2],
      ['2024', 1],
      ['2025', 1],
    ]);
    expect(Object.keys(bytesBelow(folder))[0]).toBe(path.join('candles', 'NSE', 'M&M', '1m', '2023.yc'));
    expect(Array.from(store.find('NSE:M&M', '1m', NEW_YEAR - 1, NEW_YEAR + 1)?.minute ?? [])).toEqual([NEW_YEAR - 1, NEW_YEAR]);
    expect(store.find('NSE:OTHER', '1m')).toBeNull();
  });

  it('reads a short span, which it looks up without a listing, as it reads a long one', async () => {
    const { store } = newStore();
    const year = 366 * 1_440;
    await write(store, candlesOf([NEW_YEAR - 1, NEW_YEAR + year, NEW_YEAR + year + 1]));
    const minutesOf = (from: number, to: number) =>
      Array.from(store.find('NSE:M&M', '1m', from, to)?.minute ?? [], (minute) => minute - NEW_YEAR);
    expect(minutesOf(NEW_YEAR - 1, NEW_YEAR + year + 1)).toEqual([-1, year]);
    expect(minutesOf(NEW_YEAR - 20 * year, NEW_YEAR + year + 1)).toEqual([-1, year]);
    expect([store.find('NSE:M&M', '1m', NEW_YEAR, NEW_YEAR + 1), store.find('NSE:OTHER', '1m', NEW_YEAR, NEW_YEAR + 1)]).toEqual([
      null,
      null,
    ]);
    expect(minutesOf(NEW_YEAR + year, NEW_YEAR + year)).toEqual([]);
  });

  it('is left the same by a second import of the same rows', async () => {
    const { store, folder } = newStore();
    const first = await write(store, candlesOf([NEW_YEAR, NEW_YEAR + 1]));
    const before = bytesBelow(folder);
    const second = await write(store, candlesOf([NEW_YEAR, NEW_YEAR + 1]));
    expect([second.plan.added, second.plan.identical, second.plan.conflicts]).toEqual([0, 2, []]);
    expect(second.dataset.hash).toBe(first.dataset.hash);
    const columns = (files: Record<string, string>) => Object.entries(files).filter(([name]) => name.endsWith('.yc'));
    expect(columns(bytesBelow(folder))).toEqual(columns(before));
  });

  it('adds rows between and beyond, and tells conflicts by minute', async () => {
    const { store } = newStore();
    await write(store, candlesOf([NEW_YEAR, NEW_YEAR + 2]));
    const added = await write(store, candlesOf([NEW_YEAR - 1, NEW_YEAR + 1, NEW_YEAR + 3]));
    expect(added.plan.added).toBe(3);
    expect(Array.from(store.find('NSE:M&M', '1m')?.minute ?? [])).toEqual([-1, 0, 1, 2, 3].map((offset) => NEW_YEAR + offset));
    const other = candlesOf([NEW_YEAR + 1, NEW_YEAR + 2], {}, 500);
    expect(store.plan(other, 'fail').conflicts).toEqual([NEW_YEAR + 1, NEW_YEAR + 2]);
    await write(store, other, 'keep');
    expect(store.find('NSE:M&M', '1m')?.close[2]).toBe(((NEW_YEAR + 1) % 1_000) + 100);
    await write(store, other, 'replace');
    expect(store.find('NSE:M&M', '1m')?.close[2]).toBe(((NEW_YEAR + 1) % 1_000) + 500);
  });

  it('hashes the columns alone: the same rows by another way have the same hash', async () => {
    const whole = await write(newStore().store, candlesOf([NEW_YEAR, NEW_YEAR + 1, NEW_YEAR + 2]));
    const { store } = newStore();
    await write(store, candlesOf([NEW_YEAR + 1]));
    const parts = await write(store, candlesOf([NEW_YEAR, NEW_YEAR + 2]));
    expect(parts.dataset.hash).toBe(whole.dataset.hash);
    const other = await write(newStore().store, candlesOf([NEW_YEAR, NEW_YEAR + 1, NEW_YEAR + 2], {}, 101));
    expect(other.dataset.hash).not.toBe(whole.dataset.hash);
  });

  it('refuses another price scale, and adjusted prices among raw ones', async () => {
    const { store } = newStore();
    const candles = candlesOf([NEW_YEAR]);
    await write(store, candles);
    expect(() => store.plan({ ...candles, priceScale: 1_000 }, 'fail')).toThrow('import with --price-scale 100');
    await expect(store.write(candles, store.plan(candles, 'fail'), 'vendor-adjusted', SOURCE)).rejects.toThrow('is stored as raw');
  });

  it('finds a file with a changed byte, and refuses one cut short or of another kind', async () => {
    const { store, folder } = newStore();
    const { dataset } = await write(store, candlesOf([NEW_YEAR, NEW_YEAR + 1]));
    expect(store.listDamaged(dataset)).toEqual([]);
    const file = path.join(folder, 'candles', 'NSE', 'M&M', '1m', '2024.yc');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(store.listDamaged(dataset)).toEqual([file]);
    writeFileSync(file, bytes.subarray(0, 120));
    expect(() => store.find('NSE:M&M', '1m')).toThrow('the file is cut short');
    writeFileSync(file, 'something else entirely, longer than a header is, so that only its first bytes tell what it is not: columns');
    expect(() => store.find('NSE:M&M', '1m')).toThrow('this is no YANTRAC1 file');
  });

  it('leaves no half file behind, and lists what it holds', async () => {
    const { store, folder } = newStore();
    await write(store, candlesOf([NEW_YEAR]));
    await write(store, { ...candlesOf([NEW_YEAR]), instrument: 'NSE:NIFTY 50', timeframe: '1d' });
    expect(Object.keys(bytesBelow(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect((await listDatasets(folder)).map(({ instrument, timeframe }) => [instrument, timeframe])).toEqual([
      ['NSE:M&M', '1m'],
      ['NSE:NIFTY 50', '1d'],
    ]);
  });
});
