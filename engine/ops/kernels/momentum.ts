// Wilder's relative strength, and volume signed by the direction of the price.
import type { OpKernel } from '../kernel';
import { firstMissing } from './known-rows';
import { layTails } from './lay-tails';
import { rise } from './rise';
import { canonical, settle, settleRows } from './settle';

/** State: last sample (NaN before the first), changes seen, and gain and loss: sums until the seed, then averages. */
export const rsi: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0];
    let last = state[at];
    let seen = state[at + 1];
    let gain = state[at + 2];
    let loss = state[at + 3];
    let doubt = 0;
    let j = from;
    for (; j < to && seen < period; j += 1) {
      const x = in0[j];
      out0[j] = Number.NaN;
      if (x !== x) continue;
      const change = x - last;
      last = x;
      if (change !== change) continue;
      seen += 1;
      gain += Math.max(change, 0);
      loss += Math.max(-change, 0);
      if (seen < period) continue;
      gain /= period;
      loss /= period;
      out0[j] = gain + loss === 0 ? 50 : settle((100 * gain) / (gain + loss));
    }
    for (; j < to; j += 1) {
      for (const gap = firstMissing(in0, j, to); j < gap; j += 1) {
        const change = in0[j] - last;
        last = in0[j];
        gain = (gain * (period - 1) + rise(change)) / period;
        loss = (loss * (period - 1) + rise(-change)) / period;
        const total = gain + loss;
        const strength = total === 0 ? 50 : (100 * gain) / total;
        out0[j] = strength;
        doubt += strength - strength;
      }
      if (j < to) out0[j] = Number.NaN;
    }
    if (doubt !== 0) settleRows(out0, from, to);
    state[at] = last;
    state[at + 1] = seen;
    state[at + 2] = canonical(gain);
    state[at + 3] = canonical(loss);
  },
};

/** State: last close (NaN before the first), total. */
export const onBalanceVolume: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, out0, state, at }, from, to) {
    let last = state[at];
    let total = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const close = in0[j];
      const volume = in1[j];
      if (close !== close || volume !== volume) {
        out0[j] = Number.NaN;
        continue;
      }
      if (close > last) total += volume;
      else if (close < last) total -= volume;
      last = close;
      out0[j] = settle(total);
    }
    state[at] = last;
    state[at + 1] = canonical(total);
  },
};

/**
 * The third part of high + low + close is in numerator and denominator, and left out of both. State: last high + low + close (NaN
 * before the first), next slot, 1 once the ring has been full, inflow and outflow since it last wrapped; then the ring of inflows and
 * the ring of outflows, summed in two parts as in `window-sums`.
 */
export const moneyFlow: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, in2, in3, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const inflows = at + 5;
    const outflows = inflows + period;
    let last = state[at];
    let next = state[at + 1] | 0;
    let full = state[at + 2];
    let inflow = state[at + 3];
    let outflow = state[at + 4];
    for (let j = from; j < to; j += 1) {
      const volume = in3[j];
      const price = in0[j] + in1[j] + in2[j];
      out0[j] = Number.NaN;
      if (price !== price || volume !== volume) continue;
      const isFirst = last !== last;
      const flow = price > last ? price * volume : 0;
      const ebb = price < last ? price * volume : 0;
      last = price;
      if (isFirst) continue;
      state[inflows + next] = flow;
      state[outflows + next] = ebb;
      inflow += flow;
      outflow += ebb;
      next += 1;
      const isRoundEnd = next === period;
      const positive = isRoundEnd ? inflow : inflow + state[inflows + next];
      const total = positive + (isRoundEnd ? outflow : outflow + state[outflows + next]);
      if (isRoundEnd) {
        layTails(state, inflows, period);
        layTails(state, outflows, period);
        next = 0;
        inflow = outflow = 0;
        full = 1;
      }
      if (full === 1) out0[j] = total === 0 ? 50 : settle((100 * positive) / total);
    }
    state[at] = last;
    state[at + 1] = next;
    state[at + 2] = full;
    state[at + 3] = canonical(inflow);
    state[at + 4] = canonical(outflow);
  },
};
