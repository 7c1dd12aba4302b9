// Turns a product of prices and quantities, which is exact, into paise. It divides once.
import { PAISE_PER_RUPEE } from '../market/paise';
import { multiplyDivideHalfUp } from '../number/round-half-up';

/** Price units × units into paise, rounded half up where the scale is finer than paise. */
export function paiseOf(value: number, priceScale: number): number {
  return priceScale === PAISE_PER_RUPEE ? value : multiplyDivideHalfUp(value, PAISE_PER_RUPEE, priceScale);
}
