// Asks of a condition whether it is there at all.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const isUnknown = defineKind({
  kind: 'logic.isUnknown',
  version: 1,
  title: 'Is unknown',
  summary: 'Is a condition neither true nor false?',
  keywords: ['na', 'nan', 'gap', 'unknown', 'missing', 'stale', 'warm-up'],
  docs: 'Never unknown itself. Missing through warm-up, a gap in the data, staleness or an undefined result.',
  inputs: { condition: inlet.boolean('Condition') },
  outputs: { unknown: outlet.boolean('Unknown') },
  lower: (node) => ({ unknown: node.one('isUnknown', [node.signal('condition')]) }),
  explain: (words) => `it is unknown whether ${words.input('condition')}`,
  examples: [{ name: 'false is known', inputs: { condition: [1, null, 0] }, expect: { unknown: [0, 1, 0] } }],
});
