// The opposite of a condition.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const not = defineKind({
  kind: 'logic.not',
  version: 1,
  title: 'Not',
  summary: 'The opposite of a condition.',
  keywords: ['negate', 'invert', 'opposite'],
  docs: 'Unknown stays unknown: what is not known to be true is not therefore false.',
  inputs: { condition: inlet.boolean('Condition') },
  outputs: { value: outlet.boolean('Opposite') },
  lower: (node) => ({ value: node.one('not', [node.signal('condition')]) }),
  explain: (words) => `not (${words.input('condition')})`,
  examples: [{ name: 'unknown stays unknown', inputs: { condition: [1, 0, null] }, expect: { value: [0, 1, null] } }],
});
