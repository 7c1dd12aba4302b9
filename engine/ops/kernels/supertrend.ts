// SuperTrend: two bands an average true range apart from the middle of the bar, of which the price follows one.
import type { OpFrame, OpKernel } from '../kernel';
import { firstMissingOf } from './known-rows';
import { canonical, settle, settleRows } from './settle';
import { rangeOf } from './trend';

/** State: last close (NaN before the first); ranges seen, and their sum until the seed, then their average; bands; 1 while up. */
const SUPERTREND = { close: 0, ranges: 1, average: 2, upper: 3, lower: 4, up: 5 } as const;

export const supertrend: OpKernel = {
  init({ state, at }) {
    state[at + SUPERTREND.close] = Number.NaN;
  },
  run(frame, from, to) {
    const { in0, in1, in2, out0, out1, state, at, args } = frame;
    const period = args[0];
    const seeded = state[at + SUPERTREND.ranges] < period ? seedBands(frame, from, to) : from;
    const multiplier = args[1];
    let lastClose = state[at + SUPERTREND.close];
    let average = state[at + SUPERTREND.average];
    let upper = state[at + SUPERTREND.upper];
    let lower = state[at + SUPERTREND.lower];
    let up = state[at + SUPERTREND.up];
    let doubt = 0;
    for (let j = seeded; j < to; j += 1) {
      for (const gap = firstMissingOf(in0, in1, in2, j, to); j < gap; j += 1) {
        const high = in0[j];
        const low = in1[j];
        const close = in2[j];
        const middle = (high + low) / 2;
        average = (average * (period - 1) + rangeOf(high, low, lastClose)) / period;
        const above = middle + multiplier * average;
        const below = middle - multiplier * average;
        if (above < upper || lastClose > upper) upper = above;
        if (below > lower || lastClose < lower) lower = below;
        if (up === 1 ? close < lower : close > upper) up = 1 - up;
        lastClose = close;
        const line = up === 1 ? lower : upper;
        out0[j] = line + 0;
        out1[j] = up;
        doubt += line - line;
      }
      if (j < to) out0[j] = out1[j] = Number.NaN;
    }
    if (doubt !== 0) settleRows(out0, seeded, to);
    state[at + SUPERTREND.close] = lastClose;
    state[at + SUPERTREND.average] = canonical(average);
    state[at + SUPERTREND.upper] = canonical(upper);
    state[at + SUPERTREND.lower] = canonical(lower);
    state[at + SUPERTREND.up] = up;
  },
};

/** Rows until the average range has its seed, and with it the first bands. Returns the row after it, or `to`. */
function seedBands({ in0, in1, in2, out0, out1, state, at, args }: OpFrame, from: number, to: number): number {
  const period = args[0];
  const multiplier = args[1];
  let j = from;
  for (; j < to && state[at + SUPERTREND.ranges] < period; j += 1) {
    const high = in0[j];
    const low = in1[j];
    const close = in2[j];
    out0[j] = out1[j] = Number.NaN;
    if (high !== high || low !== low || close !== close) continue;
    const lastClose = state[at + SUPERTREND.close];
    state[at + SUPERTREND.close] = close;
    if (lastClose !== lastClose) continue;
    const total = state[at + SUPERTREND.average] + rangeOf(high, low, lastClose);
    state[at + SUPERTREND.ranges] += 1;
    const isSeeded = state[at + SUPERTREND.ranges] === period;
    const average = isSeeded ? total / period : total;
    state[at + SUPERTREND.average] = canonical(average);
    if (!isSeeded) continue;
    const middle = (high + low) / 2;
    const upper = middle + multiplier * average;
    const lower = middle - multiplier * average;
    const up = close > middle ? 1 : 0;
    state[at + SUPERTREND.upper] = canonical(upper);
    state[at + SUPERTREND.lower] = canonical(lower);
    state[at + SUPERTREND.up] = up;
    out0[j] = settle(up === 1 ? lower : upper);
    out1[j] = up;
  }
  return j;
}
