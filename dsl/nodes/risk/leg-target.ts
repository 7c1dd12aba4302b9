// The profit target of each leg.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { DISTANCE_FIELD, DISTANCE_UNITS, distanceBasis } from './distance';
import { WATCHED_RULE } from './watched-rule';

const IN_FAVOUR = { long: 'above', short: 'below', mixed: 'in favour of' } as const;

export const legTarget = defineKind({
  kind: 'risk.legTarget',
  version: 1,
  title: 'Leg target',
  summary: 'Closes a leg when its price has gone so far in its favour.',
  keywords: ['take profit', 'tp', 'target', 'book profit'],
  docs: 'Watched at every price rather than left with the exchange, so that stop and target are never two live orders. Counted and sampled like a leg stop. Several targets: the nearest counts.',
  params: { basis: DISTANCE_FIELD, value: field.number({ label: 'Target at', min: 0.0001, max: 1e9, default: 2 }) },
  inputs: { value: inlet.number('Target at', { unit: DISTANCE_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['target', 'exit'],
  lower: (node) => ({
    risk: { kind: 'risk', rules: [(clock) => ({ kind: 'legTarget', basis: distanceBasis(node), value: node.sampled('value', clock) })] },
  }),
  explain: (words) =>
    words.raw('basis') === 'level'
      ? `target at ${words.input('value')}`
      : `target ${words.input('value')} ${IN_FAVOUR[words.side]} the average price`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['target', 'exit'] } } }],
});
