// Exact powers of two and the split of a number into fraction and exponent, without looking at its bits.
// Must never round, except where the result itself is subnormal.

/** 2^512, 2^256 … 2^1, and their reciprocals: every one is exact. */
const STEPS: readonly (readonly [exponent: number, power: number, reciprocal: number])[] = (() => {
  const steps: (readonly [number, number, number])[] = [];
  let power = 2;
  for (let exponent = 1; exponent <= 512; exponent *= 2) {
    steps.unshift([exponent, power, 1 / power]);
    power *= power;
  }
  return steps;
})();

/** value · 2^exponent for |exponent| ≤ 2100. */
export function scaleByPowerOfTwo(value: number, exponent: number): number {
  let left = exponent < 0 ? -exponent : exponent;
  let scaled = value;
  // Halves stay normal for as long as possible when the large steps come first and the value is near 1.
  for (const [step, power, reciprocal] of STEPS) {
    while (left >= step) {
      scaled *= exponent < 0 ? reciprocal : power;
      left -= step;
    }
  }
  return scaled;
}

export interface Fraction {
  /** In [1, 2). */
  readonly fraction: number;
  readonly exponent: number;
}

/** value = fraction · 2^exponent, for finite value > 0. */
export function splitPowerOfTwo(value: number): Fraction {
  let fraction = value;
  let exponent = 0;
  for (const [step, power, reciprocal] of STEPS) {
    while (fraction >= power) {
      fraction *= reciprocal;
      exponent += step;
    }
    while (fraction < reciprocal) {
      fraction *= power;
      exponent -= step;
    }
  }
  if (fraction < 1) {
    fraction *= 2;
    exponent -= 1;
  }
  return { fraction, exponent };
}
