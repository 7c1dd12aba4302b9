// Units of numbers, and what arithmetic may do with them. A result of null means the operation has no meaning.

export const UNITS = ['none', 'price', 'points', 'percent', 'rupees', 'quantity', 'sigma', 'bars', 'minutes', 'days', 'time'] as const;
export type Unit = (typeof UNITS)[number];

/** Units held as price units (integers at the source) in registers, and divided by the price scale when shown. */
export function isPriceLike(unit: Unit): boolean {
  return unit === 'price' || unit === 'points';
}

export function addUnits(left: Unit, right: Unit): Unit | null {
  if (left === 'price' && right === 'price') return null;
  if (left === 'price' && right === 'points') return 'price';
  if (left === 'points' && right === 'price') return 'price';
  if (left === 'time' || right === 'time') return left === right ? null : left === 'minutes' || right === 'minutes' ? 'time' : null;
  return left === right ? left : null;
}

export function subtractUnits(left: Unit, right: Unit): Unit | null {
  if (left === 'price' && right === 'price') return 'points';
  if (left === 'price' && right === 'points') return 'price';
  if (left === 'time' && right === 'time') return 'minutes';
  if (left === 'time' && right === 'minutes') return 'time';
  return left === right ? left : null;
}

export function multiplyUnits(left: Unit, right: Unit): Unit | null {
  if (left === 'time' || right === 'time') return null;
  if (left === 'none') return right === 'price' ? 'price' : right;
  if (right === 'none') return left;
  if ((isPriceLike(left) && right === 'quantity') || (left === 'quantity' && isPriceLike(right))) return 'rupees';
  return null;
}

export function divideUnits(left: Unit, right: Unit): Unit | null {
  if (left === 'time' || right === 'time') return null;
  if (right === 'none') return left;
  if (left === right || (isPriceLike(left) && isPriceLike(right))) return 'none';
  if (left === 'rupees' && right === 'quantity') return 'points';
  if (left === 'rupees' && isPriceLike(right)) return 'quantity';
  return null;
}

/** May two numbers be compared? A price meets a price; points meet points; a time of day meets a time of day. */
export function comparableUnits(left: Unit, right: Unit): boolean {
  return left === right;
}

/** The unit of a difference of two such numbers. */
export function differenceUnit(unit: Unit): Unit {
  return subtractUnits(unit, unit) ?? unit;
}
