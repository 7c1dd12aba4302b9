// How rules over all legs together are measured: by what one unit of the structure costs or brings.
import type { CheckContext } from '../define-kind';
import { field } from '../fields';
import type { NamedUnit } from '../ports';

export const PREMIUM_FIELD = field.choice({
  label: 'Measured in',
  options: { percent: '% of the net premium', points: 'points' },
  default: 'percent',
});

export const PREMIUM_UNITS = Object.freeze<NamedUnit>({ by: 'basis', units: { percent: 'percent', points: 'points' } });

export function premiumBasis(node: CheckContext): 'points' | 'percent' {
  return node.text('basis') === 'points' ? 'points' : 'percent';
}
