// Keeps a number between two bounds.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const clamp = defineKind({
  kind: 'math.clamp',
  version: 1,
  title: 'Clamp',
  summary: 'Keeps a number between a lower and an upper bound.',
  keywords: ['limit', 'bound', 'cap', 'floor', 'at least', 'at most'],
  docs: 'min(max(value, low), high): where the bounds cross, the upper one holds. NA if any of the three is.',
  params: {
    lowest: field.number({ label: 'Lowest', help: 'Where Low is not connected.', min: -1e9, max: 1e9, default: 0 }),
    highest: field.number({ label: 'Highest', help: 'Where High is not connected.', min: -1e9, max: 1e9, default: 100 }),
  },
  inputs: {
    value: inlet.number('Value'),
    low: inlet.number('Low', { unit: { like: 'value' }, fallback: 'lowest' }),
    high: inlet.number('High', { unit: { like: 'value' }, fallback: 'highest' }),
  },
  outputs: { value: outlet.like('Clamped', 'value') },
  lower: (node) => {
    const { least, most } = formula(node);
    return { value: least(most(node.signal('value'), node.signal('low')), node.signal('high')) };
  },
  explain: (words) => {
    const low = words.isConnected('low') ? words.input('low') : words.param('lowest');
    const high = words.isConnected('high') ? words.input('high') : words.param('highest');
    return `${words.input('value')} kept between ${low} and ${high}`;
  },
  examples: [
    {
      name: 'between 10 and 20',
      params: { lowest: 10, highest: 20 },
      inputs: { value: [5, 15, 25, null] },
      expect: { value: [10, 15, 20, null] },
    },
  ],
});
