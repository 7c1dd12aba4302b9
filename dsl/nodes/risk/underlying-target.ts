// A target by the price of what the options are on.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { DISTANCE_FIELD, DISTANCE_UNITS, distanceBasis } from './distance';
import { WATCHED_RULE } from './watched-rule';

export const underlyingTarget = defineKind({
  kind: 'risk.underlyingTarget',
  version: 1,
  title: 'Underlying target',
  summary: 'Closes an option leg when its underlying has gone so far in its favour.',
  keywords: ['take profit', 'spot target', 'index level', 'target on underlying'],
  docs: 'Counted as an underlying stop is, the other way: up for a bought call and a sold put, down for a sold call and a bought put. Watched at every price of the underlying. Several: the nearest counts.',
  params: { basis: DISTANCE_FIELD, value: field.number({ label: 'Target at', min: 0.0001, max: 1e9, default: 1 }) },
  inputs: { value: inlet.number('Target at', { unit: DISTANCE_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['target', 'exit', 'ofOptions'],
  lower: (node) => ({
    risk: {
      kind: 'risk',
      rules: [(clock) => ({ kind: 'underlyingTarget', basis: distanceBasis(node), value: node.sampled('value', clock) })],
    },
  }),
  explain: (words) =>
    words.raw('basis') === 'level'
      ? `target when the underlying reaches ${words.input('value')}`
      : `target when the underlying has gone ${words.input('value')} in favour of the leg`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['target', 'exit', 'ofOptions'] } } }],
});
