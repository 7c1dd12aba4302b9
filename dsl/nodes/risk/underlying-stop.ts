// A stop by the price of what the options are on.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { DISTANCE_FIELD, DISTANCE_UNITS, distanceBasis } from './distance';
import { WATCHED_RULE } from './watched-rule';

export const underlyingStop = defineKind({
  kind: 'risk.underlyingStop',
  version: 1,
  title: 'Underlying stop',
  summary: 'Closes an option leg when its underlying has gone so far against it.',
  keywords: ['stop loss', 'spot stop', 'index level', 'sl on underlying', 'break-even stop'],
  docs: 'Points and percent are counted from where the underlying was when the leg was filled, against the leg: down for a bought call and a sold put, up for a sold call and a bought put. A level counts when it is reached from the side on which the underlying then was. Watched at every price of the underlying; the leg leaves at market. A connected number is read when the entry fires. Several: the nearest counts.',
  params: { basis: DISTANCE_FIELD, value: field.number({ label: 'Stop at', min: 0.0001, max: 1e9, default: 1 }) },
  inputs: { value: inlet.number('Stop at', { unit: DISTANCE_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['stop', 'ofOptions'],
  lower: (node) => ({
    risk: {
      kind: 'risk',
      rules: [(clock) => ({ kind: 'underlyingStop', basis: distanceBasis(node), value: node.sampled('value', clock) })],
    },
  }),
  explain: (words) =>
    words.raw('basis') === 'level'
      ? `stop when the underlying reaches ${words.input('value')}`
      : `stop when the underlying has gone ${words.input('value')} against the leg`,
  examples: [
    { name: 'counts as a stop', inputs: { value: [2] }, expect: {}, facts: { risk: { type: 'risk', traits: ['stop', 'ofOptions'] } } },
  ],
});
