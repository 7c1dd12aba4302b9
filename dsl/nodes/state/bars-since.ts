// How long ago something happened.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const barsSince = defineKind({
  kind: 'state.barsSince',
  version: 1,
  title: 'Bars since',
  summary: 'How many bars ago the last event was.',
  keywords: ['age', 'ago', 'elapsed', 'since'],
  docs: '0 at the bar of the event; unknown before the first.',
  inputs: { event: inlet.event('Event') },
  outputs: { bars: outlet.number('Bars', { unit: 'bars' }) },
  lower: (node) => ({ bars: node.one('barsSince', [node.signal('event')], {}, 'bars') }),
  explain: (words) => `the bars since "${words.input('event')}"`,
  examples: [{ name: 'counts on until the next', inputs: { event: [0, 1, 0, 0, 1] }, expect: { bars: [null, 0, 1, 2, 0] } }],
});
