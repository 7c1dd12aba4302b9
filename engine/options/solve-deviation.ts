// The inverse of the normalised price. Halley's method on a transform of the price that is nearly a straight line in the answer (Jäckel, "Let's
// be rational", 2015, on why the price itself will not do), inside a bracket that only shrinks: it ends, whatever it is given.
import { exp } from '../number/exp';
import { log } from '../number/log';
import { normalDensity, normalInverse } from '../number/normal';
import { normalisedPriceBelow, normalisedVega } from './normalised-price';

/** Two or three are needed; halving the bracket this often leaves no room between two doubles of one magnitude. */
const STEPS_MAX = 64;
/** A step this small relative to the answer was taken from three times as many correct digits as it has zeros. */
const SETTLED = 1e-5;
const TWO_PI = 6.283185307179586;
const FAINT_MONEYNESS_MIN = -0.25;
const FAINT_SHARE = 1 / 3;

interface Search {
  readonly moneyness: number;
  readonly price: number;
  /** Of prices at that moneyness. */
  readonly bound: number;
  readonly start: number;
  /** The answer lies between; `high` may be Infinity. */
  readonly low: number;
  readonly high: number;
  /** The price on a scale on which it is nearly straight: one below the price that rises fastest, another above it. */
  readonly isBelow: boolean;
  readonly target: number;
}

/** The deviation (volatility · √years) at which `normalisedPrice` is `price`: NaN unless 0 < price < e^(moneyness / 2). Relative error near 1e-14. */
export function solveDeviation(moneyness: number, price: number): number {
  const most = exp(moneyness / 2);
  if (!(price > 0 && price < most)) return Number.NaN;
  // Where the price rises fastest: below it bends one way, above the other.
  const steepest = Math.sqrt(-2 * moneyness);
  if (isFaint(moneyness, price)) return search(searchBelow(moneyness, price, most, steepest));
  const middle = steepest === 0 ? 0 : normalisedPriceBelow(most, moneyness, steepest);
  return search(price < middle ? searchBelow(moneyness, price, most, steepest) : searchAbove(moneyness, price, most, steepest, middle));
}

/** Surely below the price that rises fastest, which lies above a third of √−moneyness for this far: most prices are, and need not ask for it. */
function isFaint(moneyness: number, price: number): boolean {
  return moneyness >= FAINT_MONEYNESS_MIN && price < FAINT_SHARE * Math.sqrt(-moneyness);
}

/** Far from the money the price falls like e^(−moneyness² / 2·deviation²): moneyness over √(−2 ln price) is then nearly the deviation. */
function searchBelow(moneyness: number, price: number, bound: number, steepest: number): Search {
  const target = -moneyness / Math.sqrt(-2 * log(price));
  return { moneyness, price, bound, start: bachelierDeviation(moneyness, price), low: 0, high: steepest, isBelow: true, target };
}

/** At the money −2 N⁻¹((1 − price) / 2) is the deviation itself, and near it elsewhere. */
function searchAbove(moneyness: number, price: number, bound: number, steepest: number, middle: number): Search {
  const target = -2 * quantile(price, bound);
  const z = quantile(middle, bound);
  const value = -2 * z;
  const slope = normalisedVega(moneyness, steepest) / (bound * normalDensity(z));
  const start = steepest === 0 ? target : steepest + (target - value) / slope;
  return { moneyness, price, bound, start, low: steepest, high: Number.POSITIVE_INFINITY, isBelow: false, target };
}

function quantile(price: number, bound: number): number {
  return normalInverse((bound - price) / (2 * bound));
}

/**
 * A first answer within some percent, in closed form. For small deviations price / |moneyness| depends on k = |moneyness| / deviation alone
 * (Bachelier): n(k) / k − N(−k). With l = ln(1 + |moneyness| / price), k is l / √2π near zero and √2l far out; this joins the two.
 */
function bachelierDeviation(moneyness: number, price: number): number {
  const l = log(1 - moneyness / price);
  return (-moneyness * Math.sqrt(TWO_PI + (0.5 * l * l) / (l + 6))) / l;
}

function search(sought: Search): number {
  const { moneyness, price, bound, start, low, high, isBelow } = sought;
  let least = low;
  let most = high;
  let deviation = start > low && start < high ? start : between(low, high);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const at = normalisedPriceBelow(bound, moneyness, deviation);
    if (at < price) least = deviation;
    else most = deviation;
    const aim = isBelow ? aimBelow(sought, deviation, at) : aimAbove(sought, deviation, at);
    // A last step may leave the bracket by a rounding error: it is right all the same.
    if (Math.abs(aim - deviation) <= SETTLED * deviation) return aim;
    // Also false for NaN, which a price of nothing gives.
    deviation = aim > least && aim < most ? aim : between(least, most);
  }
  return deviation;
}

/** Where the next step leads from a deviation whose price is `at`. */
function aimBelow({ moneyness, target }: Search, deviation: number, at: number): number {
  const depth = -2 * log(at);
  const value = -moneyness / Math.sqrt(depth);
  const growth = normalisedVega(moneyness, deviation) / at;
  const share = growth / depth;
  return halleyStep(deviation, value - target, value * share, 3 * share + vegaBend(moneyness, deviation) - growth);
}

function aimAbove({ moneyness, bound, target }: Search, deviation: number, at: number): number {
  const z = quantile(at, bound);
  const slope = normalisedVega(moneyness, deviation) / (bound * normalDensity(z));
  return halleyStep(deviation, -2 * z - target, slope, vegaBend(moneyness, deviation) - (z * slope) / 2);
}

/** By how much the vega grows with the deviation, over the vega. */
function vegaBend(moneyness: number, deviation: number): number {
  const steepness = moneyness / deviation;
  return (steepness * steepness) / deviation - deviation / 4;
}

/** `slope` of a function whose value is `off`; `bend`: its second derivative over its first. */
function halleyStep(deviation: number, off: number, slope: number, bend: number): number {
  const newton = off / slope;
  return deviation - newton / (1 - 0.5 * newton * bend);
}

function between(low: number, high: number): number {
  return high === Number.POSITIVE_INFINITY ? 2 * low + 1 : (low + high) / 2;
}
