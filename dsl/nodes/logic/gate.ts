// Lets an event pass while a condition holds.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const gate = defineKind({
  kind: 'logic.gate',
  version: 1,
  title: 'Gate',
  summary: 'Lets an event pass while a condition is true.',
  keywords: ['filter', 'only if', 'while', 'allow', 'block', 'when'],
  docs: 'The condition may stand on another clock: it is taken as of the event, as last sealed, and is unknown once it is older than two of its bars. Unknown blocks. What is blocked comes out at the other side.',
  inputs: { event: inlet.event('Event'), condition: inlet.boolean('Condition', { sampled: true }) },
  outputs: { passed: outlet.event('Passed'), blocked: outlet.event('Blocked') },
  lower: (node) => {
    const [passed, blocked] = node.op('gate', [node.signal('event'), node.signal('condition')]);
    return { ...(passed && { passed }), ...(blocked && { blocked }) };
  },
  explain: (words) => ({
    passed: `${words.input('event')}, while ${words.input('condition')}`,
    blocked: `${words.input('event')}, while not (${words.input('condition')})`,
  }),
  examples: [
    {
      name: 'unknown blocks',
      inputs: { event: [1, 1, 1, 0], condition: [1, 0, null, 1] },
      expect: { passed: [1, 0, 0, 0], blocked: [0, 1, 1, 0] },
    },
  ],
});
