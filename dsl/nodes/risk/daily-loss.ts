// No more entries on a day that has cost enough.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';
import { amountBasis, BASIS_FIELD } from './amount';

export const dailyLoss = defineKind({
  kind: 'risk.dailyLoss',
  version: 1,
  title: 'Max daily loss',
  summary: 'Refuses further entries once the day has lost so much.',
  keywords: ['loss limit', 'drawdown', 'stop trading', 'guard', 'circuit breaker'],
  docs: 'Realised profit of the strategy in the session, charges included. It keeps entries out; what is open is closed by its own stops.',
  params: { basis: BASIS_FIELD, value: field.number({ label: 'Loss', min: 0.01, max: 1e9, default: 5_000 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  lower: (node) => {
    const rule = { kind: 'dailyLossMax', basis: amountBasis(node), value: node.static('value') } as const;
    return { risk: { kind: 'risk', rules: [() => rule] } };
  },
  explain: (words) => {
    const amount =
      words.raw('basis') === 'percentOfCapital' ? `${String(words.raw('value'))} % of the capital` : `₹${String(words.raw('value'))}`;
    return `no more entries once the day has lost ${amount}`;
  },
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: [] } } }],
});
