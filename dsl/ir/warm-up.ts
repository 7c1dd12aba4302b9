// How much history a program needs before its first decision, clock by clock: until every value is known, and until nothing
// depends on where the history began. Ops without a convergence bound start at the first decision and need none.
import { findOp } from '../ops/op-table';
import { opArgValues } from './op-args';
import type { Program, ProgramOp } from './program';

interface Need {
  readonly bars: number;
  readonly convergeBars: number;
}

const NOTHING: Need = { bars: 0, convergeBars: 0 };

export function programWarmUp(ops: readonly ProgramOp[], clocks: number, params: readonly number[]): Program['warmUp'] {
  const needOf: Need[] = [];
  const byClock: Need[] = Array.from({ length: clocks }, () => NOTHING);
  for (const op of ops) {
    const need = opNeed(op, needOf, ops, params);
    const outputs = findOp(op.op)?.outputs.length ?? 1;
    for (let output = 0; output < outputs; output++) needOf[op.out + output] = need;
    if (op.clock !== null) byClock[op.clock] = larger(byClock[op.clock] ?? NOTHING, need);
  }
  return byClock.map((need, clock) => ({ clock, bars: need.bars, convergeBars: need.convergeBars }));
}

function opNeed(op: ProgramOp, needOf: readonly Need[], ops: readonly ProgramOp[], params: readonly number[]): Need {
  const declaration = findOp(op.op);
  if (declaration === null) return NOTHING;
  const own = declaration.warmUp(opArgValues(declaration, op, params));
  const inputs = op.in.map((slot) => (clockOfSlot(ops, slot) === op.clock ? (needOf[slot] ?? NOTHING) : NOTHING)).reduce(larger, NOTHING);
  return { bars: inputs.bars + own.bars, convergeBars: inputs.convergeBars + own.bars + (own.convergeBars ?? 0) };
}

function clockOfSlot(ops: readonly ProgramOp[], slot: number): number | null {
  let low = 0;
  let high = ops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ops[middle]?.out ?? 0) <= slot) low = middle;
    else high = middle - 1;
  }
  return ops[low]?.clock ?? null;
}

function larger(left: Need, right: Need): Need {
  return { bars: Math.max(left.bars, right.bars), convergeBars: Math.max(left.convergeBars, right.convergeBars) };
}
