import { describe, expect, it } from 'vitest';
import type { CandleRows } from '../importing/candle-rows';
import { CandleRowsBuilder } from '../importing/candle-rows';
import { arrangeRows } from './arrange-rows';

/** Rows of minute and close; the line is the place in the list, from 2. */
function rowsOf(...rows: readonly (readonly [number, number])[]): CandleRows {
  const builder = new CandleRowsBuilder();
  rows.forEach(([minute, close], at) => builder.add(at + 2, minute, close, close, close, close, 0, Number.NaN));
  return builder.finish();
}

const NOTHING = { sort: false, dropDuplicates: false, onConflict: 'fail' } as const;
const counts = (arranged: ReturnType<typeof arrangeRows>) =>
  Object.fromEntries(arranged.findings.map(({ code, level, count }) => [code, [level, count]]));

describe('rows of a file', () => {
  it('that ascend strictly are taken as they are', () => {
    const rows = rowsOf([1, 10], [2, 10], [3, 10]);
    expect(arrangeRows(rows, NOTHING)).toEqual({ rows, findings: [], repairs: [] });
  });

  it('out of order, repeated or contradicting block, each with its count and its remedy', () => {
    const arranged = arrangeRows(rowsOf([1, 10], [3, 30], [2, 20], [3, 30], [3, 31], [4, 40]), NOTHING);
    expect(counts(arranged)).toEqual({
      disorder: ['blocking', 1],
      'exact-duplicates': ['blocking', 1],
      'conflicting-duplicates': ['blocking', 1],
    });
    expect(arranged.findings.map(({ remedy }) => remedy)).toEqual([
      'sort them with --sort',
      'leave the repeats out with --drop-duplicates',
      'say which stays: --on-conflict keep (the first) or replace (the last)',
    ]);
    expect(arranged.findings[0]?.examples).toEqual(['row 4: 1970-01-01 05:32']);
    expect(arranged.repairs).toEqual([]);
  });

  it('are repaired only as the user says, and each repair is counted', () => {
    const rows = rowsOf([3, 30], [2, 20], [3, 31], [3, 31], [3, 30]);
    const kept = arrangeRows(rows, { sort: true, dropDuplicates: true, onConflict: 'keep' });
    expect([Array.from(kept.rows.minute), Array.from(kept.rows.close), Array.from(kept.rows.line)]).toEqual([
      [2, 3],
      [20, 30],
      [3, 2],
    ]);
    expect(counts(kept)).toEqual({
      disorder: ['warning', 1],
      'exact-duplicates': ['warning', 2],
      'conflicting-duplicates': ['warning', 1],
    });
    expect(kept.repairs).toHaveLength(3);
    const replaced = arrangeRows(rowsOf([3, 30], [3, 31]), { ...NOTHING, onConflict: 'replace' });
    expect(Array.from(replaced.rows.close)).toEqual([31]);
  });
});
