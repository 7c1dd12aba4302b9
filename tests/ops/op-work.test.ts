// Every op does no more a row than its declared cost stands for, with short windows and long ones; an understated cost is seen.
import { describe, expect, test } from 'vitest';
import { type OpDeclaration, opKey } from '../../dsl/ops/declare-op';
import { OPS } from '../../dsl/ops/op-table';
import { EVALUATED_OPS, getKernel } from '../../engine/ops/op-kernels';
import { workFault } from './op-work';
import { argsOf } from './scenario';

const ops = OPS.filter((op) => !EVALUATED_OPS.has(opKey(op)));
const LONG = 200;

function opNamed(name: string): OpDeclaration {
  const found = ops.find((op) => op.name === name);
  if (found === undefined) throw new Error(`no op ${name}`);
  return found;
}

function fault(op: OpDeclaration, args = argsOf(op, 1)): string | null {
  return workFault(op, getKernel(op.name, op.version), args);
}

describe('what an op does a row', () => {
  test.each(ops.map((op) => [opKey(op), op] as const))('%s: its cost stands for it', (_, op) => {
    const args = argsOf(op, 1);
    const long = Object.fromEntries(
      op.args.map(({ name, kind, ...rest }) => [name, kind === 'int' && 'max' in rest ? Math.min(rest.max, LONG) : (args[name] ?? 0)]),
    );
    expect([fault(op), fault(op, argsOf(op, 2)), fault(op, long)]).toEqual([null, null, null]);
  });
});

describe('a planted fault', () => {
  test('a cost that forgets the window is seen', () => {
    const op = opNamed('percentRank');
    expect(fault({ ...op, cost: () => 4 }, { period: LONG })).toMatch(/^percentRank@1 .* numbers a row, its cost stands for/);
  });

  test('a cost of nothing is seen', () => {
    expect(fault({ ...opNamed('supertrend'), cost: () => 0 })).toMatch(/numbers a row/);
  });

  test('memory that is too small is seen', () => {
    const op = opNamed('sma');
    expect(fault({ ...op, memory: ({ period = 1 }) => period })).toMatch(/touches place/);
  });
});
