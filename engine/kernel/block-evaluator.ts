// Evaluates a plan's ops over windows of rows: the feed-forward ones for a whole window at a time, the serial ones row by row when
// the loop asks. A window of one row and a window of a thousand give the same bits. Knows nothing of orders or positions.
import { opKey } from '../../dsl/ops/declare-op';
import type { Plan, PlannedOp } from '../plan/plan';
import { ageLimit, type Bridge, type BridgeFrame, bridgeEvents, bridgeLatest, bridgeSettled } from './bridges';
import { ClockWindow } from './clock-window';
import { BoundFrame } from './op-frame';
import { EVALUATED_OPS, getKernel } from '../ops/op-kernels';
import type { ClockRows, OpKernel } from '../ops/kernel';
import { foldStatic } from './static-columns';

/** Answers the ops that read a position: called with the op and its argument values. */
export type PositionReader = (name: string, args: Float64Array) => number;

interface BoundOp {
  readonly op: PlannedOp;
  readonly clock: number;
  readonly frame: BoundFrame;
  readonly kernel: OpKernel | null;
  readonly bridge: Bridge | null;
  readonly bridgeFrame: BridgeFrame | null;
  readonly bridgeSource: number;
  /** Row of its clock at which the op begins; before it, its outputs hold their initial values. */
  readonly firstRow: number;
  /** Local rows of the window's source that a serial bridge has taken in. */
  sourceSeen: number;
}

export interface EvaluatorSetup {
  readonly plan: Plan;
  /** Rows of each clock of the plan. */
  readonly rows: readonly ClockRows[];
  /** Row of each clock at which evaluation begins. */
  readonly firstRow: Int32Array;
  /** Row of each clock at which decisions begin. */
  readonly decisionRow: Int32Array;
  /** Rows of a window at most. */
  readonly blockRows: number;
  /** Price units per rupee in registers. */
  readonly priceScale: number;
  readonly readPosition: PositionReader;
}

export class BlockEvaluator {
  readonly window: ClockWindow;
  /** One column a slot. Index 0 holds the last value of the window before; the window's rows start at 1. */
  readonly columns: readonly Float64Array[];
  readonly arena: Float64Array;
  private readonly setup: EvaluatorSetup;
  private readonly block: readonly BoundOp[];
  private readonly serial: readonly BoundOp[];
  private readonly serialClocks: ReadonlySet<number>;
  private readonly carried: readonly Float64Array[][];

  constructor(setup: EvaluatorSetup) {
    const { plan, rows, blockRows } = setup;
    this.setup = setup;
    this.window = new ClockWindow(rows, setup.firstRow);
    this.columns = Array.from({ length: plan.slots }, () => new Float64Array(blockRows + 1).fill(Number.NaN));
    this.arena = new Float64Array(plan.arenaSize);
    foldStatic(plan, this.columns, setup.priceScale);
    const bound = plan.ops.filter((op) => op.clock !== null).map((op) => this.bind(op));
    for (const { kernel, frame } of bound) kernel?.init?.(frame);
    this.block = bound.filter(({ op }) => !op.isSerial);
    this.serial = bound.filter(({ op }) => op.isSerial);
    this.serialClocks = new Set(this.serial.map(({ clock }) => clock));
    this.carried = plan.clocks.map((_, clock) => this.columns.filter((__, slot) => plan.slotClock[slot] === clock));
  }

  /** Evaluates the feed-forward ops of the next window, which ends at `untilUs` at the latest. False when there are no more rows. */
  next(untilUs: number = Number.POSITIVE_INFINITY): boolean {
    this.finishSerialBridges();
    this.carry();
    const isMoving = this.window.advance(this.setup.blockRows, untilUs);
    for (const bound of this.serial) bound.sourceSeen = 0;
    if (!isMoving) return false;
    for (const bound of this.block) this.run(bound, 1, this.window.count[bound.clock] + 1);
    return true;
  }

  hasSerial(clock: number): boolean {
    return this.serialClocks.has(clock);
  }

  /** Evaluates the serial ops of one instant in plan order: those whose clock has a row there. `localOf`: the row within the window, 0 for none. */
  runSerial(localOf: Int32Array): void {
    for (const bound of this.serial) {
      const local = localOf[bound.clock];
      if (local > 0) this.run(bound, local, local + 1);
    }
  }

  /** Opens the one row of a position's clock for an event. */
  openPositionRow(clock: number, timeUs: number): void {
    const rows = this.setup.rows[clock];
    rows.timeUs[1] = timeUs;
    this.window.count[clock] = 1;
  }

  /** The event is over: its values stand as the clock's last, and held events wait for the next rows of their clocks. */
  closePositionRow(clock: number): void {
    const rows = this.setup.rows[clock];
    rows.timeUs[0] = rows.timeUs[1];
    rows.timeUs[1] = Number.POSITIVE_INFINITY;
    for (const column of this.carried[clock]) column[0] = column[1];
    this.window.count[clock] = 0;
    for (const { op, bridge, bridgeSource, frame } of this.serial) {
      if (bridge === bridgeEvents && bridgeSource === clock && frame.in0[1] === 1) this.arena[op.stateAt] = 1;
    }
  }

