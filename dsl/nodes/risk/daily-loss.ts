// An end to a day that has cost enough.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';
import { amountBasis, BASIS_FIELD } from './amount';

export const dailyLoss = defineKind({
  kind: 'risk.dailyLoss',
  version: 1,
  title: 'Max daily loss',
  summary: 'Closes what is open and enters no more once the day has lost so much.',
  keywords: ['loss limit', 'drawdown', 'stop trading', 'guard', 'circuit breaker'],
  docs: 'Profit of the whole strategy in the session, realised and open together, before charges; a percentage is of the capital that the run began with. Once it has lost so much, what is open is closed and nothing enters until the next session. It is a limit beyond the stop of each entry, and takes the place of none.',
  params: { basis: BASIS_FIELD, value: field.number({ label: 'Loss', min: 0.01, max: 1e9, default: 5_000 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const rule = { kind: 'dailyLossMax', basis: amountBasis(node), value: node.static('value') } as const;
    return { risk: { kind: 'risk', rules: [() => rule] } };
  },
  explain: (words) => {
    const amount =
      words.raw('basis') === 'percentOfCapital' ? `${String(words.raw('value'))} % of the capital` : `₹${String(words.raw('value'))}`;
    return `once the day has lost ${amount}, close what is open and enter no more`;
  },
  examples: [
    { name: 'it is no stop-loss of an entry', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } },
  ],
});
