// The master out of the exchange's own daily files and a broker's dump, all imported as a user would.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLotSize } from '../../../engine/market/contract-terms';
import type { InstrumentMaster } from '../../../engine/market/instrument-master';
import { optionId } from '../../../engine/market/option-contract';
import { isoDay } from '../../../engine/time/day-text';
import { findSharedData } from '../../../tests/shared-data';
import { importFile } from '../importing/import-file';
import { NO_CHAIN_WORDS } from '../importing/import-options';
import { readInstrumentMaster } from './read-instrument-master';

const data = findSharedData('fo_bhavcopy');
if (data === null) console.warn('skipped: the bhavcopies are not on this machine');
const root = mkdtempSync(path.join(tmpdir(), 'yantra-master-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function importTable(parts: readonly string[], day: string | null): Promise<void> {
  const report = await importFile(findSharedData(...parts) ?? '', {
    dataDir: root,
    importedAt: '2026-08-03T00:00:00.000Z',
    instrument: null,
    exchange: null,
    instrumentOfSymbol: new Map(),
    map: null,
    priceScale: 100,
    adjustment: 'undeclared',
    day: day === null ? null : isoDay(day),
    chain: NO_CHAIN_WORDS,
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
    isDryRun: false,
    onProgress: () => {},
  });
  expect(report.isStored).toBe(true);
}

describe.skipIf(data === null)('the master of three lists', () => {
  let master: InstrumentMaster;
  beforeAll(async () => {
    await importTable(['fo_bhavcopy', 'BhavCopy_NSE_FO_20250110_subset.csv.gz'], null);
    await importTable(['fo_bhavcopy', 'BhavCopy_NSE_FO_20260105_subset.csv.gz'], null);
    await importTable(['instruments', 'upstox_NSE_instruments_2026.csv.gz'], '2026-08-03');
    master = await readInstrumentMaster(root);
  });
  const meant = (token: number, day: string): string | null => {
    const found = master.findByToken('NFO', token, isoDay(day));
    return found === null ? null : optionId(found.contract);
  };

  test('has a token that meant three contracts', () => {
    const tokens = Array.from({ length: 200_000 }, (_, token) => token);
    const days = ['2025-01-10', '2026-01-05', '2026-08-03'];
    const reused = tokens.filter(
      (token) => new Set(days.map((day) => meant(token, day))).size === 3 && days.every((day) => meant(token, day) !== null),
    );
    expect(reused.length).toBeGreaterThan(0);
  });

  test('knows the contracts of each day, with lots as the tables have them', () => {
    for (const day of ['2025-01-10', '2026-01-05', '2026-08-03']) {
      const contracts = master.listContracts('NFO', 'NIFTY', isoDay(day));
      expect(contracts.length).toBeGreaterThan(700);
      expect(contracts.map(optionId)).toEqual(contracts.map(optionId).toSorted());
    }
    const found = master.findBySymbol('NFO', 'NIFTY2611326000CE', isoDay('2026-01-06'));
    expect(found?.lot).toBe(findLotSize('NIFTY', isoDay('2026-01-13'), isoDay('2026-01-06'))?.lot);
    expect(found === null ? null : optionId(found.contract)).toBe('NFO:NIFTY-2026-01-13-026000.00-CE');
    expect(master.listContracts('NFO', 'NIFTY', isoDay('2024-12-31'))).toEqual([]);
  });
});
