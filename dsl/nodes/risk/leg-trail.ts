// A stop that follows the price.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { WATCHED_RULE } from './watched-rule';

const STEP_UNITS = { by: 'basis', units: { points: 'points', percent: 'percent' } } as const;

export const legTrail = defineKind({
  kind: 'risk.legTrail',
  version: 1,
  title: 'Leg trail',
  summary: 'Moves the stop of a leg by so much for every so much in its favour.',
  keywords: ['trailing stop', 'tsl', 'trail', 'x then y', 'lock profit'],
  docs: 'For every full X by which the best price since entry lies in favour of the average, the stop is Y nearer. It never moves back, and a move binds from the next price on. Needs a leg stop: this moves one. Percent are of the average price.',
  params: {
    basis: field.choice({ label: 'Measured in', options: { points: 'points', percent: '% of the price' }, default: 'percent' }),
    every: field.number({ label: 'For every', min: 0.0001, max: 1e9, default: 1 }),
    move: field.number({ label: 'Move by', min: 0.0001, max: 1e9, default: 1 }),
  },
  inputs: {
    every: inlet.number('For every', { unit: STEP_UNITS, fallback: 'every', sampled: true }),
    move: inlet.number('Move by', { unit: STEP_UNITS, fallback: 'move', sampled: true }),
  },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['legTrail', 'exit'],
  lower: (node) => {
    const basis = node.text('basis') === 'points' ? 'points' : 'percent';
    return {
      risk: {
        kind: 'risk',
        rules: [(clock) => ({ kind: 'legTrail', basis, every: node.sampled('every', clock), move: node.sampled('move', clock) })],
      },
    };
  },
  explain: (words) => `for every ${words.input('every')} in favour move the stop by ${words.input('move')}`,
  examples: [
    { name: 'moves a stop, and is none', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['legTrail', 'exit'] } } },
  ],
});
