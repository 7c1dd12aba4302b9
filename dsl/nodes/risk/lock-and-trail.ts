// Profit that is not given back, and more of it as it grows.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { AMOUNT_UNITS, amountBasis, BASIS_FIELD, describeAmount } from './amount';
import { WATCHED_RULE } from './watched-rule';

export const lockAndTrail = defineKind({
  kind: 'risk.lockAndTrail',
  version: 1,
  title: 'Lock and trail',
  summary: 'Once the position has made so much, locks a part of it, and locks more for every so much that it makes beyond.',
  keywords: ['lock and trail', 'trailing profit', 'overall trailing', 'mtm trail', 'x then y'],
  docs: 'Armed and closed as Lock profit is. For every full X by which the best profit since then lies beyond the arming one, what is locked is Y more. It never becomes less, and a change binds from the next price on.',
  params: {
    basis: BASIS_FIELD,
    arm: field.number({ label: 'Arm at a profit of', min: 0.01, max: 1e9, default: 3_000 }),
    lock: field.number({ label: 'Lock', min: 0.01, max: 1e9, default: 1_500 }),
    every: field.number({ label: 'For every', min: 0.01, max: 1e9, default: 500 }),
    move: field.number({ label: 'Lock more', min: 0.01, max: 1e9, default: 400 }),
  },
  inputs: {
    arm: inlet.number('Arm at', { unit: AMOUNT_UNITS, fallback: 'arm', sampled: true }),
    lock: inlet.number('Lock', { unit: AMOUNT_UNITS, fallback: 'lock', sampled: true }),
    every: inlet.number('For every', { unit: AMOUNT_UNITS, fallback: 'every', sampled: true }),
    move: inlet.number('Lock more', { unit: AMOUNT_UNITS, fallback: 'move', sampled: true }),
  },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['exit', 'positionRule'],
  lower: (node) => ({
    risk: {
      kind: 'risk',
      rules: [
        (clock) => ({
          kind: 'lockAndTrail',
          basis: amountBasis(node),
          arm: node.sampled('arm', clock),
          lock: node.sampled('lock', clock),
          every: node.sampled('every', clock),
          move: node.sampled('move', clock),
        }),
      ],
    },
  }),
  explain: (words) => {
    const amount = (input: string): string => describeAmount(words, input);
    return `once the profit is ${amount('arm')}, keep ${amount('lock')} of it, and ${amount('move')} more for every ${amount('every')}`;
  },
  examples: [
    { name: 'a way out, and no stop', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } },
  ],
});
