// The strike whose option costs between two prices.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { mannerFields, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeInPremiumRange = defineKind({
  kind: 'leg.strikeInPremiumRange',
  version: 1,
  title: 'Strike in premium range',
  summary: 'The strike whose option costs between two premiums, nearest to the middle of them.',
  keywords: ['strike selector', 'premium range', 'between', 'band'],
  docs: 'Both ends count as inside. Of several inside, the one nearest to the middle of the range. By the last price known of each option when the entry fires. Where the lower end lies above the upper one, none fits.',
  params: {
    from: field.number({ label: 'From, rupees', min: 0.05, max: 100_000, default: 80 }),
    to: field.number({ label: 'To, rupees', min: 0.05, max: 100_000, default: 120 }),
    ...mannerFields('fartherMoney'),
  },
  inputs: {
    from: inlet.number('From', { unit: 'price', fallback: 'from', sampled: true }),
    to: inlet.number('To', { unit: 'price', fallback: 'to', sampled: true }),
  },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['from', 'to'], (read) => ({ by: 'premiumRange', value: read('from'), to: read('to') })),
  explain: (words) => `with a premium from ${words.input('from')} to ${words.input('to')}`,
  examples: [
    {
      name: 'eighty to a hundred and twenty',
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'premiumRange', value: 80, to: 120 }, tie: 'fartherMoney', noMatch: 'skip' } } },
    },
  ],
});
