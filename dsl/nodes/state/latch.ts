// Remembers that something happened, until something else does.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { describeResets, RESETS_FIELD } from './resets';

export const latch = defineKind({
  kind: 'state.latch',
  version: 1,
  title: 'Latch',
  summary: 'True from one event until another.',
  keywords: ['flag', 'memory', 'remember', 'set', 'reset', 'armed', 'toggle'],
  docs: 'Both at the same bar: reset wins. False until the first event of the decision sessions.',
  params: { resets: RESETS_FIELD },
  inputs: { set: inlet.event('Set'), reset: inlet.event('Reset', { optional: true }) },
  outputs: { value: outlet.boolean('Set') },
  lower: (node) => ({
    value: node.one('latch', [node.signal('set'), node.findSignal('reset') ?? node.never()], { resets: node.text('resets') }),
  }),
  explain: (words) => {
    const until = words.isConnected('reset') ? ` and not yet reset ${words.input('reset')}` : '';
    return `it was set ${words.input('set')}${until}${describeResets(words)}`;
  },
  examples: [
    { name: 'reset wins', inputs: { set: [0, 1, 0, 1, 0], reset: [0, 0, 0, 1, 0] }, expect: { value: [0, 1, 1, 0, 0] } },
    { name: 'without a reset it stays', params: { resets: 'never' }, inputs: { set: [1, 0, 0] }, expect: { value: [1, 1, 1] } },
  ],
});
