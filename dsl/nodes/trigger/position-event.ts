// What happens to a position, as an event: opened, a leg closed, stopped, flat again.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const positionEvent = defineKind({
  kind: 'trigger.positionEvent',
  version: 1,
  title: 'On position event',
  summary: 'Fires when the position opens, loses a leg, is stopped, hits its target or is flat again.',
  keywords: ['entry done', 'exit done', 'stop loss hit', 'target hit', 'leg closed', 'flat', 'unfilled exit'],
  docs: "The event comes at the order event that caused it, on the position's own clock. `Opened` is the first fill of a flat position; `flat` the fill that closes its last leg; `exit unfilled` an exit that is still resting when its time is up. Bring it to bars with “Hold until next bar”.",
  params: {
    what: field.choice({
      label: 'What',
      options: {
        opened: 'Opened',
        flat: 'Flat',
        legClosed: 'A leg closed',
        stopped: 'Stop-loss hit',
        targetHit: 'Target hit',
        entryRejected: 'Entry rejected',
        exitUnfilled: 'Exit unfilled',
      },
      default: 'flat',
    }),
  },
  inputs: { position: inlet.position('Position') },
  outputs: { event: outlet.event('Event') },
  clock: (node) => {
    const entering = node.positionNode('position');
    return entering === null ? null : { kind: 'position', node: entering };
  },
  lower: (node) => ({
    event: node.one('positionEvent', [], { position: node.wire('position', 'position').position, what: node.text('what') }),
  }),
  explain: (words) => `when ${words.input('position')} sees "${words.param('what').toLowerCase()}"`,
  examples: [
    {
      name: 'on the clock of the position',
      inputs: { position: [] },
      expect: {},
      facts: { event: { clock: { kind: 'position', node: 'position' } } },
    },
  ],
});
