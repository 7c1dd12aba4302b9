// Ranges and Wilder's directional system. A bar is a sample only where high, low and close are all known.
import type { OpFrame, OpKernel } from '../kernel';
import { firstMissingOf } from './known-rows';
import { rise } from './rise';
import { canonical, settle, settleRows } from './settle';

/** Wilder's true range: the bar's, stretched to the last close, which mostly lies within the bar. */
export function rangeOf(high: number, low: number, lastClose: number): number {
  if (low <= lastClose && lastClose <= high) return high - low;
  return Math.max(high - low, Math.abs(high - lastClose), Math.abs(low - lastClose));
}

/** State: the last close, NaN before the first. */
export const trueRange: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, in2, out0, state, at }, from, to) {
    let lastClose = state[at];
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      for (const gap = firstMissingOf(in0, in1, in2, j, to); j < gap; j += 1) {
        const range = rangeOf(in0[j], in1[j], lastClose);
        out0[j] = range;
        doubt += range - range;
        lastClose = in2[j];
      }
      if (j < to) out0[j] = Number.NaN;
    }
    if (doubt !== 0) settleRows(out0, from, to);
    state[at] = lastClose;
  },
};

/**
 * State: last high, low and close (NaN before the first); movements seen; smoothed true range and up and down movement; directional
 * indices seen, and their sum until the seed, then their average.
 */
const DIRECTIONAL = { high: 0, low: 1, close: 2, moves: 3, range: 4, plus: 5, minus: 6, indices: 7, average: 8 } as const;

export const directional: OpKernel = {
  init({ state, at }) {
    state[at + DIRECTIONAL.close] = Number.NaN;
  },
  run(frame, from, to) {
    const { in0, in1, in2, out0, out1, out2, state, at, args } = frame;
    const period = args[0];
    const seeded = state[at + DIRECTIONAL.indices] < period ? seedDirectional(frame, from, to) : from;
    const kept = (period - 1) / period;
    let lastHigh = state[at + DIRECTIONAL.high];
    let lastLow = state[at + DIRECTIONAL.low];
    let lastClose = state[at + DIRECTIONAL.close];
    let range = state[at + DIRECTIONAL.range];
    let plus = state[at + DIRECTIONAL.plus];
    let minus = state[at + DIRECTIONAL.minus];
    let average = state[at + DIRECTIONAL.average];
    let doubt = 0;
    for (let j = seeded; j < to; j += 1) {
      for (const gap = firstMissingOf(in0, in1, in2, j, to); j < gap; j += 1) {
        const high = in0[j];
        const low = in1[j];
        const up = high - lastHigh;
        const down = lastLow - low;
        range = range * kept + rangeOf(high, low, lastClose);
        plus = plus * kept + Number(up > down) * rise(up);
        minus = minus * kept + Number(down > up) * rise(down);
        average = (average * (period - 1) + indexOf(plus, minus)) / period;
        lastHigh = high;
        lastLow = low;
        lastClose = in2[j];
        const above = shareOf(plus, range);
        const below = shareOf(minus, range);
        out0[j] = above;
        out1[j] = below;
        out2[j] = average;
        doubt += above - above + (below - below) + (average - average);
      }
      if (j < to) out0[j] = out1[j] = out2[j] = Number.NaN;
    }
    if (doubt !== 0) for (const out of [out0, out1, out2]) settleRows(out, seeded, to);
    state[at + DIRECTIONAL.high] = lastHigh;
    state[at + DIRECTIONAL.low] = lastLow;
    state[at + DIRECTIONAL.close] = lastClose;
    state[at + DIRECTIONAL.range] = canonical(range);
    state[at + DIRECTIONAL.plus] = canonical(plus);
    state[at + DIRECTIONAL.minus] = canonical(minus);
    state[at + DIRECTIONAL.average] = canonical(average);
  },
};

/** Rows until the average of the indices has its seed, with whatever comes. Returns the row after it, or `to`. */
function seedDirectional({ in0, in1, in2, out0, out1, out2, state, at, args }: OpFrame, from: number, to: number): number {
  const period = args[0];
  let j = from;
  for (; j < to && state[at + DIRECTIONAL.indices] < period; j += 1) {
    const high = in0[j];
    const low = in1[j];
    const close = in2[j];
    out0[j] = out1[j] = out2[j] = Number.NaN;
    if (high !== high || low !== low || close !== close) continue;
    const up = high - state[at + DIRECTIONAL.high];
    const down = state[at + DIRECTIONAL.low] - low;
    const lastClose = state[at + DIRECTIONAL.close];
    state[at + DIRECTIONAL.high] = high;
    state[at + DIRECTIONAL.low] = low;
    state[at + DIRECTIONAL.close] = close;
    if (lastClose !== lastClose) continue;
    const kept = state[at + DIRECTIONAL.moves] < period ? 1 : (period - 1) / period;
    const range = state[at + DIRECTIONAL.range] * kept + rangeOf(high, low, lastClose);
    const plus = state[at + DIRECTIONAL.plus] * kept + Number(up > down) * rise(up);
    const minus = state[at + DIRECTIONAL.minus] * kept + Number(down > up) * rise(down);
    state[at + DIRECTIONAL.range] = canonical(range);
    state[at + DIRECTIONAL.plus] = canonical(plus);
    state[at + DIRECTIONAL.minus] = canonical(minus);
    if (kept === 1) state[at + DIRECTIONAL.moves] += 1;
    if (state[at + DIRECTIONAL.moves] < period) continue;
    out0[j] = settle(shareOf(plus, range));
    out1[j] = settle(shareOf(minus, range));
    const average = state[at + DIRECTIONAL.average] + indexOf(plus, minus);
    state[at + DIRECTIONAL.indices] += 1;
    const isSeeded = state[at + DIRECTIONAL.indices] === period;
    state[at + DIRECTIONAL.average] = canonical(isSeeded ? average / period : average);
    if (isSeeded) out2[j] = settle(average / period);
  }
  return j;
}

/** A market that does not move has no direction: 0, where the quotient would be 0 ÷ 0. */
function shareOf(movement: number, range: number): number {
  return range > 0 ? (100 * movement) / range : 0;
}

function indexOf(plus: number, minus: number): number {
  const total = plus + minus;
  return total > 0 ? (100 * Math.abs(plus - minus)) / total : 0;
}
