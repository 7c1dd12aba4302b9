// Runs one op over whole columns as the evaluator does: window by window, index 0 of each column holding the row before, state in an
// arena among the state of others. The guards about the op's own state are there to show that it keeps to it.
import type { ClockRows, OpFrame } from '../../engine/ops/kernel';
import type { OpSubject } from './op-subject';

/** What stands in the arena before and after the op's own state; no kernel makes this number. */
export const GUARD = -7.25e77;
const GUARDS = 8;

export interface OpRun {
  readonly outputs: readonly Float64Array[];
  /** The op's doubles after the last row. */
  readonly state: Float64Array;
  /** The arena, guards included. */
  readonly arena: Float64Array;
}

export interface Windows {
  /** Rows at which a new window begins, ascending, within (0, rows). */
  readonly cuts: readonly number[];
  /** Row at which the op is thrown away and made anew from a copy of its state, or null. */
  readonly restoreAt?: number | null;
  /** First row to evaluate: the op starts there. */
  readonly start?: number;
}

/** Evaluates all rows of the inputs. Outputs of rows before `start` are NaN. */
export function runOp(subject: OpSubject, inputs: readonly Float64Array[], rows: ClockRows, windows: Windows = { cuts: [] }): OpRun {
  const count = rows.timeUs.length;
  const start = windows.start ?? 0;
  const restoreAt = windows.restoreAt ?? null;
  const bounds = [start, ...windows.cuts, ...(restoreAt === null ? [] : [restoreAt]), count]
    .filter((row) => row >= start)
    .sort((a, b) => a - b);
  const outputs = subject.declaration.outputs.map(() => new Float64Array(count).fill(Number.NaN));
  let frame = bind(subject, count, rows, null);
  subject.kernel.init?.(frame);
  for (let index = 0; index + 1 < bounds.length; index += 1) {
    const from = bounds[index] ?? 0;
    const to = bounds[index + 1] ?? 0;
    if (from === restoreAt) frame = bind(subject, count, rows, frame.state);
    loadInputs(frame, inputs, from, to);
    frame.rowOfZero = from - 1;
    subject.kernel.run(frame, 1, to - from + 1);
    outputs.forEach((output, port) => output.set(outputOf(frame, port).subarray(1, to - from + 1), from));
  }
  return { outputs, state: frame.state.slice(GUARDS, frame.state.length - GUARDS), arena: frame.state };
}

function bind(subject: OpSubject, count: number, rows: ClockRows, arena: Float64Array | null): OpFrame {
  const column = (): Float64Array => new Float64Array(count + 1).fill(Number.NaN);
  const memory = subject.declaration.memory(subject.args);
  const fresh = new Float64Array(memory + 2 * GUARDS).fill(GUARD).fill(0, GUARDS, GUARDS + memory);
  return {
    in0: column(),
    in1: column(),
    in2: column(),
    in3: column(),
    out0: column(),
    out1: column(),
    out2: column(),
    out3: column(),
    state: arena === null ? fresh : Float64Array.from(arena),
    at: GUARDS,
    args: Float64Array.from(subject.declaration.args, (declared) => subject.args[declared.name] ?? 0),
    rows,
    rowOfZero: -1,
  };
}

/** Rows [from, to) stand at index 1 on, the row before them at index 0, and nothing behind them. */
function loadInputs(frame: OpFrame, inputs: readonly Float64Array[], from: number, to: number): void {
  const columns = [frame.in0, frame.in1, frame.in2, frame.in3];
  inputs.forEach((input, port) => {
    const column = columns[port];
    if (column === undefined) return;
    column.fill(Number.NaN);
    column[0] = from === 0 ? Number.NaN : (input[from - 1] ?? Number.NaN);
    column.set(input.subarray(from, to), 1);
  });
}

function outputOf(frame: OpFrame, port: number): Float64Array {
  return [frame.out0, frame.out1, frame.out2, frame.out3][port] ?? frame.out0;
}
