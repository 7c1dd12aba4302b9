// Wilder's parabolic stop-and-reverse. Before the first reversal the direction is a guess, and nothing is put out.
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';

/**
 * A short is worked as a long in negated prices. State: side, 1 while long, -1 while short, 0 before the first bar; stop and extreme,
 * times the side; factor; the last two lows and the last two highs, the latest first; 1 once reversed.
 */
export const parabolic: OpKernel = {
  run({ in0, in1, out0, out1, state, at, args }, from, to) {
    const step = args[0];
    const most = args[1];
    let side = state[at];
    let stop = state[at + 1];
    let extreme = state[at + 2];
    let factor = state[at + 3];
    let low1 = state[at + 4];
    let low2 = state[at + 5];
    let high1 = state[at + 6];
    let high2 = state[at + 7];
    let reversed = state[at + 8];
    for (let j = from; j < to; j += 1) {
      const high = in0[j];
      const low = in1[j];
      out0[j] = out1[j] = Number.NaN;
      if (high !== high || low !== low) continue;
      if (side === 0) {
        side = 1;
        stop = low1 = low;
        extreme = high1 = high;
        factor = Math.min(step, most);
      } else {
        const isLong = side === 1;
        const floor = isLong ? low : high * side;
        const peak = isLong ? high : low * side;
        const roof = isLong ? Math.min(low1, low2) : Math.max(high1, high2) * side;
        stop = Math.min(stop + factor * (extreme - stop), roof);
        if (floor < stop) {
          side *= -1;
          stop = extreme * -1;
          extreme = floor * -1;
          factor = Math.min(step, most);
          reversed = 1;
        } else if (peak > extreme) {
          extreme = peak;
          factor = Math.min(factor + step, most);
        }
      }
      low2 = low1;
      high2 = high1;
      low1 = low;
      high1 = high;
      if (reversed === 0) continue;
      out0[j] = settle(stop * side);
      out1[j] = side === 1 ? 1 : 0;
    }
    state[at] = side;
    state[at + 1] = canonical(stop);
    state[at + 2] = canonical(extreme);
    state[at + 3] = factor;
    state[at + 4] = low1;
    state[at + 5] = low2;
    state[at + 6] = high1;
    state[at + 7] = high2;
    state[at + 8] = reversed;
  },
};
