// Evaluates a plan's ops over windows of rows: the feed-forward ones for a whole window at a time, the serial ones row by row when
// the loop asks. A window of one row and a window of a thousand give the same bits. Knows nothing of orders or positions.
import { assertNever } from '../../dsl/types/invariant';
import type { ClockRows } from '../ops/kernel';
import type { Plan } from '../plan/plan';
import { type BoundOp, bindOp } from './bound-op';
import { type BridgeFrame, bridgeEvents } from './bridges';
import { type ClockEra, ClockWindow } from './clock-window';
import { forgetOp, HeardMemory } from './heard-memory';
import type { MarketReader, MarketReading } from './market-reading';
import { opsThatForget } from './ops-that-forget';
import { SerialRows } from './serial-rows';
import { foldStatic } from './static-columns';

/** Rows of a window where nothing asks for another number: enough to spread the cost of a window, few enough for the caches. */
export const BLOCK_ROWS = 512;

/** Answers the ops that read a position: called with the op, its argument values and its clock. */
export type PositionReader = (name: string, args: Float64Array, clock: number) => number;

export interface EvaluatorSetup {
  readonly plan: Plan;
  /** Rows of each clock of the plan. */
  readonly rows: readonly ClockRows[];
  /** Eras of each clock of the plan. */
  readonly eras: readonly (readonly ClockEra[])[];
  /** Rows of a window at most. */
  readonly blockRows: number;
  /** Price units per rupee in registers. */
  readonly priceScale: number;
  readonly readPosition: PositionReader;
  readonly readMarket: MarketReader;
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
  private readonly warmRows: SerialRows;
  private readonly heard: HeardMemory;
  /** The window lies in the past of an era that has just begun. */
  private isWarming = false;

  constructor(setup: EvaluatorSetup) {
    const { plan, rows, blockRows } = setup;
    this.setup = setup;
    this.window = new ClockWindow(rows, setup.eras);
    this.columns = createColumns(plan.slots, blockRows + 1);
    this.arena = new Float64Array(plan.arenaSize);
    foldStatic(plan, this.columns, setup.priceScale);
    const bound = plan.ops
      .filter((op) => op.clock !== null)
      .map((op) => bindOp(op, plan, rows, this.columns, this.arena, setup.readMarket));
    for (const { kernel, frame } of bound) kernel?.init?.(frame);
    this.block = bound.filter(({ op }) => !op.isSerial);
    this.serial = bound.filter(({ op }) => op.isSerial);
    this.serialClocks = new Set(this.serial.map(({ clock }) => clock));
    this.carried = plan.clocks.map((_, clock) => this.columns.filter((__, slot) => plan.slotClock[slot] === clock));
    this.warmRows = new SerialRows(this, rows);
    this.heard = new HeardMemory(bound, plan.clocks, this.columns, this.arena);
  }

  /**
   * Evaluates the feed-forward ops of the next window, which ends at `untilUs` at the latest and may be empty. False when there are no more
   * rows. Where contracts or units change, it goes through the past of the new ones first.
   */
  next(untilUs: number = Number.POSITIVE_INFINITY): boolean {
    for (;;) {
      this.finishSerialBridges();
      this.carry();
      const step = this.window.advance(this.setup.blockRows, untilUs);
      for (const bound of this.serial) bound.sourceSeen = 0;
      this.isWarming = step === 'warm';
      switch (step) {
        case 'rows':
          this.heard.giveBack();
          this.runBlock();
          return true;
        case 'none':
          return false;
        case 'turn':
          this.forget();
          break;
        case 'warm':
          this.runBlock();
          this.warmRows.runAll();
          break;
        default:
          assertNever(step);
      }
    }
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
    return Float64Array.from([...this.window.places(), ...values, ...this.arena]);
  }

  restore(snapshot: Float64Array): void {
    const { plan } = this.setup;
    const valuesAt = this.window.places().length;
    this.window.restore(snapshot.subarray(0, valuesAt));
    for (let slot = 0; slot < plan.slots; slot++) if (plan.slotClock[slot] !== null) this.columns[slot][0] = snapshot[valuesAt + slot];
    this.arena.set(snapshot.subarray(valuesAt + plan.slots));
  }

