// The strike by a share of the straddle's premium.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { FROM_FIELD, mannerFields, referenceOf, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeByStraddleShare = defineKind({
  kind: 'leg.strikeByStraddleShare',
  version: 1,
  title: 'Strike by share of straddle',
  summary: 'The strike whose option costs nearest to a percentage of the straddle at the money.',
  keywords: ['strike selector', 'percent of straddle', 'straddle premium', 'atm straddle'],
  docs: 'The straddle is call and put together at the listed strike nearest to the reference, by the last prices known when the entry fires.',
  params: {
    percent: field.number({ label: 'Of the straddle', unit: 'percent', min: 0.1, max: 200, default: 20 }),
    from: FROM_FIELD,
    ...mannerFields('fartherMoney'),
  },
  inputs: { percent: inlet.number('Of the straddle', { unit: 'percent', fallback: 'percent', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['percent'], (read, node) => ({ by: 'straddleShare', from: referenceOf(node), value: read('percent') })),
  explain: (words) => `with a premium nearest to ${words.input('percent')} of the straddle`,
  examples: [
    {
      name: 'a fifth of the straddle',
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'straddleShare', from: 'synthetic', value: 20 }, tie: 'fartherMoney', noMatch: 'skip' } } },
    },
  ],
});
