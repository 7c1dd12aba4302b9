// The stop-loss of each leg.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { DISTANCE_FIELD, DISTANCE_UNITS, distanceBasis } from './distance';

const AGAINST = { long: 'below', short: 'above', mixed: 'against' } as const;

export const legStop = defineKind({
  kind: 'risk.legStop',
  version: 1,
  title: 'Leg stop',
  summary: 'Closes a leg when its price has gone so far against it.',
  keywords: ['stop loss', 'sl', 'stop', 'protect', 'atr stop'],
  docs: 'Rests at the exchange as a stop-limit order where product and broker allow. Points and percent are counted from the average price of the fills; a level is a price. A connected number is read when the entry fires and holds until the position is flat: wire an ATR for an ATR stop. Several stops: the nearest counts. An entry whose stop is unknown, or on the wrong side of the price, is not sent.',
  params: { basis: DISTANCE_FIELD, value: field.number({ label: 'Stop at', min: 0.0001, max: 1e9, default: 1 }) },
  inputs: { value: inlet.number('Stop at', { unit: DISTANCE_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['stop', 'legStop'],
  lower: (node) => ({
    risk: { kind: 'risk', rules: [(clock) => ({ kind: 'legStop', basis: distanceBasis(node), value: node.sampled('value', clock) })] },
  }),
  explain: (words) =>
    words.raw('basis') === 'level'
      ? `stop at ${words.input('value')}`
      : `stop ${words.input('value')} ${AGAINST[words.side]} the average price`,
  examples: [
    { name: 'an ATR in percent', inputs: { value: [2] }, expect: {}, facts: { risk: { type: 'risk', traits: ['stop', 'legStop'] } } },
  ],
});
