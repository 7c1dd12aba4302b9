// No entry that leaves too little.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';
import { amountBasis, BASIS_FIELD } from './amount';

export const minFreeMargin = defineKind({
  kind: 'risk.minFreeMargin',
  version: 1,
  title: 'Min free margin',
  summary: 'Refuses an entry after which less than so much of the account would be free.',
  keywords: ['margin', 'free margin', 'buffer', 'funds', 'guard', 'margin shortfall'],
  docs: 'Free is equity less all margins, with the margin of the entry counted in. Several: the largest counts.',
  capability: {
    backtest: 'approximate',
    paper: 'approximate',
    live: 'exact',
    because: 'margin is our estimate of the clearing house’s scan.',
  },
  params: { basis: BASIS_FIELD, value: field.number({ label: 'At least', min: 0.01, max: 1e9, default: 10_000 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const rule = { kind: 'entryFreeMarginMin', basis: amountBasis(node), value: node.static('value') } as const;
    return { risk: { kind: 'risk', rules: [() => rule] } };
  },
  explain: (words) => {
    const amount =
      words.raw('basis') === 'percentOfCapital' ? `${String(words.raw('value'))} % of the capital` : `₹${String(words.raw('value'))}`;
    return `enter only where ${amount} stays free`;
  },
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});
