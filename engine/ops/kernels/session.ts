// What the session has done so far: its range, the range of its first minutes, its volume-weighted price. State begins with the
// session it belongs to (NaN before the first), so that a new session starts afresh at its first known sample.
import type { OpFrame, OpKernel } from '../kernel';
import { firstMissing } from './known-rows';
import { canonical, settleRows } from './settle';

const US_PER_MINUTE = 60_000_000;

function startsWithoutSession({ state, at }: OpFrame): void {
  state[at] = Number.NaN;
}

/** State: session, open, high, low. */
export const sessionRange: OpKernel = {
  init: startsWithoutSession,
  run({ in0, in1, in2, out0, out1, out2, state, at, rows, rowOfZero }, from, to) {
    let session = state[at];
    let first = state[at + 1];
    let top = state[at + 2];
    let bottom = state[at + 3];
    for (let j = from; j < to; j += 1) {
      const open = in0[j];
      const high = in1[j];
      const low = in2[j];
      if (open !== open || high !== high || low !== low) {
        out0[j] = out1[j] = out2[j] = Number.NaN;
        continue;
      }
      const today = rows.session[rowOfZero + j];
      if (today !== session) {
        session = today;
        first = open;
        top = high;
        bottom = low;
      }
      if (high > top) top = high;
      if (low < bottom) bottom = low;
      out0[j] = first;
      out1[j] = top;
      out2[j] = bottom;
    }
    state[at] = session;
    state[at + 1] = first;
    state[at + 2] = top;
    state[at + 3] = bottom;
  },
};

/** State: session, high, low (NaN while no row has been inside), 1 once complete. */
export const openingRange: OpKernel = {
  init: startsWithoutSession,
  run({ in0, in1, out0, out1, out2, state, at, args, rows, rowOfZero }, from, to) {
    let session = state[at];
    let top = state[at + 1];
    let bottom = state[at + 2];
    let complete = state[at + 3];
    for (let j = from; j < to; j += 1) {
      const high = in0[j];
      const low = in1[j];
      if (high !== high || low !== low) {
        out0[j] = out1[j] = out2[j] = Number.NaN;
        continue;
      }
      const row = rowOfZero + j;
      if (rows.session[row] !== session) {
        session = rows.session[row];
        top = bottom = Number.NaN;
        complete = 0;
      }
      const endUs = (rows.sessionOpenMinute[row] + args[0]) * US_PER_MINUTE;
      const nowUs = rows.timeUs[row];
      if (nowUs <= endUs) {
        top = high <= top ? top : high;
        bottom = low >= bottom ? bottom : low;
      }
      if (nowUs >= endUs) complete = 1;
      out0[j] = complete === 1 ? top : Number.NaN;
      out1[j] = complete === 1 ? bottom : Number.NaN;
      out2[j] = complete;
    }
    state[at] = session;
    state[at + 1] = top;
    state[at + 2] = bottom;
    state[at + 3] = complete;
  },
};

/**
 * The squares are those of Chan, Golub and LeVeque: a sample adds its distance from the average before it, squared, times the share of the
 * volume that came before. Nothing is subtracted, so no digits cancel. State: session, its first price, Σ volume, Σ volume × d, Σ volume × squares; d is the distance from that price.
 */
export const sessionVwap: OpKernel = {
  init: startsWithoutSession,
  run({ in0, in1, out0, out1, state, at, rows, rowOfZero }, from, to) {
    let session = state[at];
    let first = state[at + 1];
    let volume = state[at + 2];
    let moment = state[at + 3];
    let squares = state[at + 4];
    let mean = volume > 0 ? moment / volume : 0;
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      for (const gap = firstMissing(in1, j, firstMissing(in0, j, to)); j < gap; j += 1) {
        const today = rows.session[rowOfZero + j];
        if (today !== session) {
          session = today;
          first = in0[j];
          volume = moment = squares = mean = 0;
        }
        const units = in1[j];
        if (units > 0) {
          const distance = in0[j] - first;
          const step = distance - mean;
          const share = volume / (volume + units);
          volume += units;
          moment += units * distance;
          mean = moment / volume;
          squares += units * share * step * step;
        }
        const price = volume > 0 ? first + mean : Number.NaN;
        const variance = squares / volume;
        out0[j] = price + 0;
        out1[j] = Math.sqrt(variance);
        doubt += price - price + (variance - variance);
      }
      if (j < to) out0[j] = out1[j] = Number.NaN;
    }
    if (doubt !== 0) for (const out of [out0, out1]) settleRows(out, from, to);
    state[at] = session;
    state[at + 1] = first;
    state[at + 2] = volume;
    state[at + 3] = canonical(moment);
    state[at + 4] = canonical(squares);
  },
};
