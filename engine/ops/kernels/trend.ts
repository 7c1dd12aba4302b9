// Ranges and Wilder's directional system. A bar is a sample only where high, low and close are all known.
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';

/** Wilder's true range: the bar's, stretched to the last close. */
export function rangeOf(high: number, low: number, lastClose: number): number {
  return Math.max(high - low, Math.abs(high - lastClose), Math.abs(low - lastClose));
}

/** State: the last close, NaN before the first. */
export const trueRange: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, in2, out0, state, at }, from, to) {
    let lastClose = state[at];
    for (let j = from; j < to; j += 1) {
      const high = in0[j];
      const low = in1[j];
      const close = in2[j];
      if (high !== high || low !== low || close !== close) {
        out0[j] = Number.NaN;
        continue;
      }
      out0[j] = settle(rangeOf(high, low, lastClose));
      lastClose = close;
    }
    state[at] = lastClose;
  },
};

/**
 * State: last high, low and close (NaN before the first); movements seen; smoothed true range and up and down movement; directional
 * indices seen, and their sum until the seed, then their average.
 */
export const directional: OpKernel = {
  init({ state, at }) {
    state[at + 2] = Number.NaN;
  },
  run({ in0, in1, in2, out0, out1, out2, state, at, args }, from, to) {
    const period = args[0];
    let lastHigh = state[at];
    let lastLow = state[at + 1];
    let lastClose = state[at + 2];
    let moves = state[at + 3];
    let range = state[at + 4];
    let plus = state[at + 5];
    let minus = state[at + 6];
    let indices = state[at + 7];
    let average = state[at + 8];
    for (let j = from; j < to; j += 1) {
      const high = in0[j];
      const low = in1[j];
      const close = in2[j];
      out0[j] = out1[j] = out2[j] = Number.NaN;
      if (high !== high || low !== low || close !== close) continue;
      const up = high - lastHigh;
      const down = lastLow - low;
      const stretch = rangeOf(high, low, lastClose);
      const isFirst = lastClose !== lastClose;
      lastHigh = high;
      lastLow = low;
      lastClose = close;
      if (isFirst) continue;
      const kept = moves < period ? 1 : (period - 1) / period;
      range = range * kept + stretch;
      plus = plus * kept + (up > down ? Math.max(up, 0) : 0);
      minus = minus * kept + (down > up ? Math.max(down, 0) : 0);
      if (moves < period) moves += 1;
      if (moves < period) continue;
      // A market that does not move has no direction: 0, where the quotients would be 0 ÷ 0.
      out0[j] = range > 0 ? settle((100 * plus) / range) : 0;
      out1[j] = range > 0 ? settle((100 * minus) / range) : 0;
      const total = plus + minus;
      const index = total > 0 ? (100 * Math.abs(plus - minus)) / total : 0;
      if (indices < period) {
        indices += 1;
        average += index;
        if (indices === period) average /= period;
      } else average = (average * (period - 1) + index) / period;
      if (indices === period) out2[j] = settle(average);
    }
    state[at] = lastHigh;
    state[at + 1] = lastLow;
    state[at + 2] = lastClose;
    state[at + 3] = moves;
    state[at + 4] = canonical(range);
    state[at + 5] = canonical(plus);
    state[at + 6] = canonical(minus);
    state[at + 7] = indices;
    state[at + 8] = canonical(average);
  },
};
