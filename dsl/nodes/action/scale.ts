// More of what is held, or less of it.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { eventSlots } from './event-slots';

export const scale = defineKind({
  kind: 'action.scale',
  version: 1,
  title: 'Scale',
  summary: 'Makes every leg of an open position larger or smaller by a percentage of the quantity of its entry.',
  keywords: ['pyramid', 'scale in', 'scale out', 'add lots', 'average', 'increase'],
  docs: 'Of the same contracts, in the same ratios; rounded towards zero to whole lots of every leg. Larger adds to the average price of each leg, and its rules count from the new one. Smaller never goes below one lot of each leg: to leave altogether use Exit. The guards of the entry, such as its window and the daily loss, count for more, never for less. A leg that cannot be had is what the order policy of the entry says of one. Does nothing while the position is flat, while anything of it is on its way in or out, and without room for one more lot.',
  params: {
    percent: field.number({ label: 'By', unit: 'percent', min: -99, max: 1_000, default: 100 }),
    max: field.int({ label: 'At most, a position', min: 1, max: 20, default: 1 }),
  },
  inputs: { event: inlet.event('When', { many: true, sampled: true }), position: inlet.position('Position') },
  outputs: {},
  acts: true,
  lower: (node) => {
    const { position } = node.wire('position', 'position');
    for (const { slot } of eventSlots(node))
      node.act({ kind: 'scale', event: slot, position, percent: node.static('percent'), max: node.static('max') });
    return {};
  },
  explain: (words) => {
    const percent = Number(words.raw('percent'));
    const change = percent < 0 ? `smaller by ${-percent} %` : `larger by ${percent} %`;
    return `make ${words.input('position')} ${change} of its entry, at most ${words.param('max')} times`;
  },
  examples: [],
});
