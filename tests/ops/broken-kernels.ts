// Kernels with one fault each, to prove that the contract suite sees it. Each starts from the sound moving average or a plain op.
import { findOp } from '../../dsl/ops/op-table';
import type { OpFrame, OpKernel } from '../../engine/ops/kernel';
import { getKernel } from '../../engine/ops/op-kernels';
import type { OpSubject } from './op-subject';

function subjectOf(name: string, args: OpSubject['args'], broken: (sound: OpKernel) => Partial<OpKernel>): OpSubject {
  const declaration = findOp(`${name}@1`);
  if (declaration === null) throw new Error(`no op ${name}`);
  const sound = getKernel(name, 1);
  return { declaration, args, kernel: { ...sound, ...broken(sound) } };
}

/** The moving average of three, changed after it has run. */
function averageBut(change: (frame: OpFrame, from: number, to: number) => void): OpSubject {
  return subjectOf('sma', { period: 3 }, (sound) => ({
    run: (frame, from, to) => {
      sound.run(frame, from, to);
      change(frame, from, to);
    },
  }));
}

let hidden = 0;

export const BROKEN = {
  /** Starts every window afresh. */
  forgetsAtWindows: subjectOf('sma', { period: 3 }, (sound) => ({
    run: (frame, from, to) => {
      frame.state.fill(0, frame.at, frame.at + 6);
      sound.run(frame, from, to);
    },
  })),
  /** Puts out the next row's input. */
  looksAhead: averageBut(({ in0, out0 }, from, to) => {
    for (let row = from; row + 1 < to; row += 1) out0[row] = in0[row + 1] ?? 0;
  }),
  /** Counts its rows in a variable of the module. */
  hidesState: averageBut(({ out0 }, from, to) => {
    for (let row = from; row < to; row += 1) {
      hidden += 1;
      out0[row] = hidden;
    }
  }),
  /** Writes one double behind its state. */
  writesBeyondItsState: averageBut(({ state, at }) => {
    state[at + 6] = 1;
  }),
  /** Writes an input. */
  writesAnInput: averageBut(({ in0 }, from) => {
    in0[from] = 1;
  }),
  /** Writes the output of the row before. */
  writesAnotherRow: averageBut(({ out0 }, from) => {
    out0[from - 1] = 1;
  }),
  /** Divides by zero to infinity. */
  overflows: subjectOf('divide', {}, () => ({
    run: ({ in0, in1, out0 }, from, to) => {
      for (let row = from; row < to; row += 1) out0[row] = (in0[row] ?? 0) / (in1[row] ?? 0);
    },
  })),
  /** Puts out -0. */
  negatesZero: subjectOf('missing', {}, () => ({ run: ({ out0 }, from, to) => out0.fill(-0, from, to) })),
  /** An event of 2. */
  doublesEvents: subjectOf('pulse', {}, () => ({ run: ({ out0 }, from, to) => out0.fill(2, from, to) })),
  /** A part in ten million too much. */
  isSlightlyWrong: averageBut(({ out0 }, from, to) => {
    for (let row = from; row < to; row += 1) out0[row] = (out0[row] ?? 0) * (1 + 1e-7);
  }),
  /** Repeats the last output where the input is unknown. */
  fillsHoles: averageBut(({ out0 }, from, to) => {
    for (let row = from + 1; row < to; row += 1) if (Number.isNaN(out0[row])) out0[row] = out0[row - 1] ?? 0;
  }),
  /** Takes an unknown sample for a zero, and hides it. */
  countsHoles: subjectOf('sma', { period: 3 }, (sound) => ({
    run: (frame, from, to) => {
      const filled = frame.in0.map((value) => (Number.isNaN(value) ? 0 : value));
      sound.run({ ...frame, in0: filled }, from, to);
      for (let row = from; row < to; row += 1) if (Number.isNaN(frame.in0[row])) frame.out0[row] = Number.NaN;
    },
  })),
  /** Known a row too early. */
  isHasty: averageBut(({ in0, out0, rowOfZero }, from, to) => {
    for (let row = from; row < to; row += 1) if (rowOfZero + row === 1) out0[row] = in0[row] ?? 0;
  }),
  /** Known a row too late. */
  isLate: averageBut(({ out0, rowOfZero }, from, to) => {
    for (let row = from; row < to; row += 1) if (rowOfZero + row === 2) out0[row] = Number.NaN;
  }),
  /** An average of all samples, declared to forget. */
  neverForgets: subjectOf('ema', { period: 3 }, () => ({
    run: ({ in0, out0, state, at }, from, to) => {
      for (let row = from; row < to; row += 1) {
        state[at] = (state[at] ?? 0) + 1;
        state[at + 1] = (state[at + 1] ?? 0) + (in0[row] ?? 0);
        out0[row] = (state[at + 1] ?? 0) / (state[at] ?? 1);
      }
    },
  })),
} as const;
