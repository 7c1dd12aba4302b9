// Shapes of candles: Heikin-Ashi and confirmed swings. A bar is a sample only where all its inputs are known.
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';

/** State: the last Heikin-Ashi open and close; the open is NaN before the first bar. */
export const heikinAshi: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, in2, in3, out0, out1, out2, out3, state, at }, from, to) {
    let smoothOpen = state[at];
    let smoothClose = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const open = in0[j];
      const high = in1[j];
      const low = in2[j];
      const close = in3[j];
      if (open !== open || high !== high || low !== low || close !== close) {
        out0[j] = out1[j] = out2[j] = out3[j] = Number.NaN;
        continue;
      }
      smoothOpen = smoothOpen === smoothOpen ? (smoothOpen + smoothClose) / 2 : (open + close) / 2;
      smoothClose = (open + high + low + close) / 4;
      out0[j] = settle(smoothOpen);
      out1[j] = settle(Math.max(high, smoothOpen, smoothClose));
      out2[j] = settle(Math.min(low, smoothOpen, smoothClose));
      out3[j] = settle(smoothClose);
    }
    state[at] = canonical(smoothOpen);
    state[at + 1] = canonical(smoothClose);
  },
};

/** State: next slot, 1 once the rings have been full, last swing high and low (NaN before the first); then rings of highs and lows. */
export const swing: OpKernel = {
  init({ state, at }) {
    state[at + 2] = state[at + 3] = Number.NaN;
  },
  run({ in0, in1, out0, out1, state, at, args }, from, to) {
    const bars = args[0] | 0;
    const width = 2 * bars + 1;
    const highs = at + 4;
    const lows = highs + width;
    let next = state[at] | 0;
    let full = state[at + 1];
    let swingHigh = state[at + 2];
    let swingLow = state[at + 3];
    for (let j = from; j < to; j += 1) {
      const high = in0[j];
      const low = in1[j];
      if (high !== high || low !== low) {
        out0[j] = out1[j] = Number.NaN;
        continue;
      }
      state[highs + next] = high;
      state[lows + next] = low;
      next += 1;
      if (next === width) {
        next = 0;
        full = 1;
      }
      if (full === 1) {
        // The next slot holds the oldest bar; the middle one came `bars` after it.
        const middle = next + bars < width ? next + bars : next + bars - width;
        if (isHighest(state, highs, width, state[highs + middle])) swingHigh = state[highs + middle];
        if (isLowest(state, lows, width, state[lows + middle])) swingLow = state[lows + middle];
      }
      out0[j] = swingHigh;
      out1[j] = swingLow;
    }
    state[at] = next;
    state[at + 1] = full;
    state[at + 2] = swingHigh;
    state[at + 3] = swingLow;
  },
};

/** Mostly ends after a few slots: a bar is rarely the highest of many. */
function isHighest(state: Float64Array, ring: number, width: number, value: number): boolean {
  for (let slot = ring; slot < ring + width; slot += 1) if (state[slot] > value) return false;
  return true;
}

function isLowest(state: Float64Array, ring: number, width: number, value: number): boolean {
  for (let slot = ring; slot < ring + width; slot += 1) if (state[slot] < value) return false;
  return true;
}
