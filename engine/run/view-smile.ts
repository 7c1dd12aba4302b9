// The smile of a chain at an instant, solved on the synthetic forward, as far as a measure asks for it.
import { findSkew } from '../chain/find-skew';
import type { ChainStrike } from '../chain/option-chain';
import { atmSlope } from '../chain/volatility-skew';
import type { SmilePoint } from '../chain/volatility-smile';
import type { OptionRight } from '../market/instrument';
import { log } from '../number/log';
import type { ChainView } from '../select/chain-view';

/** Volatility of the 25-delta put less that of the call; null where nobody says. */
export function skewOf(view: ChainView): number | null {
  const forward = view.reference('synthetic')?.forward ?? null;
  if (forward === null) return null;
  return findSkew({
    chain: view.chain,
    forward,
    price: (listed, right) => view.price(listed, right),
    solve: (listed, right) => pointAt(view, listed, right),
  });
}

/** Of volatility against ln(strike / forward), within one standard deviation at the money: what lies beyond has no say, and is not solved. */
export function slopeOf(view: ChainView): number | null {
  const forward = view.reference('synthetic')?.forward ?? null;
  const volatility = view.volatility('synthetic');
  if (forward === null || volatility === null) return null;
  const deviation = volatility * Math.sqrt(view.years);
  const smile = view.chain.flatMap((listed) => {
    if (Math.abs(log(listed.strike / forward)) > deviation) return [];
    // A strike at the forward counts as a call.
    return pointAt(view, listed, listed.strike < forward ? 'put' : 'call') ?? [];
  });
  return atmSlope(smile, forward, deviation);
}

function pointAt(view: ChainView, listed: ChainStrike, right: OptionRight): SmilePoint | null {
  const solved = view.solve(listed, right);
  return solved === null ? null : { strike: listed.strike, volatility: solved.volatility, delta: solved.greeks.delta };
}
