// The best of N draws from a standard normal law, on average: how good pure luck looks after N trials.
import { invariant } from '../../dsl/types/invariant';
import { normalInverse } from '../number/normal';

const EULER_MASCHERONI = 0.5772156649015329;
const INVERSE_E = 0.36787944117144233;

/**
 * (1 − γ) · Z(1 − 1/N) + γ · Z(1 − 1/(N·e)): the approximation of Bailey and López de Prado (2014), who hold it for N ≫ 1. 0 for one draw.
 */
export function expectedMaximum(draws: number): number {
  invariant(draws >= 1, 'a maximum is of something');
  if (draws === 1) return 0;
  return (1 - EULER_MASCHERONI) * normalInverse(1 - 1 / draws) + EULER_MASCHERONI * normalInverse(1 - INVERSE_E / draws);
}
