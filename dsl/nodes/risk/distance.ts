// How far a stop or target stands from the average price of its leg: points, percent, or at a level of its own.
import type { CheckContext } from '../define-kind';
import { field } from '../fields';
import type { NamedUnit } from '../ports';

export const DISTANCE_FIELD = field.choice({
  label: 'Measured in',
  options: { points: 'points', percent: '% of the price', level: 'a price level' },
  default: 'percent',
});

export const DISTANCE_UNITS = Object.freeze<NamedUnit>({ by: 'basis', units: { points: 'points', percent: 'percent', level: 'price' } });

export function distanceBasis(node: CheckContext): 'points' | 'percent' | 'level' {
  const basis = node.text('basis');
  return basis === 'points' || basis === 'level' ? basis : 'percent';
}
