// Values kept across rows: an earlier sample, the row before, the last value at an event, the rows since one.
import { zeroLagBars } from '../../../dsl/ops/windows';
import type { OpFrame, OpKernel } from '../kernel';
import { settle } from './settle';

/** State: position in the ring, then the ring of the last `bars` known samples, NaN where none has been. */
export const lag: OpKernel = {
  init({ state, at, args }) {
    state.fill(Number.NaN, at + 1, at + 1 + args[0]);
  },
  run(frame, from, to) {
    lagByRing(frame, from, to, frame.args[0]);
  },
};

/** Lags the input in the first pass and takes it from twice the input in the second. State as in `lag`. */
export const zeroLag: OpKernel = {
  init({ state, at, args }) {
    state.fill(Number.NaN, at + 1, at + 1 + zeroLagBars(args[0]));
  },
  run(frame, from, to) {
    const { in0, out0 } = frame;
    lagByRing(frame, from, to, zeroLagBars(frame.args[0]));
    for (let j = from; j < to; j += 1) out0[j] = settle(2 * in0[j] - out0[j]);
  },
};

function lagByRing({ in0, out0, state, at }: OpFrame, from: number, to: number, bars: number): void {
  if (bars === 0) {
    for (let j = from; j < to; j += 1) out0[j] = in0[j];
    return;
  }
  const end = at + 1 + bars;
  let slot = at + 1 + (state[at] | 0);
  for (let j = from; j < to; j += 1) {
    const x = in0[j];
    if (x !== x) {
      out0[j] = Number.NaN;
      continue;
    }
    out0[j] = state[slot];
    state[slot] = x;
    slot += 1;
    if (slot === end) slot = at + 1;
  }
  state[at] = slot - at - 1;
}

/**
 * Reads the input at the row before, not at its own: a value may depend on itself, so its own row is not there yet. The column, not the
 * state, is the memory. State: 1 once a row has run; until then there is no row before.
 */
export const previous: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const initial = args[0];
    let first = state[at] === 0;
    for (let j = from; j < to; j += 1) {
      const x = first ? initial : in0[j - 1];
      out0[j] = x === x ? x : initial;
      first = false;
    }
    if (to > from) state[at] = 1;
  },
};

const MISSING = 0;

/** State: the value stored. */
export const stored: OpKernel = {
  init({ state, at, args }) {
    state[at] = args[1] === MISSING ? Number.NaN : args[0];
  },
  run({ in0, in1, out0, state, at }, from, to) {
    let held = state[at];
    for (let j = from; j < to; j += 1) {
      const x = in1[j];
      if (in0[j] === 1 && x === x) held = x;
      out0[j] = held;
    }
    state[at] = held;
  },
};

/** State: rows since the last event; NaN before the first. */
export const barsSince: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, out0, state, at }, from, to) {
    let rows = state[at];
    for (let j = from; j < to; j += 1) {
      if (in0[j] === 1) rows = 0;
      else if (rows === rows) rows += 1;
      out0[j] = rows;
    }
    state[at] = rows;
  },
};
