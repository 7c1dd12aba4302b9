import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SCHEDULE_VERSION } from './generated/schedule-version';
import { hashSchedules, SCHEDULES } from './hash-schedules';

const FOLDERS = ['tables', '../margin/tables'].map((folder) => path.join(import.meta.dirname, folder));

describe('the name of the market’s tables', () => {
  test('is that of the tables as they are now: after a change run node scripts/schedule-version.mjs', () => {
    expect(SCHEDULE_VERSION).toBe(hashSchedules());
  });

  test('covers everything that a table file exports', async () => {
    const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)));
    const modules: readonly object[] = await Promise.all(files.map((file) => import(file)));
    expect(Object.keys(SCHEDULES).toSorted()).toEqual(modules.flatMap((table) => Object.keys(table)).toSorted());
  });

  test('is another when one figure, one day or one source of one row is another', () => {
    const [first, ...rest] = SCHEDULES.SQUARE_OFF_TIMES;
    const names = [{ time: '15:19' }, { validTo: '2026-08-01' }, { source: 'elsewhere' }].map((change) =>
      hashSchedules({ ...SCHEDULES, SQUARE_OFF_TIMES: [{ ...first, ...change }, ...rest] }),
    );
    expect(new Set([...names, hashSchedules()]).size).toBe(4);
  });
});
