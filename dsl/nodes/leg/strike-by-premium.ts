// The strike by what its option costs.
import { PREMIUM_WANTS } from '../../ir/strike-rule';
import type { CheckContext } from '../define-kind';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { mannerFields, STRIKE_OUTPUT, strikeBy } from './strike-choice';

function wantOf(node: CheckContext): (typeof PREMIUM_WANTS)[number] {
  return PREMIUM_WANTS.find((name) => name === node.text('want')) ?? 'nearest';
}

export const strikeByPremium = defineKind({
  kind: 'leg.strikeByPremium',
  version: 1,
  title: 'Strike by premium',
  summary: 'The strike whose option costs nearest to, at least, or at most so much.',
  keywords: ['strike selector', 'closest premium', 'premium >=', 'premium <=', 'price'],
  docs: 'By the last price known of each option of the chain when the entry fires; one that has none is not looked at. At least takes the cheapest that costs so much or more, at most the dearest that costs so much or less. Nearest always finds one where any has a price.',
  params: {
    want: field.choice({
      label: 'Premium',
      options: { nearest: 'nearest to', atLeast: 'at least', atMost: 'at most' },
      default: 'nearest',
    }),
    premium: field.number({ label: 'Rupees', min: 0.05, max: 100_000, default: 100 }),
    ...mannerFields('fartherMoney'),
  },
  inputs: { premium: inlet.number('Premium', { unit: 'price', fallback: 'premium', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['premium'], (read, node) => ({ by: 'premium', want: wantOf(node), value: read('premium') })),
  explain: (words) => `with a premium ${words.param('want')} ${words.input('premium')}`,
  examples: [
    {
      name: 'at least fifty rupees',
      params: { want: 'atLeast', premium: 50 },
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'premium', want: 'atLeast', value: 50 }, tie: 'fartherMoney', noMatch: 'skip' } } },
    },
  ],
});
