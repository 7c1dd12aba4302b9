// The smile of a chain at an instant: the one option of each strike that is out of the money, solved on the synthetic forward.

import { atmSlope, skew25 } from '../chain/volatility-skew';
import { type SmilePoint } from '../chain/volatility-smile';
import type { ChainView } from '../select/chain-view';

/** Volatility of the 25-delta put less that of the call; null where nobody says. */
export function skewOf(view: ChainView): number | null {
  return skew25(smileOf(view));
}

/** Of volatility against ln(strike / forward), within one standard deviation at the money. */
export function slopeOf(view: ChainView): number | null {
  const forward = view.reference('synthetic')?.forward ?? null;
  const volatility = view.volatility('synthetic');
  if (forward === null || volatility === null) return null;
  return atmSlope(smileOf(view), forward, volatility * Math.sqrt(view.years));
}

/** Strikes ascending; a strike at the forward counts as a call. */
function smileOf(view: ChainView): readonly SmilePoint[] {
  const forward = view.reference('synthetic')?.forward ?? null;
  if (forward === null) return [];
  return view.chain.flatMap((listed) => {
    const solved = view.solve(listed, listed.strike < forward ? 'put' : 'call');
    return solved === null ? [] : [{ strike: listed.strike, volatility: solved.volatility, delta: solved.greeks.delta }];
  });
}
