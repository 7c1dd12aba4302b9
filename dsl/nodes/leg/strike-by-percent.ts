// So many percent from the money.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { FROM_FIELD, mannerFields, referenceOf, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeByPercent = defineKind({
  kind: 'leg.strikeByPercent',
  version: 1,
  title: 'Strike by percent',
  summary: 'The strike so many percent away from the spot, the future or the synthetic forward.',
  keywords: ['strike selector', '% otm', 'percent away', 'moneyness', 'distance'],
  docs: 'The listed strike nearest to reference × (1 ± percent ÷ 100): positive is out of the money, up for a call and down for a put. None fits where that lies beyond the listed strikes by more than half a step.',
  params: {
    percent: field.number({ label: 'Out of the money', unit: 'percent', min: -50, max: 50, default: 2 }),
    from: FROM_FIELD,
    ...mannerFields('nearerMoney'),
  },
  inputs: { percent: inlet.number('Out of the money', { unit: 'percent', fallback: 'percent', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['percent'], (read, node) => ({ by: 'percent', from: referenceOf(node), value: read('percent') })),
  explain: (words) => `${words.input('percent')} out of the money`,
  examples: [
    {
      name: 'three percent out',
      params: { percent: 3 },
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'percent', from: 'synthetic', value: 3 }, tie: 'nearerMoney', noMatch: 'skip' } } },
    },
  ],
});
