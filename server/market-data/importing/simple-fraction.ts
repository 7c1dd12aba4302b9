// The simplest fraction that a decimal stands for: what `0.3333333` was before it was printed. Between the two fractions that a decimal
// could have been rounded from, the one with the smallest denominator, found by descending the Stern-Brocot tree.
import { RATIO_PART_MAX, ratioOf, type UnitRatio } from '../../../engine/market/corporate-action';

const DIGITS_MAX = 9;

/** Of a positive decimal of at most nine digits after the point; null for other text, and where no fraction of small numbers is so printed. */
export function simpleFraction(text: string): UnitRatio | null {
  const match = /^(\d{1,5})(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > DIGITS_MAX) return null;
  const whole = Number(match[1]);
  if (decimals === '') return whole > 0 && whole <= RATIO_PART_MAX ? { numerator: whole, denominator: 1 } : null;
  // Everything in halves of the last place: the value is `middle` of `scale`, what prints so lies within one of it.
  const scale = 2 * 10 ** decimals.length;
  const middle = 2 * (whole * 10 ** decimals.length + Number(decimals));
  return descend(middle - 1, middle + 1, scale);
}

/** Simplest numerator/denominator with low ≤ numerator · scale / denominator ≤ high. */
function descend(low: number, high: number, scale: number): UnitRatio | null {
  let [leftTop, leftBottom, rightTop, rightBottom] = [0, 1, 1, 0];
  for (;;) {
    const numerator = leftTop + rightTop;
    const denominator = leftBottom + rightBottom;
    if (numerator > RATIO_PART_MAX || denominator > RATIO_PART_MAX) return null;
    if (numerator * scale < low * denominator) [leftTop, leftBottom] = [numerator, denominator];
    else if (numerator * scale > high * denominator) [rightTop, rightBottom] = [numerator, denominator];
    else return ratioOf(numerator, denominator);
  }
}
