// An op of a plan tied to its columns, its state and the rows of its clock, and, where it carries values between clocks, to those of both.
import { opKey } from '../../dsl/ops/declare-op';
import type { ClockRows, OpKernel } from '../ops/kernel';
import { EVALUATED_OPS, getKernel, MARKET_OPS } from '../ops/op-kernels';
import type { Plan, PlannedOp } from '../plan/plan';
import { ageLimit, type Bridge, type BridgeFrame, bridgeEvents, bridgeLatest, bridgeSettled } from './bridges';
import type { MarketReader, MarketReading } from './market-reading';
import { BoundFrame } from './op-frame';

export interface BoundOp {
  readonly op: PlannedOp;
  readonly clock: number;
  readonly frame: BoundFrame;
  /** Null where the evaluator itself carries the op out. */
  readonly kernel: OpKernel | null;
  /** Only of an op that asks the market. */
  readonly reading: MarketReading | null;
  readonly bridge: Bridge | null;
  readonly bridgeFrame: BridgeFrame | null;
  readonly bridgeSource: number;
  /** Without a convergence bound: before the clock's decisions begin, its outputs hold their initial values. */
  readonly startsAtDecision: boolean;
  readonly initial: readonly number[];
  /** Local rows of the window's source that a serial bridge has taken in. */
  sourceSeen: number;
}

const NO_VALUES: readonly number[] = Object.freeze([]);

export function bindOp(
  op: PlannedOp,
  plan: Plan,
  rows: readonly ClockRows[],
  columns: readonly Float64Array[],
  arena: Float64Array,
  readMarket: MarketReader,
): BoundOp {
  const clock = op.clock ?? 0;
  const inputs = op.inputs.map((slot) => columns[slot]);
  const outputs = op.outputs.map((slot) => columns[slot]);
  const frame = new BoundFrame(inputs, outputs, arena, op.stateAt, op.args, rows[clock]);
  const values = Object.fromEntries(op.declaration.args.map((argument, index) => [argument.name, op.args[index]]));
  const key = opKey(op.declaration);
  const startsAtDecision = op.declaration.warmUp(values).convergeBars === null;
  const source = op.inputs.length > 0 ? plan.slotClock[op.inputs[0]] : null;
  const bridge = source === null || source === clock ? null : bridgeOf(op);
  return {
    op,
    clock,
    frame,
    kernel: EVALUATED_OPS.has(key) ? null : getKernel(op.declaration.name, op.declaration.version),
    reading: MARKET_OPS.has(key) ? readMarket(op, columns) : null,
    bridge,
    bridgeFrame: bridge === null || source === null ? null : bridgeFrameOf(op, plan, frame, rows[source], source),
    bridgeSource: source ?? 0,
    startsAtDecision,
    initial: startsAtDecision ? op.declaration.initial(values) : NO_VALUES,
    sourceSeen: 0,
  };
}

function bridgeOf(op: PlannedOp): Bridge | null {
  if (op.declaration.name === 'heldEvent') return bridgeEvents;
  if (op.declaration.name !== 'asOf') return null;
  return op.args[0] === 1 ? bridgeSettled : bridgeLatest;
}

function bridgeFrameOf(op: PlannedOp, plan: Plan, frame: BoundFrame, sourceRows: ClockRows, source: number): BridgeFrame {
  return {
    source: sourceRows,
    target: frame.rows,
    input: frame.in0,
    output: frame.out0,
    state: frame.state,
    at: op.stateAt,
    ...ageLimit(plan.clocks[source], op.args[1] ?? 0),
    sourceRowOfZero: 0,
    targetRowOfZero: 0,
  };
}
