import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Ticks } from '../../../engine/bars/ticks';
import { isoDay } from '../../../engine/time/day-text';
import { istMinute, timeOfMinute } from '../../../engine/time/ist-time';
import { writeTogether } from './atomic-files';
import type { DatasetImport } from './dataset';
import { TickStore } from './tick-store';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-ticks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DAY = isoDay('2025-11-17');
const OPEN_US = timeOfMinute(istMinute(DAY, 555));
const SOURCE: DatasetImport = {
  source: 't.csv',
  sourceSha256: '00',
  format: 'ticks',
  importedAt: '2026-01-01T00:00:00.000Z',
  label: 'start',
  rowsRead: 0,
  rowsAdded: 0,
  rowsIdentical: 0,
  rowsReplaced: 0,
  findings: [],
  repairs: [],
};

function ticksOf(instrument: string, prices: readonly number[], hasQuotes: boolean): Ticks {
  return {
    instrument,
    priceScale: 100,
    count: prices.length,
    timeUs: Float64Array.from(prices, (_, at) => OPEN_US + (at === 2 ? -5 : at * 250_001)),
    price: Int32Array.from(prices),
    cumulativeVolume: Float64Array.from(prices, (_, at) => (hasQuotes ? at * 10 : Number.NaN)),
    openInterest: new Float64Array(prices.length).fill(Number.NaN),
    bid: hasQuotes ? Int32Array.from(prices, (price) => price - 5) : null,
    ask: hasQuotes ? Int32Array.from(prices, (price) => price + 5) : null,
    receiveTimeOnly: !hasQuotes,
  };
}

describe('the tick store', () => {
  it.each([true, false])('gives back a recording in its order, to the bit (quotes: %s)', async (hasQuotes) => {
    const store = new TickStore(root);
    const ticks = ticksOf(`NFO:Q${hasQuotes}`, [100, 101, 99, 101], hasQuotes);
    const dataset = await writeTogether(async (files) => store.add(files, ticks.instrument, await store.plan([ticks]), SOURCE));
    expect(store.find(ticks.instrument, DAY)).toEqual(ticks);
    expect([dataset.receiveTimeOnly, dataset.parts.map(({ name, count }) => [name, count])]).toEqual([!hasQuotes, [['2025-11-17', 4]]]);
    expect(store.listDamaged(dataset)).toEqual([]);
  });

  it('takes the same recording again as identical, and another of that day as a conflict', async () => {
    const store = new TickStore(root);
    const ticks = ticksOf('NFO:TWICE', [100, 101], false);
    await writeTogether(async (files) => store.add(files, ticks.instrument, await store.plan([ticks]), SOURCE));
    expect((await store.plan([ticks])).map(({ state }) => state)).toEqual(['identical']);
    expect((await store.plan([ticksOf('NFO:TWICE', [100, 102], false)])).map(({ state }) => state)).toEqual(['conflict']);
    expect(store.find('NFO:NEVER', DAY)).toBeNull();
  });
});
