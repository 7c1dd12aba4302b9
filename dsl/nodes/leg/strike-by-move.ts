// The strike by how far the market expects to go.
import { MOVE_MEASURES } from '../../ir/strike-rule';
import type { CheckContext } from '../define-kind';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { FROM_FIELD, mannerFields, referenceOf, STRIKE_OUTPUT, strikeBy } from './strike-choice';

function measureOf(node: CheckContext): (typeof MOVE_MEASURES)[number] {
  return MOVE_MEASURES.find((name) => name === node.text('measure')) ?? 'straddle';
}

export const strikeByMove = defineKind({
  kind: 'leg.strikeByMove',
  version: 1,
  title: 'Strike by expected move',
  summary: 'The strike so many expected moves away from the money.',
  keywords: ['strike selector', 'expected move', 'one sigma', 'standard deviation', '1 sd'],
  docs: 'The listed strike nearest to reference ± times × the move expected by expiry: 0.8 of the straddle at the money, or one standard deviation, forward × implied volatility × √years.',
  params: {
    times: field.number({ label: 'Expected moves away', min: -3, max: 5, default: 1 }),
    measure: field.choice({
      label: 'Measured by',
      options: { straddle: 'the straddle', deviation: 'implied volatility' },
      default: 'straddle',
    }),
    from: FROM_FIELD,
    ...mannerFields('fartherMoney'),
  },
  inputs: { times: inlet.number('Expected moves away', { unit: 'none', fallback: 'times', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['times'], (read, node) => ({
    by: 'expectedMove',
    from: referenceOf(node),
    measure: measureOf(node),
    value: read('times'),
  })),
  explain: (words) => `${words.input('times')} expected moves out of the money`,
  examples: [
    {
      name: 'one standard deviation out',
      params: { measure: 'deviation' },
      inputs: {},
      expect: {},
      facts: {
        strike: {
          strike: {
            rule: { by: 'expectedMove', from: 'synthetic', measure: 'deviation', value: 1 },
            tie: 'fartherMoney',
            noMatch: 'skip',
          },
        },
      },
    },
  ],
});
