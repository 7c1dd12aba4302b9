// Asks of a number whether it is there at all.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const isMissing = defineKind({
  kind: 'logic.isMissing',
  version: 1,
  title: 'Is missing',
  summary: 'Is a number not known?',
  keywords: ['na', 'nan', 'gap', 'unknown', 'missing', 'stale', 'warm-up'],
  docs: 'Never unknown itself. Missing through warm-up, a gap in the data, staleness or an undefined result.',
  inputs: { value: inlet.number('Number') },
  outputs: { missing: outlet.boolean('Missing') },
  lower: (node) => ({ missing: node.one('isMissing', [node.signal('value')]) }),
  explain: (words) => `${words.input('value')} is missing`,
  examples: [{ name: 'a gap is a fact', inputs: { value: [1, null, 0] }, expect: { missing: [0, 1, 0] } }],
});
