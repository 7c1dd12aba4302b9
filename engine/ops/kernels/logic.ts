// Comparison and three-valued logic, one row at a time. A boolean is 0, 1 or NaN; every comparison with NaN is false. Most blocks know all
// there is to know: they are worked out as if nothing were unknown, and `doubt`, NaN where something was, sends them through the rest.
import type { OpKernel } from '../kernel';

/** A comparison with NA is unknown. */
function unknownWhereMissing(in0: Float64Array, in1: Float64Array, out: Float64Array, from: number, to: number): void {
  for (let j = from; j < to; j += 1) if (in0[j] !== in0[j] || in1[j] !== in1[j]) out[j] = Number.NaN;
}

/** Where one side is unknown, the other decides if it can: false decides an `and`, true an `or`. */
function decideUnknown(in0: Float64Array, in1: Float64Array, out: Float64Array, from: number, to: number, decisive: number): void {
  for (let j = from; j < to; j += 1) {
    const left = in0[j];
    const right = in1[j];
    if (left !== left || right !== right) out[j] = left === decisive || right === decisive ? decisive : Number.NaN;
  }
}

export const greater: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      out0[j] = Number(left > right);
      doubt += left - right;
    }
    if (doubt !== doubt) unknownWhereMissing(in0, in1, out0, from, to);
  },
};

export const greaterOrEqual: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const left = in0[j];
      const right = in1[j];
      out0[j] = Number(left >= right);
      doubt += left - right;
    }
    if (doubt !== doubt) unknownWhereMissing(in0, in1, out0, from, to);
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

export const and: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const both = in0[j] * in1[j];
      out0[j] = both;
      doubt += both;
    }
    if (doubt !== doubt) decideUnknown(in0, in1, out0, from, to, 0);
  },
};

export const or: OpKernel = {
  run({ in0, in1, out0 }, from, to) {
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      const either = in0[j] + in1[j];
      out0[j] = Number(either > 0);
      doubt += either;
    }
    if (doubt !== doubt) decideUnknown(in0, in1, out0, from, to, 1);
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