  /** Taken when the window has been worked through. */
  snapshot(): Float64Array {
    this.finishSerialBridges();
    const values = this.columns.map((column, slot) => {
      const clock = this.setup.plan.slotClock[slot];
      return clock === null ? 0 : column[this.window.count[clock]];
    });
    return Float64Array.from([...this.window.start.map((start, clock) => start + this.window.count[clock]), ...values, ...this.arena]);
  }

  restore(snapshot: Float64Array): void {
    const { plan } = this.setup;
    const clocks = plan.clocks.length;
    for (let clock = 0; clock < clocks; clock++) {
      this.window.start[clock] = snapshot[clock];
      this.window.count[clock] = 0;
    }
    for (let slot = 0; slot < plan.slots; slot++) if (plan.slotClock[slot] !== null) this.columns[slot][0] = snapshot[clocks + slot];
    this.arena.set(snapshot.subarray(clocks + plan.slots));
  }

  private bind(op: PlannedOp): BoundOp {
    const { plan, rows, decisionRow } = this.setup;
    const clock = op.clock ?? 0;
    const frame = new BoundFrame(
      op.inputs.map((slot) => this.columns[slot]),
      op.outputs.map((slot) => this.columns[slot]),
      this.arena,
      op.stateAt,
      op.args,
      rows[clock],
    );
    const values = Object.fromEntries(op.declaration.args.map((argument, index) => [argument.name, op.args[index]]));
    const startsAtDecision = op.declaration.warmUp(values).convergeBars === null;
    const source = op.inputs.length > 0 ? plan.slotClock[op.inputs[0]] : null;
    const bridge = bridgeOf(op);
    const isBridged = bridge !== null && source !== null && source !== clock;
    return {
      op,
      clock,
      frame,
      kernel: EVALUATED_OPS.has(opKey(op.declaration)) ? null : getKernel(op.declaration.name, op.declaration.version),
      bridge: isBridged ? bridge : null,
      bridgeFrame: isBridged
        ? {
            source: rows[source],
            target: rows[clock],
            input: frame.in0,
            output: frame.out0,
            state: this.arena,
            at: op.stateAt,
            ...ageLimit(plan.clocks[source], op.args[1] ?? 0),
            sourceRowOfZero: 0,
            targetRowOfZero: 0,
          }
        : null,
      bridgeSource: source ?? 0,
      firstRow: startsAtDecision ? decisionRow[clock] : 0,
      sourceSeen: 0,
    };
  }

  /** Runs an op over local rows, holding it back before its first row. */
  private run(bound: BoundOp, from: number, to: number): void {
    if (bound.bridgeFrame !== null) this.runBridge(bound, bound.bridgeFrame, from, to);
    if (from >= to) return;
    const { frame, op } = bound;
    frame.rowOfZero = this.window.start[bound.clock] - 1;
    let begin = from;
    if (frame.rowOfZero + from < bound.firstRow) {
      begin = Math.min(to, bound.firstRow - frame.rowOfZero);
      op.outputs.forEach((slot, index) => this.columns[slot].fill(op.declaration.initial[index] ?? Number.NaN, from, begin));
    }
    if (begin >= to || bound.bridge !== null) return;
    if (bound.kernel !== null) bound.kernel.run(frame, begin, to);
    else if (op.declaration.readsPosition) for (let row = begin; row < to; row++) frame.out0[row] = this.setup.readPosition(op.declaration.name, op.args);
    else frame.out0.set(frame.in0.subarray(begin, to), begin);
  }

  /** A block bridge takes in all of the window's source rows, a serial one those known by its own row. */
  private runBridge(bound: BoundOp, frame: BridgeFrame, from: number, to: number): void {
    const { window } = this;
    frame.sourceRowOfZero = window.start[bound.bridgeSource] - 1;
    frame.targetRowOfZero = window.start[bound.clock] - 1;
    let known = window.count[bound.bridgeSource];
    if (bound.op.isSerial) {
      const nowUs = frame.target.timeUs[frame.targetRowOfZero + to - 1];
      known = bound.sourceSeen;
      while (known < window.count[bound.bridgeSource] && frame.source.timeUs[frame.sourceRowOfZero + known + 1] <= nowUs) known++;
    }
    bound.bridge?.(frame, from, to, bound.sourceSeen, known);
    if (bound.op.isSerial) bound.sourceSeen = known;
  }

  /** Source rows that came after a serial bridge's last row of the window are taken in before the window is left. */
  private finishSerialBridges(): void {
    const { window } = this;
    for (const bound of this.serial) {
      if (bound.bridgeFrame === null) continue;
      bound.bridgeFrame.sourceRowOfZero = window.start[bound.bridgeSource] - 1;
      bound.bridge?.(bound.bridgeFrame, 1, 1, bound.sourceSeen, window.count[bound.bridgeSource]);
      bound.sourceSeen = window.count[bound.bridgeSource];
    }
  }

  /** The last value of each column becomes the value before the next window. */
  private carry(): void {
    for (let clock = 0; clock < this.carried.length; clock++) {
      const count = this.window.count[clock];
      if (count === 0) continue;
      for (const column of this.carried[clock]) column[0] = column[count];
    }
  }
}

function bridgeOf(op: PlannedOp): Bridge | null {
  if (op.declaration.name === 'heldEvent') return bridgeEvents;
  if (op.declaration.name !== 'asOf') return null;
  return op.args[0] === 1 ? bridgeSettled : bridgeLatest;
}
