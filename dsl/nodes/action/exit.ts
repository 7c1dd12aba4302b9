// Closes a position, or part of it.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { eventSlots } from './event-slots';

export const exit = defineKind({
  kind: 'action.exit',
  version: 1,
  title: 'Exit',
  summary: 'Closes a position, or part of it, when an event fires.',
  keywords: ['close', 'square off', 'sell', 'cover', 'book', 'partial'],
  docs: 'Does nothing while the position is flat. A part is taken of what is open at that moment, rounded down to whole lots; the stops of what is left stay in place. An exit and an enter at the same instant: the exit is first.',
  params: { percent: field.number({ label: 'Part', unit: 'percent', min: 1, max: 100, default: 100 }) },
  inputs: { event: inlet.event('When', { many: true, sampled: true }), position: inlet.position('Position') },
  outputs: {},
  acts: true,
  closes: () => true,
  lower: (node) => {
    const { position } = node.wire('position', 'position');
    for (const { slot } of eventSlots(node)) node.act({ kind: 'exit', event: slot, position, percent: node.static('percent') });
    return {};
  },
  explain: (words) =>
    words.raw('percent') === 100 ? `exit ${words.input('position')}` : `exit ${words.param('percent')} of ${words.input('position')}`,
  examples: [],
});
