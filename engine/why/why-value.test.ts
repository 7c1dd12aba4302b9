import { expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { whyValue } from './why-value';

const program: Program = {
  format: 'yantra.program/1',
  instruments: [{ kind: 'fixed', id: 'NSE:TEST' }],
  clocks: [{ kind: 'bar', instrument: 0, timeframe: '5m' }],
  params: [],
  ops: [
    { op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: 0 },
    { op: 'sma@1', clock: 0, in: [0], args: { period: 20 }, out: 1 },
    { op: 'greater@1', clock: 0, in: [0, 1], args: {}, out: 2 },
    { op: 'greater@1', clock: 0, in: [1, 0], args: {}, out: 3 },
    { op: 'and@1', clock: 0, in: [2, 3], args: {}, out: 4 },
    { op: 'pulse@1', clock: 0, in: [], args: {}, out: 5 },
    { op: 'gate@1', clock: 0, in: [5, 4], args: {}, out: 6 },
  ],
  positions: 0,
  actions: [],
  warmUp: [],
  cost: { perRow: 0, memoryBytes: 0 },
};

const at = (values: readonly number[], rows: number) => ({
  program,
  params: [],
  valueOf: (slot: number) => values[slot] ?? Number.NaN,
  rowsOf: () => rows,
  valueBefore: () => Number.NaN,
});

test('a shut gate leads to the side of the "and" that was false, and to its two numbers', () => {
  const why = whyValue(at([100, 90, 1, 0, 0, 1, 0, 1], 50), 6);
  expect(why.because.map((entry) => entry.op)).toEqual(['pulse@1', 'and@1']);
  const and = why.because[1];
  expect(and?.because.map((entry) => entry.slot)).toEqual([3]);
  expect(and?.because[0]?.because.map((entry) => [entry.op, entry.value])).toEqual([
    ['sma@1', 90],
    ['bar@1', 100],
  ]);
});

test('an unknown condition leads to the average that is still warming up', () => {
  const na = Number.NaN;
  const why = whyValue(at([100, na, na, na, na, 1, 0, 1], 12), 4);
  expect(why.missing).toBe('input');
  const comparison = why.because[0];
  expect(comparison?.missing).toBe('input');
  expect(comparison?.because.map((entry) => [entry.slot, entry.missing])).toEqual([[1, 'warm-up']]);
});

test('of a cross that did not come, both numbers are told as they were at the sample before', () => {
  const ops: Program['ops'] = [...program.ops, { op: 'cross@1', clock: 0, in: [0, 1], args: {}, out: 7 }];
  const before = new Map([
    [0, 95],
    [1, 90],
  ]);
  const why = whyValue(
    {
      ...at([100, 90, 1, 0, 0, 1, 0, 0, 0], 50),
      program: { ...program, ops },
      valueBefore: (slot) => before.get(slot) ?? Number.NaN,
    },
    7,
  );
  expect(why.because.map((entry) => [entry.value, entry.before])).toEqual([
    [100, 95],
    [90, 90],
  ]);
  // What lies behind them is told of the present alone.
  expect(why.because[1]?.because.map((entry) => entry.before)).toEqual([null]);
});
