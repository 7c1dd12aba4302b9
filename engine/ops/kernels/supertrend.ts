// SuperTrend: two bands an average true range apart from the middle of the bar, of which the price follows one.
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';
import { rangeOf } from './trend';

/** State: last close (NaN before the first); ranges seen, and their sum until the seed, then their average; bands; 1 while up. */
export const supertrend: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, in2, out0, out1, state, at, args }, from, to) {
    const period = args[0];
    const multiplier = args[1];
    let lastClose = state[at];
    let ranges = state[at + 1];
    let average = state[at + 2];
    let upper = state[at + 3];
    let lower = state[at + 4];
    let up = state[at + 5];
    for (let j = from; j < to; j += 1) {
      const high = in0[j];
      const low = in1[j];
      const close = in2[j];
      out0[j] = out1[j] = Number.NaN;
      if (high !== high || low !== low || close !== close) continue;
      const range = rangeOf(high, low, lastClose);
      const before = lastClose;
      lastClose = close;
      if (before !== before) continue;
      const middle = (high + low) / 2;
      if (ranges < period) {
        ranges += 1;
        average += range;
        if (ranges < period) continue;
        average /= period;
        upper = middle + multiplier * average;
        lower = middle - multiplier * average;
        up = close > middle ? 1 : 0;
      } else {
        average = (average * (period - 1) + range) / period;
        const above = middle + multiplier * average;
        const below = middle - multiplier * average;
        if (above < upper || before > upper) upper = above;
        if (below > lower || before < lower) lower = below;
        if (up === 1 ? close < lower : close > upper) up = 1 - up;
      }
      out0[j] = settle(up === 1 ? lower : upper);
      out1[j] = up;
    }
    state[at] = lastClose;
    state[at + 1] = ranges;
    state[at + 2] = canonical(average);
    state[at + 3] = canonical(upper);
    state[at + 4] = canonical(lower);
    state[at + 5] = up;
  },
};
