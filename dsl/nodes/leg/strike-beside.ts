// A strike measured from another leg of the same structure.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { mannerFields, mannerOf, STRIKE_OUTPUT } from './strike-choice';

export const strikeBeside = defineKind({
  kind: 'leg.strikeBeside',
  version: 1,
  title: 'Strike beside a leg',
  summary: 'The strike so many points or strikes further out than another leg of the same structure.',
  keywords: ['strike selector', 'wing', 'width', 'spread width', 'hedge', 'relative'],
  docs: 'Further out is up for a call and down for a put, of the right of the leg that takes this strike; 0 is the strike of that leg. Both legs must go into one structure. The other leg may be of another expiry, as in a calendar.',
  params: {
    in: field.choice({ label: 'Measured in', options: { points: 'points', steps: 'listed strikes' }, default: 'points' }),
    away: field.number({ label: 'Further out', min: -100_000, max: 100_000, default: 200 }),
    ...mannerFields('nearerMoney'),
  },
  inputs: {
    leg: inlet.of('leg', 'From'),
    away: inlet.number('Further out', { unit: { by: 'in', units: { points: 'points', steps: 'none' } }, fallback: 'away', sampled: true }),
  },
  outputs: STRIKE_OUTPUT,
  traits: (node) => node.traits('leg').flatMap((trait) => (trait.startsWith('leg ') ? [`beside ${trait.slice(4)}`] : [])),
  lower: (node) => ({
    strike: {
      kind: 'strike',
      strike: {
        kind: 'beside',
        leg: node.wire('leg', 'leg').leg,
        in: node.text('in') === 'steps' ? 'steps' : 'points',
        away: (clock) => node.sampled('away', clock),
        manner: mannerOf(node),
      },
    },
  }),
  explain: (words) => `${words.input('away')}${words.raw('in') === 'steps' ? ' strikes' : ''} further out than “${words.input('leg')}”`,
  examples: [
    {
      name: 'it names the leg that it needs',
      inputs: { leg: [] },
      expect: {},
      facts: { strike: { type: 'strike', traits: ['beside leg'] } },
    },
  ],
});
