// What the venue says about the orders of a position, as an event.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const orderEvent = defineKind({
  kind: 'trigger.orderEvent',
  version: 1,
  title: 'On order event',
  summary: 'Fires when an order of the position is accepted, filled, partly filled, rejected or cancelled.',
  keywords: ['filled', 'rejected', 'cancelled', 'partial fill', 'order status'],
  docs: "Any order of any leg, entry or exit. `Filled` is the fill that leaves nothing of the order; `cancelled` includes the exchange's own. The event comes on the position's own clock; bring it to bars with “Hold until next bar”.",
  params: {
    what: field.choice({
      label: 'What',
      options: { accepted: 'Accepted', filled: 'Filled', partlyFilled: 'Partly filled', rejected: 'Rejected', cancelled: 'Cancelled' },
      default: 'rejected',
    }),
  },
  inputs: { position: inlet.position('Position') },
  outputs: { event: outlet.event('Event') },
  clock: (node) => {
    const entering = node.positionNode('position');
    return entering === null ? null : { kind: 'position', node: entering };
  },
  lower: (node) => ({
    event: node.one('orderEvent', [], { position: node.wire('position', 'position').position, what: node.text('what') }),
  }),
  explain: (words) => `when an order of ${words.input('position')} is ${words.param('what').toLowerCase()}`,
  examples: [
    {
      name: 'on the clock of the position',
      inputs: { position: [] },
      expect: {},
      facts: { event: { clock: { kind: 'position', node: 'position' } } },
    },
  ],
});
