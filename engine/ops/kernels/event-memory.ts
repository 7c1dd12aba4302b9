// Events that leave a trace: latches, counters, once per session, cooldown, one after another. Those that may start afresh with each
// session look at the calendar only then.
import type { OpKernel } from '../kernel';

const US_PER_MINUTE = 60_000_000;
const PER_SESSION = 1;

/** State: the value, then the session it belongs to. */
export const latch: OpKernel = {
  run({ in0, in1, out0, state, at, args, rows, rowOfZero }, from, to) {
    const isPerSession = args[0] === PER_SESSION;
    let held = state[at];
    let session = state[at + 1];
    for (let j = from; j < to; j += 1) {
      if (isPerSession && rows.session[rowOfZero + j] !== session) {
        session = rows.session[rowOfZero + j];
        held = 0;
      }
      held = in1[j] === 1 ? 0 : in0[j] === 1 ? 1 : held;
      out0[j] = held;
    }
    state[at] = held;
    state[at + 1] = session;
  },
};

/** State: the count, then the session it belongs to. */
export const counter: OpKernel = {
  run({ in0, in1, out0, state, at, args, rows, rowOfZero }, from, to) {
    const isPerSession = args[0] === PER_SESSION;
    let count = state[at];
    let session = state[at + 1];
    for (let j = from; j < to; j += 1) {
      if (isPerSession && rows.session[rowOfZero + j] !== session) {
        session = rows.session[rowOfZero + j];
        count = 0;
      }
      count = (in1[j] === 1 ? 0 : count) + in0[j];
      out0[j] = count;
    }
    state[at] = count;
    state[at + 1] = session;
  },
};

/** State: 1 once an event has passed, then the session it passed in. */
export const oncePer: OpKernel = {
  run({ in0, in1, out0, state, at, args, rows, rowOfZero }, from, to) {
    const isPerSession = args[0] === PER_SESSION;
    let passed = state[at];
    let session = state[at + 1];
    for (let j = from; j < to; j += 1) {
      if (isPerSession && rows.session[rowOfZero + j] !== session) {
        session = rows.session[rowOfZero + j];
        passed = 0;
      }
      if (in1[j] === 1) passed = 0;
      const event = in0[j];
      out0[j] = passed === 1 ? 0 : event;
      if (event === 1) passed = 1;
    }
    state[at] = passed;
    state[at + 1] = session;
  },
};

/** State: instant of the last `after` event; NaN before the first, which holds nothing back. */
export const cooldown: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, out0, state, at, args, rows, rowOfZero }, from, to) {
    const waitUs = args[0] * US_PER_MINUTE;
    let lastUs = state[at];
    for (let j = from; j < to; j += 1) {
      const nowUs = rows.timeUs[rowOfZero + j];
      if (in1[j] === 1) {
        lastUs = nowUs;
        out0[j] = 0;
      } else out0[j] = nowUs - lastUs < waitUs ? 0 : in0[j];
    }
    state[at] = lastUs;
  },
};

/** State: for how many more rows a `then` completes the sequence. */
export const sequence: OpKernel = {
  run({ in0, in1, out0, state, at, args }, from, to) {
    const bars = args[0];
    let left = state[at];
    for (let j = from; j < to; j += 1) {
      const isThen = in1[j] === 1;
      out0[j] = isThen && left > 0 ? 1 : 0;
      if (in0[j] === 1) left = bars;
      else if (isThen) left = 0;
      else if (left > 0) left -= 1;
    }
    state[at] = left;
  },
};
