// The stop-loss of a structure by its premium.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { PREMIUM_FIELD, PREMIUM_UNITS, premiumBasis } from './net-premium';
import { WATCHED_RULE } from './watched-rule';

export const combinedStop = defineKind({
  kind: 'risk.combinedStop',
  version: 1,
  title: 'Combined premium stop',
  summary: 'Closes the whole structure when its legs together have lost so much of their premium.',
  keywords: ['stop loss', 'combined premium', 'straddle stop', 'net premium', 'total premium sl'],
  docs: 'Of one unit of the structure, each leg times its ratio: the loss of all legs, realised and open together, in points, or in percent of the net premium, which is what the average entry prices paid or took in together. It does not grow with the size. Watched at every price; several: the smallest counts. Percent of a structure that cost nothing is unknown, and its entry is not sent.',
  params: { basis: PREMIUM_FIELD, value: field.number({ label: 'Loss', min: 0.0001, max: 1e6, default: 25 }) },
  inputs: { value: inlet.number('Loss', { unit: PREMIUM_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['stop', 'positionRule'],
  lower: (node) => ({
    risk: {
      kind: 'risk',
      rules: [(clock) => ({ kind: 'combinedStop', basis: premiumBasis(node), value: node.sampled('value', clock) })],
    },
  }),
  explain: (words) =>
    `close everything when the legs together have lost ${words.input('value')}${words.raw('basis') === 'percent' ? ' of the net premium' : ''}`,
  examples: [{ name: 'counts as a stop', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['stop', 'positionRule'] } } }],
});
