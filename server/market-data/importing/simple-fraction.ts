// The simplest fraction that a factor of a file stands for: what `0.3333333` was before it was printed. Of all fractions that print so, the
// one with the smallest denominator, found by descending the Stern-Brocot tree.
import { RATIO_PART_MAX, ratioOf, type UnitRatio } from '../../../engine/market/corporate-action';

/** Factor files print so many decimals at least, and leave out zeros at the end. */
const DECIMALS_PRINTED = 7;
const DECIMALS_MAX = 9;

/** Of a positive decimal; null for other text, and where no fraction of small numbers prints so. */
export function simpleFraction(text: string): UnitRatio | null {
  const match = /^(\d{1,5})(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const decimals = (match[2] ?? '').replace(/0+$/, '').padEnd(DECIMALS_PRINTED, '0');
  if (decimals.length > DECIMALS_MAX) return null;
  // In halves of the last place: what prints so lies within one of `middle`.
  const scale = 2 * 10 ** decimals.length;
  const middle = 2 * Number(`${match[1]}${decimals}`);
  return middle === 0 ? null : descend(middle - 1, middle + 1, scale);
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
