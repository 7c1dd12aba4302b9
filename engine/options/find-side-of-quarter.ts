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

export type SideOfQuarter = 'smaller' | 'greater';

/**
 * Of the size of an undiscounted Black-76 delta, for an option whose strike is out of the money or at the forward. Null where the price is too near
 * to tell, and where it may imply no volatility at all: what is told one way or the other implies one.
 */
export function findSideOfQuarter(right: OptionRight, forward: number, strike: number, price: number): SideOfQuarter | null {
  const slack = SLACK * forward;
  const root = QUARTILE * QUARTILE + 2 * log(strike / forward);
  if (!(price > slack && root > ROOT_MIN)) return null;
  // Black-76 with N(d₁) = ¼, or N(−d₁): d₂ is then −√(d₁² + 2·ln(strike / forward)).
  const paid = strike * normalCdf(-Math.sqrt(root));
  const atQuarter = right === 'call' ? QUARTER * forward - paid : paid - QUARTER * forward;
  if (price < atQuarter - slack) return 'smaller';
  return price > atQuarter + slack && price < mostOf(right, forward, strike, paid) - slack ? 'greater' : null;
}

/** Above it the delta of a put becomes smaller again, as its forward is too uncertain to lie where it is; a call implies less and less. */
function mostOf(right: OptionRight, forward: number, strike: number, paid: number): number {
  return right === 'call' ? forward / 2 : strike - paid - QUARTER * forward;
}
