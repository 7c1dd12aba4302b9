// One greek in the units in which traders speak, by its name in the language.
import { assertNever } from '../../dsl/types/invariant';
import { type Greeks, tradedGreeks } from './greeks';

export type GreekName = 'delta' | 'gamma' | 'theta' | 'vega';

/** Of one unit: theta rupees per calendar day, vega rupees per point of volatility. */
export function tradedGreek(greeks: Greeks, name: GreekName): number {
  const { delta, gamma, thetaPerDay, vegaPerPoint } = tradedGreeks(greeks);
  switch (name) {
    case 'delta':
      return delta;
    case 'gamma':
      return gamma;
    case 'theta':
      return thetaPerDay;
    case 'vega':
      return vegaPerPoint;
    default:
      return assertNever(name);
  }
}
