// 0.55 rupees are 55 paise, and 0.55 × 100 is 55.00000000000001: decimals as people write them, put back to the whole number that they mean.

/** Far above what a product of doubles errs by, far below what anybody could mean. */
const NOISE = 1e-6;

/** The whole number that the value misses by noise alone; the value where there is none. */
export function nearWhole(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < NOISE ? whole : value;
}
