// Comparison and three-valued logic, one row at a time. A boolean is 0, 1 or NaN; every comparison with NaN is false, which is what
// lets unknown fall through to the last branch.
import type { OpKernel } from '../kernel';

export const greater: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      out0[j] = left > right ? 1 : left <= right ? 0 : Number.NaN;
    }
  },
};

export const greaterOrEqual: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      out0[j] = left >= right ? 1 : left < right ? 0 : Number.NaN;
    }
  },
};

export const equal: OpKernel = {
  run({ in0, in1, in2, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const distance = Math.abs(in0[j] - in1[j]);
      const tolerance = in2[j];
      out0[j] = distance <= tolerance ? 1 : distance > tolerance ? 0 : Number.NaN;
    }
  },
};

/** What is left of two booleans where neither is false is 1 × 1, or unknown. */
export const and: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      out0[j] = left === 0 || right === 0 ? 0 : left * right;
    }
  },
};

/** What is left where neither is true is 0 + 0, or unknown. */
export const or: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      out0[j] = left === 1 || right === 1 ? 1 : left + right;
    }
  },
};

export const not: OpKernel = {
  run({ in0, out0 }, from, to) {
    for (let j = from; j < to; j += 1) out0[j] = 1 - in0[j];
  },
};

/** Serves numbers and booleans: both are registers. */
export const choose: OpKernel = {
  run({ in0, in1, in2, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const condition = in0[j];
      out0[j] = condition === 1 ? in1[j] : condition === 0 ? in2[j] : Number.NaN;
    }
  },
};

/** Serves numbers and booleans: NA and unknown are both NaN. */
export const isMissing: OpKernel = {
  run({ in0, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const value = in0[j];
      out0[j] = value === value ? 0 : 1;
    }
  },
};

/** Serves numbers and booleans. */
export const orElse: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    for (let j = from; j < to; j += 1) {
      const value = in0[j];
      out0[j] = value === value ? value : in1[j];
    }
  },
};

/** A boolean's register already is that number. */
export const toNumber: OpKernel = {
  run({ in0, out0 }, from, to) {
    for (let j = from; j < to; j += 1) out0[j] = in0[j];
  },
};