  private runBlock(): void {
    for (const bound of this.block) this.run(bound, 1, this.window.count[bound.clock] + 1);
  }

  /** What was computed in the eras that end now is gone: values, state, and events that nobody has taken in yet. */
  private forget(): void {
    const { isTurning, isReliving, isRescaled } = this.window;
    if (isReliving.includes(1)) this.heard.keep(isRescaled);
    for (const column of this.carried.filter((_, clock) => isTurning[clock] === 1).flat()) column[0] = Number.NaN;
    for (const bound of opsThatForget([...this.block, ...this.serial], isTurning)) forgetOp(bound, this.columns, this.arena);
  }

  /** Runs an op over local rows, holding it back before its first row. */
  private run(bound: BoundOp, from: number, to: number): void {
    if (bound.bridgeFrame !== null) this.runBridge(bound, bound.bridgeFrame, from, to);
    if (from >= to) return;
    const { frame, op } = bound;
    frame.rowOfZero = this.window.start[bound.clock] - 1;
    let begin = from;
    const firstRow = bound.startsAtDecision ? this.window.decisionRow[bound.clock] : 0;
    if (frame.rowOfZero + from < firstRow) {
      begin = Math.min(to, firstRow - frame.rowOfZero);
      op.outputs.forEach((slot, index) => this.columns[slot].fill(bound.initial[index] ?? Number.NaN, from, begin));
    }
    if (begin >= to || bound.bridge !== null) return;
    if (bound.kernel !== null) bound.kernel.run(frame, begin, to);
    else if (bound.reading !== null) this.readMarket(bound, bound.reading, begin, to);
    else if (op.declaration.readsPosition) this.readPosition(bound, begin, to);
    else frame.out0.set(frame.in0.subarray(begin, to), begin);
  }

  /** What a position was in a contract's past is not known. */
  private readPosition({ op, frame, clock }: BoundOp, from: number, to: number): void {
    for (let row = from; row < to; row++)
      frame.out0[row] = this.isWarming ? Number.NaN : this.setup.readPosition(op.declaration.name, op.args, clock);
  }

  private readMarket({ op, frame }: BoundOp, reading: MarketReading, from: number, to: number): void {
    const { out0, in0, rows, rowOfZero } = frame;
    const hasInput = op.inputs.length > 0;
    for (let row = from; row < to; row++) out0[row] = reading(rows.timeUs[rowOfZero + row], hasInput ? in0[row] : Number.NaN, row);
  }

  /** A block bridge takes in all of the window's source rows, a serial one those known by its own row. */
  private runBridge(bound: BoundOp, frame: BridgeFrame, from: number, to: number): void {
    const { window } = this;
    if (this.isWarming && window.isTurning[bound.bridgeSource] === 0) {
      frame.output.fill(bound.bridge === bridgeEvents ? 0 : Number.NaN, from, to);
      return;
    }
    if (this.isDeaf(bound)) return;
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
      if (bound.bridgeFrame === null || this.isDeaf(bound)) continue;
      bound.bridgeFrame.sourceRowOfZero = window.start[bound.bridgeSource] - 1;
      bound.bridge?.(bound.bridgeFrame, 1, 1, bound.sourceSeen, window.count[bound.bridgeSource]);
      bound.sourceSeen = window.count[bound.bridgeSource];
    }
  }

  /** Events of a contract's past are nobody's but its own clocks'. */
  private isDeaf({ bridge, clock }: BoundOp): boolean {
    return this.isWarming && bridge === bridgeEvents && this.window.isTurning[clock] === 0;
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

/** Views of one buffer: a buffer for each would cost more than the row or two that a live column holds. */
function createColumns(count: number, rows: number): readonly Float64Array[] {
  const all = new Float64Array(count * rows).fill(Number.NaN);
  return Array.from({ length: count }, (_, slot) => all.subarray(slot * rows, (slot + 1) * rows));
}
