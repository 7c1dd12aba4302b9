// The profit target of a structure by its premium.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { PREMIUM_FIELD, PREMIUM_UNITS, premiumBasis } from './net-premium';
import { WATCHED_RULE } from './watched-rule';

export const combinedTarget = defineKind({
  kind: 'risk.combinedTarget',
  version: 1,
  title: 'Combined premium target',
  summary: 'Closes the whole structure when its legs together have made so much of their premium.',
  keywords: ['take profit', 'combined premium', 'net premium', 'premium decay', 'total premium target'],
  docs: 'Counted as the combined premium stop is. A short structure can make at most 100 % of what it took in. Watched at every price; several: the smallest counts.',
  params: { basis: PREMIUM_FIELD, value: field.number({ label: 'Profit', min: 0.0001, max: 1e6, default: 50 }) },
  inputs: { value: inlet.number('Profit', { unit: PREMIUM_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['target', 'exit', 'positionRule'],
  lower: (node) => ({
    risk: {
      kind: 'risk',
      rules: [(clock) => ({ kind: 'combinedTarget', basis: premiumBasis(node), value: node.sampled('value', clock) })],
    },
  }),
  explain: (words) =>
    `close everything when the legs together have made ${words.input('value')}${words.raw('basis') === 'percent' ? ' of the net premium' : ''}`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['target', 'exit', 'positionRule'] } } }],
});
