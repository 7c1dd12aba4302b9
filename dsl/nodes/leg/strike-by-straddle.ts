// The strike by the premium of the straddle at the money.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { FROM_FIELD, mannerFields, referenceOf, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeByStraddle = defineKind({
  kind: 'leg.strikeByStraddle',
  version: 1,
  title: 'Strike by straddle width',
  summary: 'The strike so many straddle premiums away from the money.',
  keywords: ['strike selector', 'straddle width', 'atm straddle', 'k x straddle', 'breakeven'],
  docs: 'The listed strike nearest to reference ± times × premium of the straddle at the money: up for a call, down for a put. At 1 it stands where a seller of that straddle begins to lose.',
  params: {
    times: field.number({ label: 'Straddle premiums away', min: -5, max: 10, default: 1 }),
    from: FROM_FIELD,
    ...mannerFields('fartherMoney'),
  },
  inputs: { times: inlet.number('Straddle premiums away', { unit: 'none', fallback: 'times', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['times'], (read, node) => ({ by: 'straddleAway', from: referenceOf(node), value: read('times') })),
  explain: (words) => `${words.input('times')} straddle premiums out of the money`,
  examples: [
    {
      name: 'at the break-even of the straddle',
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'straddleAway', from: 'synthetic', value: 1 }, tie: 'fartherMoney', noMatch: 'skip' } } },
    },
  ],
});
