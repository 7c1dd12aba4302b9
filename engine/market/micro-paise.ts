// The unit in which charges accrue: 10⁻⁶ paise, as whole numbers, so that sums are exact in any order.
import { invariant } from '../../dsl/types/invariant';
import { multiplyDivideHalfUp } from '../number/round-half-up';

declare const unit: unique symbol;

/** A whole number of 10⁻⁶ paise, a safe integer: up to Rs 9 crore. */
export type MicroPaise = number & { readonly [unit]: 'micro-paise' };

export const MICRO_PER_PAISE = 1_000_000;
export const NO_CHARGE = 0 as MicroPaise;

export function microOfPaise(paise: number): MicroPaise {
  return (paise * MICRO_PER_PAISE) as MicroPaise;
}

/** Whole paise, rounded half up: how an amount is shown. */
export function paiseOfMicro(amount: MicroPaise): number {
  return multiplyDivideHalfUp(amount, 1, MICRO_PER_PAISE);
}

/** Rounded half up to a multiple of `unitPaise`, in paise: how a contract note posts an amount. */
export function paiseInUnits(amount: MicroPaise, unitPaise: number): number {
  return multiplyDivideHalfUp(amount, 1, unitPaise * MICRO_PER_PAISE) * unitPaise;
}

/** A levy of `ratePpb` parts per 10⁹ on a turnover in price units (`priceScale` to the rupee), to the nearest 10⁻⁶ paisa. */
export function levyOn(turnoverUnits: number, priceScale: number, ratePpb: number): MicroPaise {
  // paise = units · 100 / scale; micro-paise = paise · 10⁶ · rate / 10⁹: together units · rate / (10 · scale).
  return multiplyDivideHalfUp(turnoverUnits, ratePpb, 10 * priceScale) as MicroPaise;
}

/** A tax of `ratePpm` parts per million on an amount, to the nearest 10⁻⁶ paisa. */
export function taxOn(amount: MicroPaise, ratePpm: number): MicroPaise {
  return multiplyDivideHalfUp(amount, ratePpm, 1_000_000) as MicroPaise;
}

/** Each amount is a safe integer, so a sum of two is exact wherever it is safe itself. */
export function addMicro(a: MicroPaise, b: MicroPaise): MicroPaise {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) invariant(false, `the sum of ${a} and ${b} micro-paise fits a double exactly`);
  return sum as MicroPaise;
}
