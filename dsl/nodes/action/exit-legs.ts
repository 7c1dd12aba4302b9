// Closes some legs of a position.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { eventSlots } from './event-slots';
import { LEGS_FIELD, legsOf, sayLegs } from './leg-filter';

export const exitLegs = defineKind({
  kind: 'action.exitLegs',
  version: 1,
  title: 'Exit legs',
  summary: 'Closes some legs of a position, or part of them, when an event fires, and leaves the others in.',
  keywords: ['close leg', 'exit calls', 'exit puts', 'losing leg', 'partial', 'book'],
  docs: 'Chosen by what they are, or by how they stand at that instant. What is left goes on under its rules; the position is flat when the last leg is closed. A part is rounded down to whole lots. Sold legs go first. Does nothing while the position is flat, or has no such leg.',
  params: {
    which: { ...LEGS_FIELD, default: 'losing' },
    percent: field.number({ label: 'Part', unit: 'percent', min: 1, max: 100, default: 100 }),
  },
  inputs: { event: inlet.event('When', { many: true, sampled: true }), position: inlet.position('Position') },
  outputs: {},
  acts: true,
  closes: () => true,
  lower: (node) => {
    const { position } = node.wire('position', 'position');
    for (const { slot } of eventSlots(node))
      node.act({ kind: 'exit', event: slot, position, percent: node.static('percent'), ...legsOf(node) });
    return {};
  },
  explain: (words) =>
    `exit ${words.raw('percent') === 100 ? '' : `${words.param('percent')} of `}${sayLegs(words)}${words.input('position')}`,
  examples: [],
});
