// What an op really does: every number that its kernel reads or writes is counted, row by row as in a live session. A count and no clock,
// so that it is the same on every machine. It stands beside the cost that the op declares.
import { type ArgValues, type OpDeclaration, opKey } from '../../dsl/ops/declare-op';
import type { ClockRows, OpKernel } from '../../engine/ops/kernel';
import { runOp } from './run-op';
import { scenarioOf } from './scenario';
import { TouchCounter } from './touch-counter';

interface OpWork {
  /** Numbers read and written a row, over the whole run. */
  readonly perRow: number;
  /** The same of the dearest row: where an op tidies up after many. */
  readonly mostOfOneRow: number;
  /** Names a place of the arena outside the op's declared memory that it touched, or null. */
  readonly stray: string | null;
}

/** What one unit of cost may stand for: a nanosecond is room for three numbers in the cache. */
export const NUMBERS_PER_UNIT = 3;
/** A longer window is measured at this length: what an op does grows with its window at most as its cost does. */
const WINDOW_MEASURED_MAX = 64;
const ROWS_BEYOND = 60;

/** How an op breaks the bounds that it declares, or null. */
export function workFault(declaration: OpDeclaration, kernel: OpKernel, args: ArgValues): string | null {
  const measured = measuredArgs(declaration, args);
  const work = measureWork(declaration, kernel, measured);
  const bound = NUMBERS_PER_UNIT * declaration.cost(measured) + declaration.outputs.length;
  const mostBound = bound + NUMBERS_PER_UNIT * declaration.memory(measured);
  const name = `${opKey(declaration)} ${JSON.stringify(measured)}`;
  if (work.stray !== null) return `${name} touches ${work.stray}`;
  if (work.perRow > bound) return `${name} touches ${work.perRow.toFixed(1)} numbers a row, its cost stands for ${bound}`;
  if (work.mostOfOneRow > mostBound)
    return `${name} touches ${work.mostOfOneRow} numbers in one row, its cost and memory stand for ${mostBound}`;
  return null;
}

/** The arguments at which an op is measured, whatever the length of its windows. */
export function measuredArgs(declaration: OpDeclaration, args: ArgValues): ArgValues {
  return Object.fromEntries(
    declaration.args.map(({ name, kind }) => [name, kind === 'int' ? Math.min(args[name] ?? 0, WINDOW_MEASURED_MAX) : (args[name] ?? 0)]),
  );
}

function measureWork(declaration: OpDeclaration, kernel: OpKernel, args: ArgValues): OpWork {
  const longest = declaration.args.reduce((most, { kind, name }) => (kind === 'int' ? Math.max(most, args[name] ?? 0) : most), 0);
  const count = 2 * Math.min(longest, WINDOW_MEASURED_MAX) + ROWS_BEYOND;
  const { inputs, rows } = scenarioOf(declaration, { seed: 1, style: 'whole', count });
  const counter = new TouchCounter();
  let [total, most] = [0, 0];
  const watched: OpKernel = {
    init: (frame) => kernel.init?.(frame),
    run: (frame, from, to) => {
      const end = frame.at + declaration.memory(args);
      const column = (values: Float64Array): Float64Array => counter.watch(values, 0, values.length);
      const counted = {
        in0: column(frame.in0),
        in1: column(frame.in1),
        in2: column(frame.in2),
        in3: column(frame.in3),
        out0: column(frame.out0),
        out1: column(frame.out1),
        out2: column(frame.out2),
        out3: column(frame.out3),
        args: column(frame.args),
        state: counter.watch(frame.state, frame.at, end),
        at: frame.at,
        rows: countedRows(frame.rows, counter),
        rowOfZero: frame.rowOfZero,
      };
      for (let row = from; row < to; row++) {
        counter.touched = 0;
        kernel.run(counted, row, row + 1);
        total += counter.touched;
        most = Math.max(most, counter.touched);
      }
    },
  };
  runOp({ declaration, kernel: watched, args }, inputs, rows);
  return { perRow: total / count, mostOfOneRow: most, stray: counter.stray };
}

function countedRows(rows: ClockRows, counter: TouchCounter): ClockRows {
  const watch = <T extends Float64Array | Int32Array>(values: T): T => counter.watch(values, 0, values.length);
  return {
    timeUs: watch(rows.timeUs),
    session: watch(rows.session),
    sessionOpenMinute: watch(rows.sessionOpenMinute),
    sessionCloseMinute: watch(rows.sessionCloseMinute),
    open: watch(rows.open),
    high: watch(rows.high),
    low: watch(rows.low),
    close: watch(rows.close),
    volume: watch(rows.volume),
    openInterest: watch(rows.openInterest),
  };
}
