// The static cost of a program, held against what is really there: the plan's ops and arena, and the numbers that each op touches a row.

import type { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { type ArgValues, opKey } from '../../dsl/ops/declare-op';
import { EVALUATED_OPS, getKernel } from '../../engine/ops/op-kernels';
import type { PlannedOp } from '../../engine/plan/plan';
import { planProgram } from '../../engine/plan/plan-builder';
import { measuredArgs, workFault } from '../ops/op-work';

const BYTES_PER_NUMBER = 8;

/** An op with the same whole arguments does the same work: measured once. */
const measured = new Map<string, string | null>();

/** What a program uses beyond what it says, planned at its parameters' maxima. */
export function brokenCost(program: Program): readonly string[] {
  const plan = planProgram({ program, params: program.params.map(({ max }) => max) });
  const broken: string[] = [];
  const { perRow, memoryBytes } = program.cost;
  const planned = plan.ops.reduce((sum, op) => sum + op.declaration.cost(argsOf(op)), 0);
  const bytes = BYTES_PER_NUMBER * (plan.arenaSize + plan.slots);
  if (planned > perRow * (1 + Number.EPSILON * plan.ops.length)) broken.push(`the plan costs ${planned} a row, the program says ${perRow}`);
  if (bytes > memoryBytes) broken.push(`the plan takes ${bytes} bytes, the program says ${memoryBytes}`);
  if (perRow > LIMITS.costPerBarMax || memoryBytes > LIMITS.memoryBytesMax) broken.push('an accepted program is within the limits');
  for (const op of plan.ops) {
    const fault = faultOf(op);
    if (fault !== null) broken.push(fault);
  }
  return broken;
}

function argsOf({ declaration, args }: PlannedOp): ArgValues {
  return Object.fromEntries(declaration.args.map(({ name }, index) => [name, args[index] ?? 0]));
}

function faultOf(op: PlannedOp): string | null {
  const { declaration } = op;
  // What the evaluator itself carries out has no kernel to count in.
  if (EVALUATED_OPS.has(opKey(declaration))) return null;
  const args = measuredArgs(declaration, argsOf(op));
  const whole = declaration.args.filter(({ kind }) => kind !== 'number').map(({ name }) => args[name]);
  const key = `${opKey(declaration)} ${whole.join(' ')}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const fault = workFault(declaration, getKernel(declaration.name, declaration.version), args);
  measured.set(key, fault);
  return fault;
}
