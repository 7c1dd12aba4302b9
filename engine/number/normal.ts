// The standard normal distribution: density, distribution and its inverse, equal on every machine.
import { erfc } from './erf';
import { exp } from './exp';
import { log } from './log';
import { polynomial } from './polynomial';

const INVERSE_SQRT2 = 0.7071067811865476;
const INVERSE_SQRT_2PI = 0.3989422804014327;

// Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16.
const CENTRE_P = [
  3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4,
  6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
];
const CENTRE_Q = [
  1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.930789580009271061e4,
  2.8729085735721942674e4, 5.226495278852854561e3,
];
const MIDDLE_P = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
];
const MIDDLE_Q = [
  1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1, 1.51986665636164571966e-2,
  5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const FAR_P = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1, 2.6532189526576123093e-2,
  1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const FAR_Q = [
  1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4, 1.8463183175100546818e-5,
  1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

function ratio(numerator: readonly number[], denominator: readonly number[], x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

export function normalDensity(x: number): number {
  return INVERSE_SQRT_2PI * exp(-0.5 * x * x);
}

/** Probability that a standard normal variable is at most x. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * INVERSE_SQRT2);
}

/** The x at which normalCdf is `probability`: −Infinity at 0, Infinity at 1, NaN outside [0, 1]. Relative error about 1e-16. */
export function normalInverse(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  const offset = probability - 0.5;
  if (offset >= -0.425 && offset <= 0.425) return offset * ratio(CENTRE_P, CENTRE_Q, 0.180625 - offset * offset);
  // Math.sqrt is correctly rounded by IEEE 754, hence the same everywhere.
  const depth = Math.sqrt(-log(offset < 0 ? probability : 1 - probability));
  const size = depth <= 5 ? ratio(MIDDLE_P, MIDDLE_Q, depth - 1.6) : ratio(FAR_P, FAR_Q, depth - 5);
  return offset < 0 ? -size : size;
}
