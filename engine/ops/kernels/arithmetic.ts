// Arithmetic, one row at a time. Every result is settled: the next op may rely on finite numbers or NA. `doubt` is 0 as long as all
// results are finite, since x - x is; where it is not, the block is gone through once more.
import { log } from '../../number/log';
import type { OpFrame, OpKernel } from '../kernel';
import { settle, settleRows } from './settle';

const NEAREST = 0;
const DOWN = 1;

export const add: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const x = in0[j] + in1[j];
      out0[j] = x + 0;
      doubt += x - x;
    }
    if (doubt !== 0) settleRows(out0, from, to);
  },
};

export const subtract: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const x = in0[j] - in1[j];
      out0[j] = x + 0;
      doubt += x - x;
    }
    if (doubt !== 0) settleRows(out0, from, to);
  },
};

export const multiply: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const x = in0[j] * in1[j];
      out0[j] = x + 0;
      doubt += x - x;
    }
    if (doubt !== 0) settleRows(out0, from, to);
  },
};

export const divide: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const x = in0[j] / in1[j];
      out0[j] = x + 0;
      doubt += x - x;
    }
    if (doubt !== 0) settleRows(out0, from, to);
  },
};

export const minimum: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const a = in0[j];
      const b = in1[j];
      out0[j] = a <= b ? a : a > b ? b : Number.NaN;
    }
  },
};

export const maximum: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const a = in0[j];
      const b = in1[j];
      out0[j] = a >= b ? a : a < b ? b : Number.NaN;
    }
  },
};

export const absolute: OpKernel = {
  run({ in0, out0 }, from, to) {
    for (let j = from; j < to; j += 1) out0[j] = settle(Math.abs(in0[j]));
  },
};

/** Math.sqrt is correctly rounded by IEEE 754, hence the same everywhere. */
export const squareRoot: OpKernel = {
  run({ in0, out0 }, from, to) {
    for (let j = from; j < to; j += 1) out0[j] = settle(Math.sqrt(in0[j]));
  },
};

export const logarithm: OpKernel = {
  run({ in0, out0 }, from, to) {
    for (let j = from; j < to; j += 1) out0[j] = settle(log(in0[j]));
  },
};

export const round: OpKernel = {
  run(frame, from, to) {
    const [rounding] = frame.args;
    if (rounding === NEAREST) roundNearest(frame, from, to);
    else if (rounding === DOWN) roundDown(frame, from, to);
    else roundUp(frame, from, to);
  },
};

function roundNearest({ in0, in1, out0 }: OpFrame, from: number, to: number): void {
  for (let j = from; j < to; j += 1) {
    const step = in1[j];
    out0[j] = step > 0 ? settle(Math.floor(in0[j] / step + 0.5) * step) : Number.NaN;
  }
}

function roundDown({ in0, in1, out0 }: OpFrame, from: number, to: number): void {
  for (let j = from; j < to; j += 1) {
    const step = in1[j];
    out0[j] = step > 0 ? settle(Math.floor(in0[j] / step) * step) : Number.NaN;
  }
}

function roundUp({ in0, in1, out0 }: OpFrame, from: number, to: number): void {
  for (let j = from; j < to; j += 1) {
    const step = in1[j];
    out0[j] = step > 0 ? settle(Math.ceil(in0[j] / step) * step) : Number.NaN;
  }
}
