// What a company does to the shares that are held of it: more of them for each (split, bonus), fewer (consolidation), or money on each
// (dividend). Factors are pairs of whole numbers and are never made into one number; amounts are whole 10⁻⁶ paise.
import { invariant } from '../../dsl/types/invariant';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import type { MicroPaise } from './micro-paise';

/** So many units after for so many before, in lowest terms. A price goes the other way. */
export interface UnitRatio {
  readonly numerator: number;
  readonly denominator: number;
}

/** `exDay`: the first IST day without the claim. What was held when the session before it ended has the claim. */
export type CorporateAction =
  /** Of a bonus of one for two held there are three units after for two before. */
  | ({ readonly kind: 'split' | 'bonus'; readonly exDay: number } & UnitRatio)
  | { readonly kind: 'dividend'; readonly exDay: number; readonly perUnit: MicroPaise };

export type UnitChange = Extract<CorporateAction, { readonly kind: 'split' | 'bonus' }>;

/** Far beyond any ratio that was ever paid; keeps products of several exact. */
export const RATIO_PART_MAX = 10_000;
const SAME_UNITS: UnitRatio = { numerator: 1, denominator: 1 };

export function isUnitChange(action: CorporateAction): action is UnitChange {
  return action.kind !== 'dividend';
}

/** In lowest terms. */
export function ratioOf(numerator: number, denominator: number): UnitRatio {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The changes with an ex-date after `fromDay` and up to `toDay` as one. */
export function unitRatioBetween(actions: readonly CorporateAction[], fromDay: number, toDay: number): UnitRatio {
  let ratio = SAME_UNITS;
  for (const action of actions) {
    if (!isUnitChange(action) || action.exDay <= fromDay || action.exDay > toDay) continue;
    ratio = ratioOf(ratio.numerator * action.numerator, ratio.denominator * action.denominator);
    invariant(Number.isSafeInteger(ratio.numerator) && Number.isSafeInteger(ratio.denominator), 'factors of a history stay exact');
  }
  return ratio;
}

/** A price of units before in units after: whole price units, rounded half up once, and never nothing. */
export function priceAfter(price: number, { numerator, denominator }: UnitRatio): number {
  if (numerator === denominator || !(price > 0)) return price;
  return Math.max(1, multiplyDivideHalfUp(price, denominator, numerator));
}

/** Actions in the order in which they take effect: on one day money comes first, on the units that had the claim. */
export function compareActions(left: CorporateAction, right: CorporateAction): number {
  return left.exDay - right.exDay || ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind);
}

const ORDER: readonly CorporateAction['kind'][] = ['dividend', 'split', 'bonus'];

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
