// Powers, equal on every machine: Math.pow and ** on fractions are not.
import { exp } from './exp';
import { log } from './log';

/** Largest whole exponent taken by squaring; beyond it rounding errors of the squarings exceed those of exp and log. */
const SQUARING_LIMIT = 64;

/** x^y for x ≥ 0, and for x < 0 with whole |y| ≤ 64; else NaN. */
export function pow(x: number, y: number): number {
  if (Number.isInteger(y) && y >= -SQUARING_LIMIT && y <= SQUARING_LIMIT) return powWhole(x, y);
  if (x === 0) return y > 0 ? 0 : y < 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  return exp(y * log(x));
}

function powWhole(x: number, y: number): number {
  let left = y < 0 ? -y : y;
  let base = x;
  let power = 1;
  while (left > 0) {
    if (left % 2 === 1) power *= base;
    left = Math.trunc(left / 2);
    if (left > 0) base *= base;
  }
  return y < 0 ? 1 / power : power;
}
