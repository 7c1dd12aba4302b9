// The natural logarithm, equal to the last bit on every machine: Math.log is not. Method and coefficients are fdlibm's e_log.c
// (Sun Microsystems, 1993, freely redistributable). Error below 1 ulp.
import { exponentOf, scaleByPowerOfTwo } from './power-of-two';

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT2 = 1.4142135623730951;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** ln x. NaN for x < 0 and NaN, −Infinity for 0. */
export function log(x: number): number {
  if (x !== x || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const below = exponentOf(x);
  const fraction = scaleByPowerOfTwo(x, -below);
  const above = fraction > SQRT2;
  const exponent = above ? below + 1 : below;
  const f = (above ? fraction / 2 : fraction) - 1;
  if (f === 0) return exponent * LN2_HIGH + exponent * LN2_LOW;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const series = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + series) + exponent * LN2_LOW) - f);
}
