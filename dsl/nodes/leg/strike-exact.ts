// A strike by its number.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { mannerFields, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeExact = defineKind({
  kind: 'leg.strikeExact',
  version: 1,
  title: 'Exact strike',
  summary: 'A strike by its number, or one that the graph works out.',
  keywords: ['strike selector', 'fixed strike', 'strike price', 'custom strike', 'open interest wall'],
  docs: 'Listed, or none fits. Wire a price to it, such as an open-interest wall or a pivot, and let the nearest listed strike stand in.',
  params: { strike: field.number({ label: 'Strike', min: 0.05, max: 999_999, default: 25_000 }), ...mannerFields('lower') },
  inputs: { strike: inlet.number('Strike', { unit: 'price', fallback: 'strike', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['strike'], (read) => ({ by: 'exact', value: read('strike') })),
  explain: (words) => `at strike ${words.input('strike')}`,
  examples: [
    {
      name: 'a round number',
      params: { strike: 24_500 },
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'exact', value: 24_500 }, tie: 'lower', noMatch: 'skip' } } },
    },
  ],
});
