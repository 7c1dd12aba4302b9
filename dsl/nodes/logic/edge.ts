// The moment a condition changes: the only way from a level to an event.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

const WORDS: Readonly<Record<string, string>> = { rise: 'becomes true', fall: 'becomes false', either: 'changes' };

export const edge = defineKind({
  kind: 'logic.edge',
  version: 1,
  title: 'Edge',
  summary: 'Fires when a condition becomes true, or false.',
  keywords: ['when', 'becomes', 'trigger', 'change', 'turns', 'once true'],
  docs: 'The present known value against the last known one, in decision sessions only. The first known value of a run is never an edge: a strategy that starts while the condition holds waits for the next time.',
  params: {
    direction: field.choice({
      label: 'When it',
      options: { rise: 'becomes true', fall: 'becomes false', either: 'changes' },
      default: 'rise',
    }),
  },
  inputs: { condition: inlet.boolean('Condition') },
  outputs: { event: outlet.event('Event') },
  lower: (node) => ({ event: node.one('edge', [node.signal('condition')], { direction: node.text('direction') }) }),
  explain: (words) => `when "${words.input('condition')}" ${WORDS[String(words.raw('direction'))] ?? 'changes'}`,
  examples: [
    { name: 'rises only', inputs: { condition: [0, 1, 1, 0, 1] }, expect: { event: [0, 1, 0, 0, 1] } },
    {
      name: 'the first known value is not an edge, and a gap does not forget',
      inputs: { condition: [1, 0, null, 1] },
      expect: { event: [0, 0, 0, 1] },
    },
    { name: 'either way', params: { direction: 'either' }, inputs: { condition: [0, 1, 0] }, expect: { event: [0, 1, 1] } },
  ],
});
