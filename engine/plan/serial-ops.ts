// Which ops must run row by row: those that read a position, those fed back, and all that depend on either.
import type { ProgramClock } from '../../dsl/ir/program';
import type { OpDeclaration } from '../../dsl/ops/declare-op';

interface WiredOp {
  readonly declaration: OpDeclaration;
  readonly clock: number | null;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** For each op, whether it is serial. */
export function serialOps(ops: readonly WiredOp[], clocks: readonly ProgramClock[]): readonly boolean[] {
  const producer: number[] = [];
  ops.forEach((op, index) => {
    for (const slot of op.outputs) producer[slot] = index;
  });
  const readers = ops.map(() => [] as number[]);
  ops.forEach((op, index) => {
    for (const slot of op.inputs) readers[producer[slot] ?? -1]?.push(index);
  });
  const serial = ops.map(() => false);
  const open = ops.flatMap((op, index) => (startsSerial(op, clocks) ? [index] : []));
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (serial[index] === true) continue;
    serial[index] = true;
    open.push(...(readers[index] ?? []));
  }
  return serial;
}

function startsSerial(op: WiredOp, clocks: readonly ProgramClock[]): boolean {
  const clock = op.clock === null ? undefined : clocks[op.clock];
  return op.declaration.readsPosition || clock?.kind === 'position' || op.declaration.isFeedback;
}
