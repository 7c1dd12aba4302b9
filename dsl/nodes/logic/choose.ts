// One of two numbers, by a condition.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

const VALUE = { help: 'Used where nothing is connected.', min: -1e9, max: 1e9, default: 0 };

export const choose = defineKind({
  kind: 'logic.choose',
  version: 1,
  title: 'Choose number',
  summary: 'One number while a condition is true, another while it is false.',
  keywords: ['if', 'else', 'switch', 'select', 'ternary'],
  docs: 'NA where the condition is unknown. Both numbers are computed at every bar: nothing is skipped, so state never falls behind.',
  params: { yes: field.number({ ...VALUE, label: 'When true' }), no: field.number({ ...VALUE, label: 'When false' }) },
  inputs: {
    condition: inlet.boolean('Condition'),
    whenTrue: inlet.number('When true', { fallback: 'yes', literal: (worn) => worn('whenFalse') ?? 'none' }),
    whenFalse: inlet.number('When false', { unit: { like: 'whenTrue' }, fallback: 'no' }),
  },
  outputs: { value: outlet.like('Chosen', 'whenTrue') },
  lower: (node) => {
    const whenTrue = node.signal('whenTrue');
    return { value: node.one('choose', [node.signal('condition'), whenTrue, node.signal('whenFalse')], {}, whenTrue.unit) };
  },
  explain: (words) => `${words.input('whenTrue')} while ${words.input('condition')}, else ${words.input('whenFalse')}`,
  examples: [
    {
      name: 'unknown condition, unknown number',
      inputs: { condition: [1, 0, null], whenTrue: [10, 11, 12], whenFalse: [20, 21, 22] },
      expect: { value: [10, 21, null] },
    },
    {
      name: 'a missing number that is not chosen does no harm',
      inputs: { condition: [0], whenTrue: [null], whenFalse: [5] },
      expect: { value: [5] },
    },
  ],
});
