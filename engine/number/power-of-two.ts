// Exact powers of two, and the power of two that a number lies above.
// Must never round, except where the result itself is subnormal.

const LEAST = -1_022;
const GREATEST = 1_023;
/** Below it numbers are subnormal. */
const LEAST_POWER = 2.2250738585072014e-308;

/** 2^-1022 … 2^1023, by exact doubling. */
const POWERS = (() => {
  const powers = new Float64Array(GREATEST - LEAST + 1);
  let power = LEAST_POWER;
  for (let index = 0; index < powers.length; index += 1) {
    powers[index] = power;
    power *= 2;
  }
  return powers;
})();

/** A double, and its two halves as whole numbers. */
const DOUBLE = new Float64Array([1]);
const HALVES = new Uint32Array(DOUBLE.buffer);
/** Of 1 the low half is nothing but zeros: which half stands first is the machine's own affair. */
const HIGH_HALF = HALVES[0] === 0 ? 1 : 0;
/** Sign and fraction take the other bits of the high half. */
const FRACTION_BITS = 20;
const BIAS = 1_023;
/** Lifts the least subnormal number among the others. */
const LIFT = 64;

/** value · 2^exponent for −1100 ≤ exponent ≤ 2046, rounded at most once: the value or the result is near 1. */
export function scaleByPowerOfTwo(value: number, exponent: number): number {
  if (exponent > GREATEST) return value * powerOfTwo(GREATEST) * powerOfTwo(exponent - GREATEST);
  // Below the normal numbers the first factor keeps the product exact, and the second rounds it.
  if (exponent < LEAST) return value * powerOfTwo(exponent + 1_000) * powerOfTwo(-1_000);
  return value * powerOfTwo(exponent);
}

function powerOfTwo(exponent: number): number {
  return POWERS[exponent - LEAST] ?? Number.NaN;
}

/** The exponent at which value = fraction · 2^exponent with a fraction in [1, 2), for finite value > 0. */
export function exponentOf(value: number): number {
  // Subnormal numbers write no exponent of their own: they are lifted among those that do.
  const lift = value < LEAST_POWER ? LIFT : 0;
  DOUBLE[0] = value * powerOfTwo(lift);
  return ((HALVES[HIGH_HALF] ?? 0) >>> FRACTION_BITS) - BIAS - lift;
}
