// On which side of a quarter the delta of an option out of the money lies, told by its price without solving for the volatility: at a delta of a
// quarter d₁ is the normal distribution's own quartile whatever the volatility, so that forward and strike alone say what the option costs there.
import type { OptionRight } from '../market/instrument';
import { log } from '../number/log';
import { normalCdf, normalInverse } from '../number/normal';

export const QUARTER = 0.25;
/** Below it lies a quarter of a normal distribution. */
const QUARTILE = normalInverse(QUARTER);
/** Of the forward: no rounding of a volatility or a delta moves the price by as much. */
const SLACK = 1e-9;
/** Nearer to the least size that the delta of a put can have, so small a step of the delta is a large one of the price. */
const ROOT_MIN = 1e-4;
/** Of strike over forward: where nearly all that trades lies. */
const RATIO_MIN = 0.8;
const RATIO_MAX = 1.2;
const CELLS = 1_024;
const CELLS_PER_RATIO = CELLS / (RATIO_MAX - RATIO_MIN);

export type SideOfQuarter = 'smaller' | 'greater';

/** `priceAtQuarter` at the edges of the cells: it rises, so that inside a cell it lies between what it is at the two. */
const AT_EDGES = Float64Array.from({ length: CELLS + 1 }, (_, edge) => priceAtQuarter(RATIO_MIN + edge / CELLS_PER_RATIO));

/**
 * Of the size of an undiscounted Black-76 delta, for an option whose strike is out of the money or at the forward. Null where the price is too near
 * to tell, and where it may imply no volatility at all: what is told one way or the other implies one.
 */
export function findSideOfQuarter(right: OptionRight, forward: number, strike: number, price: number): SideOfQuarter | null {
  const ratio = strike / forward;
  const share = price / forward;
  if (!(share > SLACK)) return null;
  const cell = Math.floor((ratio - RATIO_MIN) * CELLS_PER_RATIO);
  // An edge is rounded as the ratio is: by less than the slack.
  const roughly = cell >= 0 && cell < CELLS ? sideBetween(right, ratio, share, AT_EDGES[cell] ?? 0, AT_EDGES[cell + 1] ?? 0) : null;
  if (roughly !== null) return roughly;
  const exactly = priceAtQuarter(ratio);
  return sideBetween(right, ratio, share, exactly, exactly);
}

/** `low` and `high`: of the forward, between them lies the price of a call at a quarter, and that of a put with the other sign. */
function sideBetween(right: OptionRight, ratio: number, share: number, low: number, high: number): SideOfQuarter | null {
  const isCall = right === 'call';
  if (share < (isCall ? low : -high) - SLACK) return 'smaller';
  // Above it the delta of a put becomes smaller again, as its forward is too uncertain to lie where it is; a call implies less and less.
  const most = isCall ? 0.5 : ratio - 0.5 + low;
  return share > (isCall ? high : -low) + SLACK && share < most - SLACK ? 'greater' : null;
}

/**
 * Of the forward, by strike over forward: what a call costs at a delta of a quarter, and a put the same with the other sign. Black-76 with N(d₁) = ¼,
 * or N(−d₁): d₂ is then −√(d₁² + 2·ln ratio). Its slope, n(d₂) / |d₂| − N(d₂), is never below zero. NaN where a put is too far out to tell.
 */
function priceAtQuarter(ratio: number): number {
  const root = QUARTILE * QUARTILE + 2 * log(ratio);
  return root > ROOT_MIN ? QUARTER - ratio * normalCdf(-Math.sqrt(root)) : Number.NaN;
}
