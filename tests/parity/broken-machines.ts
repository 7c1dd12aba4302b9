// Machines with one fault each, to prove that the laws of the evaluator see it. Faults are planted from outside: by a subclass, by
// wrapping what an evaluator has bound, or by changing a plan after it is made.
import { BlockEvaluator } from '../../engine/kernel/block-evaluator';
import type { Bridge } from '../../engine/kernel/bridges';
import type { OpKernel } from '../../engine/ops/kernel';
import type { Plan, PlannedOp, PlannedProgram } from '../../engine/plan/plan';
import { planPrograms } from '../../engine/plan/plan-builder';
import { type EvaluatorLaw, MACHINE, type Machine } from './evaluator-laws';

/** What an evaluator keeps of each op; its fields are written to plant faults. */
interface BoundOp {
  readonly op: PlannedOp;
  kernel: OpKernel | null;
  bridge: Bridge | null;
  initial: readonly number[];
  startsAtDecision: boolean;
}

/** An evaluator whose bound ops are changed before it runs. */
function rebound(change: (bound: BoundOp) => void): Machine['create'] {
  return (setup) => {
    const evaluator = new BlockEvaluator(setup);
    const bound: readonly BoundOp[] = [...Reflect.get(evaluator, 'block'), ...Reflect.get(evaluator, 'serial')];
    for (const op of bound) change(op);
    return evaluator;
  };
}

/** Kernels of one op, with something done before and after each of their runs. */
function kernelOf(name: string, wrapped: (sound: OpKernel) => OpKernel['run']): Machine['create'] {
  return rebound((bound) => {
    if (bound.op.declaration.name === name && bound.kernel !== null) bound.kernel = { ...bound.kernel, run: wrapped(bound.kernel) };
  });
}

function bridgeOf(wrapped: (sound: Bridge) => Bridge): Machine['create'] {
  return rebound((bound) => {
    if (bound.bridge !== null) bound.bridge = wrapped(bound.bridge);
  });
}

const peeks = kernelOf('sum', (sound) => (frame, from, to) => {
  sound.run(frame, from, to);
  for (let row = from; row + 1 < to; row++) frame.out0[row] = frame.in0[row + 1] ?? 0;
});

/** Every kernel has an arena of its own, which no snapshot sees. */
const hidesState = rebound((bound) => {
  const { kernel } = bound;
  if (kernel === null) return;
  let own: Float64Array | null = null;
  bound.kernel = {
    run: (frame, from, to) => {
      own ??= frame.state.slice();
      kernel.run({ ...frame, state: own }, from, to);
    },
  };
});

const forgetsTheRowBefore = kernelOf('previous', (sound) => (frame, from, to) => {
  if (from === 1) frame.in0[0] = Number.NaN;
  sound.run(frame, from, to);
});

/** What comes at the very instant of a row is not seen at it. */
const seesLate = bridgeOf((sound) => (frame, from, to, seen, sourceCount) => {
  const earlier = { ...frame.target, timeUs: frame.target.timeUs.map((timeUs) => timeUs - 1) };
  sound({ ...frame, target: earlier }, from, to, seen, sourceCount);
});

const losesHeldEvents = bridgeOf((sound) => (frame, from, to, seen, sourceCount) => {
  sound(frame, from, to, seen, sourceCount);
  frame.state[frame.at] = 0;
});

const neverStale = bridgeOf((sound) => (frame, from, to, seen, sourceCount) => {
  sound({ ...frame, ageUsMax: Number.POSITIVE_INFINITY }, from, to, seen, sourceCount);
});

const startsAtTheAnchor = rebound((bound) => {
  bound.startsAtDecision = false;
});

const startsAsMissing = rebound((bound) => {
  bound.initial = [];
});

class ForgetsTheArena extends BlockEvaluator {
  override restore(snapshot: Float64Array): void {
    super.restore(snapshot);
    this.arena.fill(0);
  }
}

class ForgetsTheLastValues extends BlockEvaluator {
  override restore(snapshot: Float64Array): void {
    super.restore(snapshot.slice().fill(Number.NaN, this.window.places().length, snapshot.length - this.arena.length));
  }
}

/** Ops that differ in their arguments alone count as one. */
function mergesWhateverTheArguments(plan: Plan): Plan {
  const first = new Map<string, PlannedOp>();
  const places = Array.from({ length: plan.slots }, (_, slot) => slot);
  for (const op of plan.ops) {
    const key = `${op.declaration.name}|${op.clock}|${op.inputs.join()}`;
    const known = first.get(key) ?? op;
    first.set(key, known);
    op.outputs.forEach((slot, index) => places.splice(slot, 1, known.outputs[index] ?? slot));
  }
  const programs = plan.programs.map(
    (program): PlannedProgram => ({ ...program, slotOf: program.slotOf.map((slot) => places[slot] ?? -1) }),
  );
  return { ...plan, programs };
}

/** Every op gets the same piece of the arena as the one before it. */
function laysStateOver(plan: Plan): Plan {
  return { ...plan, ops: plan.ops.map((op) => ({ ...op, stateAt: 0 })) };
}

const created = (create: Machine['create']): Machine => ({ ...MACHINE, create });
const planned = (change: (plan: Plan) => Plan): Machine => ({ ...MACHINE, plan: (requests) => change(planPrograms(requests)) });

export interface BrokenMachine {
  readonly fault: string;
  readonly machine: Machine;
  /** The laws that it breaks. */
  readonly breaks: readonly EvaluatorLaw[];
}

const ORACLE = 'equals the naive interpreter';
const WINDOWS = 'gives the same bits at any window size, and from a snapshot at any window';
const MERGING = 'gives the same bits merged with others as alone';
const PREFIX = 'never looks ahead: a prefix of the data gives a prefix of the values';

export const BROKEN_MACHINES: readonly BrokenMachine[] = [
  { fault: 'a kernel peeks one row ahead', machine: created(peeks), breaks: [ORACLE, WINDOWS, PREFIX] },
  { fault: 'kernels keep their state to themselves', machine: created(hidesState), breaks: [WINDOWS] },
  { fault: 'the row before the window is forgotten', machine: created(forgetsTheRowBefore), breaks: [WINDOWS] },
  { fault: 'a bridge uses < for <=', machine: created(seesLate), breaks: [ORACLE] },
  { fault: 'a bridge loses what waits at the end of a window', machine: created(losesHeldEvents), breaks: [WINDOWS] },
  { fault: 'a bridge never finds a value stale', machine: created(neverStale), breaks: [ORACLE] },
  { fault: 'ops that never forget begin at the anchor', machine: created(startsAtTheAnchor), breaks: [ORACLE] },
  { fault: 'they hold nothing until they begin', machine: created(startsAsMissing), breaks: [ORACLE] },
  { fault: 'a snapshot forgets the arena', machine: created((setup) => new ForgetsTheArena(setup)), breaks: [WINDOWS] },
  { fault: 'a snapshot forgets the last values', machine: created((setup) => new ForgetsTheLastValues(setup)), breaks: [WINDOWS] },
  { fault: 'equal ops are told apart by all but their arguments', machine: planned(mergesWhateverTheArguments), breaks: [ORACLE, MERGING] },
  { fault: 'two ops share a piece of the arena', machine: planned(laysStateOver), breaks: [ORACLE, WINDOWS] },
];
