// Division of integers rounded half up, the rounding of contract notes. Never through a fraction in floating point.
import { invariant } from '../../dsl/types/invariant';
import { floorDivide } from './floor-divide';

/** numerator / denominator to the nearest integer; a tie goes away from zero, so that a charge and its reversal cancel. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  invariant(denominator > 0n, 'the denominator of a rounded division is positive');
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** a · b / divisor rounded half up; all safe integers, and so is the result. */
export function multiplyDivideHalfUp(a: number, b: number, divisor: number): number {
  const product = a * b;
  const size = product < 0 ? -product : product;
  if (size <= Number.MAX_SAFE_INTEGER - divisor) {
    const floor = floorDivide(size, divisor);
    const rounded = (size - floor * divisor) * 2 >= divisor ? floor + 1 : floor;
    return product < 0 && rounded !== 0 ? -rounded : rounded;
  }
  return toSafeInteger(divideHalfUp(BigInt(a) * BigInt(b), BigInt(divisor)));
}

function toSafeInteger(value: bigint): number {
  const result = Number(value);
  invariant(Number.isSafeInteger(result), `the integer ${value} fits a double exactly`);
  return result;
}
