// What is known before the run fills its whole column, and what is not stays NA.
import { expect, test } from 'vitest';
import type { ProgramOp } from '../../dsl/ir/program';
import { planProgram } from '../plan/plan-builder';
import { foldStatic } from './static-columns';

/** Columns of static ops, each one output, at 100 price units a rupee. */
function fold(...ops: readonly (readonly [name: string, inputs: number[], args?: ProgramOp['args']])[]): readonly number[][] {
  const plan = planProgram({
    program: {
      format: 'yantra.program/1',
      instruments: [],
      clocks: [],
      params: [],
      ops: ops.map(([name, inputs, args = {}], out) => ({ op: `${name}@1`, clock: null, in: inputs, args, out })),
      positions: 0,
      actions: [],
      warmUp: [],
      cost: { perRow: 0, memoryBytes: 0 },
    },
    params: [],
    probes: ops.map((_, slot) => slot),
  });
  const columns = Array.from({ length: plan.slots }, () => new Float64Array(3).fill(Number.NaN));
  foldStatic(plan, columns, 100);
  return ops.map((_, slot) => Array.from(columns[plan.programs[0]?.slotOf[slot] ?? -1] ?? []));
}

test('a constant stands at every row, a price in whole price units', () => {
  expect(fold(['constant', [], { value: 2.5, in: 'plain' }], ['constant', [], { value: 24_000.05, in: 'price' }])).toEqual([
    [2.5, 2.5, 2.5],
    [2_400_005, 2_400_005, 2_400_005],
  ]);
});

test('a price between two units stays between them: nothing is rounded but the error of the decimal', () => {
  expect(fold(['constant', [], { value: 0.125, in: 'price' }])).toEqual([[12.5, 12.5, 12.5]]);
});

test('what follows from constants alone is folded, in order', () => {
  const [, , sum, twice] = fold(['constant', [], { value: 2 }], ['constant', [], { value: 3 }], ['add', [0, 1]], ['multiply', [2, 0]]);
  expect([sum, twice]).toEqual([
    [5, 5, 5],
    [10, 10, 10],
  ]);
});

test('an average of a constant needs rows to be known, and has none', () => {
  expect(fold(['constant', [], { value: 2 }], ['sma', [0], { period: 1 }])[1]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
