// Pulses. An event register is 1 or 0 and never NaN, so events are compared with 1 and nothing else.
import type { OpKernel } from '../kernel';

export const pulse: OpKernel = {
  run({ out0 }, from, to) {
    out0.fill(1, from, to);
  },
};

const RISE = 0;
const FALL = 1;

/** State: the last known value, NaN before the first, so that no comparison with it holds. */
export const edge: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, out0, state, at, args }, from, to) {
    const onRise = args[0] === FALL ? 0 : 1;
    const onFall = args[0] === RISE ? 0 : 1;
    let last = state[at];
    for (let j = from; j < to; j += 1) {
      const value = in0[j];
      out0[j] = value > last ? onRise : value < last ? onFall : 0;
      if (value === value) last = value;
    }
    state[at] = last;
  },
};

/** State: on which side of `right` the last known sample of `left` lay: -1, 0 or 1; NaN before the first. */
export const cross: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, out0, out1, state, at }, from, to) {
    let side = state[at];
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      let up = 0;
      let down = 0;
      if (left > right) {
        up = Number(side <= 0);
        side = 1;
      } else if (left < right) {
        down = Number(side >= 0);
        side = -1;
      } else if (left === right) side = 0;
      out0[j] = up;
      out1[j] = down;
    }
    state[at] = side;
  },
};

export const gate: OpKernel = {
  run({ in0, in1, out0, out1 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const event = in0[j];
      const passed = event * Number(in1[j] === 1);
      out0[j] = passed;
      out1[j] = event - passed;
    }
  },
};

export const eitherEvent: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) out0[j] = Number(in0[j] + in1[j] > 0);
  },
};
