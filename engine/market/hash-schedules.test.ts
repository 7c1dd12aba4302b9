import { describe, expect, test } from 'vitest';
import { SCHEDULE_VERSION } from './generated/schedule-version';
import { hashSchedules, SCHEDULES } from './hash-schedules';

const TABLES = Object.values(import.meta.glob<Record<string, unknown>>('./tables/*.ts', { eager: true }));

describe('the name of the market’s tables', () => {
  test('is that of the tables as they are now: after a change run node scripts/schedule-version.mjs', () => {
    expect(SCHEDULE_VERSION).toBe(hashSchedules());
  });

  test('covers everything that a table file exports', () => {
    const exported = TABLES.flatMap((table) => Object.keys(table)).toSorted();
    expect(Object.keys(SCHEDULES).toSorted()).toEqual(exported);
  });

  test('is another when one figure, one day or one source of one row is another', () => {
    const [first, ...rest] = SCHEDULES.SQUARE_OFF_TIMES;
    const names = [{ time: '15:19' }, { validTo: '2026-08-01' }, { source: 'elsewhere' }].map((change) =>
      hashSchedules({ ...SCHEDULES, SQUARE_OFF_TIMES: [{ ...first, ...change }, ...rest] }),
    );
    expect(new Set([...names, hashSchedules()]).size).toBe(4);
  });
});
