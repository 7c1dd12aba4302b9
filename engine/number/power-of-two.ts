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

const LEAST = -1_022;
const GREATEST = 1_023;

/** 2^-1022 … 2^1023, by exact doubling. */
const POWERS = (() => {
  const powers = new Float64Array(GREATEST - LEAST + 1);
  let power = 2.2250738585072014e-308;
  for (let index = 0; index < powers.length; index += 1) {
    powers[index] = power;
    power *= 2;
  }
  return powers;
})();

/** value · 2^exponent for a value near 1 and −1100 ≤ exponent ≤ 2046, rounded at most once. */
export function scaleByPowerOfTwo(value: number, exponent: number): number {
  if (exponent > GREATEST) return value * powerOfTwo(GREATEST) * powerOfTwo(exponent - GREATEST);
  // Below the normal numbers the first factor keeps the product exact, and the second rounds it.
  if (exponent < LEAST) return value * powerOfTwo(exponent + 1_000) * powerOfTwo(-1_000);
  return value * powerOfTwo(exponent);
}

function powerOfTwo(exponent: number): number {
  return POWERS[exponent - LEAST] ?? Number.NaN;
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
