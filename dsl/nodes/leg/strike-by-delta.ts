// The strike by the delta of its option.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { mannerFields, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeByDelta = defineKind({
  kind: 'leg.strikeByDelta',
  version: 1,
  title: 'Strike by delta',
  summary: 'The strike whose option has a delta nearest to so much.',
  keywords: ['strike selector', 'delta', '20 delta', 'greeks', 'probability'],
  docs: 'The size of the delta counts: 0.2 is a call of 0.2 or a put of −0.2. Deltas are our own, by Black-76 on the synthetic forward from the last price known of each option; an option whose price implies no volatility is not looked at. None fits where the delta asked for lies outside those of the chain.',
  params: { delta: field.number({ label: 'Delta', min: 0.01, max: 0.99, default: 0.2 }), ...mannerFields('fartherMoney') },
  inputs: { delta: inlet.number('Delta', { unit: 'none', fallback: 'delta', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['delta'], (read) => ({ by: 'delta', value: read('delta') })),
  explain: (words) => `with a delta nearest to ${words.input('delta')}`,
  examples: [
    {
      name: 'sixteen delta',
      params: { delta: 0.16 },
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'delta', value: 0.16 }, tie: 'fartherMoney', noMatch: 'skip' } } },
    },
  ],
});
