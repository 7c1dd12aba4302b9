// The whole part of a quotient, exactly: several times as quick as by the remainder operator over doubles.

/** ⌊size / divisor⌋ of a safe integer from 0 on by a positive one. The quotient as a double is at most one off. */
export function floorDivide(size: number, divisor: number): number {
  const floor = Math.floor(size / divisor);
  const rest = size - floor * divisor;
  if (rest < 0) return floor - 1;
  return rest >= divisor ? floor + 1 : floor;
}
