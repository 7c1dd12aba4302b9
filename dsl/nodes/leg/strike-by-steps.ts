// So many strikes from the money.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { FROM_FIELD, mannerFields, referenceOf, STRIKE_OUTPUT, strikeBy } from './strike-choice';

export const strikeBySteps = defineKind({
  kind: 'leg.strikeBySteps',
  version: 1,
  title: 'Strike by steps',
  summary: 'The strike at the money, or so many listed strikes out of it or into it.',
  keywords: ['atm', 'otm', 'itm', 'strike selector', 'at the money', 'atm+1'],
  docs: '0 is the listed strike nearest to the reference. Steps are counted in listed strikes: positive out of the money, up for a call and down for a put; negative into it. A fraction is dropped. Chosen when the entry fires, and kept until the position is flat.',
  params: {
    steps: field.int({ label: 'Steps out of the money', min: -60, max: 60, default: 0 }),
    from: FROM_FIELD,
    ...mannerFields('lower'),
  },
  inputs: { steps: inlet.number('Steps', { unit: 'none', fallback: 'steps', sampled: true }) },
  outputs: STRIKE_OUTPUT,
  ...strikeBy(['steps'], (read, node) => ({ by: 'steps', from: referenceOf(node), value: read('steps') })),
  explain: (words) => {
    if (words.isConnected('steps')) return `${words.input('steps')} strikes out of the money`;
    const steps = Number(words.raw('steps'));
    if (steps === 0) return 'at the money';
    return `${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'strike' : 'strikes'} ${steps > 0 ? 'out of' : 'in'} the money`;
  },
  examples: [
    {
      name: 'two strikes out, by the future',
      params: { steps: 2, from: 'future' },
      inputs: {},
      expect: {},
      facts: { strike: { strike: { rule: { by: 'steps', from: 'future', value: 2 }, tie: 'lower', noMatch: 'skip' } } },
    },
  ],
});
