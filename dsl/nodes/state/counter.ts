// How often something has happened.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { describeResets, RESETS_FIELD } from './resets';

export const counter = defineKind({
  kind: 'state.counter',
  version: 1,
  title: 'Counter',
  summary: 'How many events since the last reset.',
  keywords: ['count', 'number of', 'how many', 'tally'],
  docs: 'A reset at the same bar counts first. 0 at the start.',
  params: { resets: RESETS_FIELD },
  inputs: { event: inlet.event('Event'), reset: inlet.event('Reset', { optional: true }) },
  outputs: { count: outlet.number('Count') },
  lower: (node) => ({
    count: node.one('counter', [node.signal('event'), node.findSignal('reset') ?? node.never()], { resets: node.text('resets') }),
  }),
  explain: (words) => {
    const since = words.isConnected('reset') ? `, counted anew ${words.input('reset')}` : '';
    return `the count of "${words.input('event')}"${since}${describeResets(words)}`;
  },
  examples: [
    { name: 'a reset counts first', inputs: { event: [1, 0, 1, 1], reset: [0, 0, 0, 1] }, expect: { count: [1, 1, 2, 1] } },
    { name: 'without a reset', params: { resets: 'never' }, inputs: { event: [1, 1, 0] }, expect: { count: [1, 2, 2] } },
  ],
});
