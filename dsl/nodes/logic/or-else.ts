// A number, and another to stand in where it is missing.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const orElse = defineKind({
  kind: 'logic.orElse',
  version: 1,
  title: 'Or else number',
  summary: 'The number, or another where it is missing.',
  keywords: ['default', 'fallback', 'na', 'coalesce', 'fill'],
  docs: 'NA only where both are. Say so on purpose: elsewhere missing data never trades.',
  params: { value: field.number({ label: 'Or else', help: 'Used where nothing is connected.', min: -1e9, max: 1e9, default: 0 }) },
  inputs: { value: inlet.number('Number'), otherwise: inlet.number('Or else', { unit: { like: 'value' }, fallback: 'value' }) },
  outputs: { value: outlet.like('Number', 'value') },
  lower: (node) => {
    const value = node.signal('value');
    return { value: node.one('orElse', [value, node.signal('otherwise')], {}, value.unit) };
  },
  explain: (words) => `${words.input('value')}, or where missing ${words.input('otherwise')}`,
  examples: [
    { name: 'missing only where both are', inputs: { value: [1, null, null], otherwise: [9, 9, null] }, expect: { value: [1, 9, null] } },
  ],
});
