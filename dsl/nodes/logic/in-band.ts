// Is a number between two others?
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

const LEVEL = { help: 'Used where nothing is connected.', min: -1e9, max: 1e9 };

export const inBand = defineKind({
  kind: 'logic.inBand',
  version: 1,
  title: 'In band',
  summary: 'Is a number between a lower and an upper one, both included?',
  keywords: ['between', 'range', 'inside', 'within'],
  docs: 'Unknown where it cannot be told; false as soon as one side is known to be broken. A band upside down holds nothing.',
  params: {
    from: field.number({ ...LEVEL, label: 'From', default: 30 }),
    to: field.number({ ...LEVEL, label: 'To', default: 70 }),
  },
  inputs: {
    value: inlet.number('Number'),
    lower: inlet.number('From', { unit: { like: 'value' }, fallback: 'from' }),
    upper: inlet.number('To', { unit: { like: 'value' }, fallback: 'to' }),
  },
  outputs: { inside: outlet.boolean('Inside') },
  lower: (node) => {
    const value = node.signal('value');
    const isAboveLower = node.one('greaterOrEqual', [value, node.signal('lower')]);
    const isBelowUpper = node.one('greaterOrEqual', [node.signal('upper'), value]);
    return { inside: node.one('and', [isAboveLower, isBelowUpper]) };
  },
  explain: (words) => `${words.input('value')} is between ${words.input('lower')} and ${words.input('upper')}`,
  examples: [
    {
      name: 'the edges belong to the band',
      params: { from: 2, to: 4 },
      inputs: { value: [1, 2, 3, 4, 5] },
      expect: { inside: [0, 1, 1, 1, 0] },
    },
    {
      name: 'one broken side is enough to know',
      inputs: { value: [5, 3], lower: [null, null], upper: [4, 4] },
      expect: { inside: [0, null] },
    },
  ],
});
