// The smile of a chain at an instant, solved on the synthetic forward, as far as a measure asks for it.
import { findSkew } from '../chain/find-skew';
import { atmSlope } from '../chain/volatility-skew';
import type { SmilePoint } from '../chain/volatility-smile';
import type { OptionRight } from '../market/instrument';
import { log } from '../number/log';
import type { ChainView } from '../select/chain-view';

/** Volatility of the 25-delta put less that of the call; null where nobody says. */
export function skewOf(view: ChainView): number | null {
  const forward = view.reference('synthetic')?.forward ?? null;
  return forward === null ? null : findSkew({ prices: view.prices, forward, solve: (place, right) => pointAt(view, place, right) });
}

/** Of volatility against ln(strike / forward), within one standard deviation at the money: what lies beyond has no say, and is not solved. */
export function slopeOf(view: ChainView): number | null {
  const forward = view.reference('synthetic')?.forward ?? null;
  const volatility = view.volatility('synthetic');
  if (forward === null || volatility === null) return null;
  const deviation = volatility * Math.sqrt(view.years);
  const { strikes, from, to } = view.prices;
  const smile: SmilePoint[] = [];
  for (let place = from; place < to; place += 1) {
    const strike = strikes[place] ?? Number.NaN;
    if (Math.abs(log(strike / forward)) > deviation) continue;
    // A strike at the forward counts as a call.
    const point = pointAt(view, place, strike < forward ? 'put' : 'call');
    if (point !== null) smile.push(point);
  }
  return atmSlope(smile, forward, deviation);
}

function pointAt(view: ChainView, place: number, right: OptionRight): SmilePoint | null {
  const solved = view.solveAt(place, right);
  const strike = view.prices.strikes[place] ?? Number.NaN;
  return solved === null ? null : { strike, volatility: solved.volatility, delta: solved.greeks.delta };
}
