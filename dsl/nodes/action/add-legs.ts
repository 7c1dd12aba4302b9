// Further legs for a position that is open.
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { legsAt } from '../leg/legs-at';
import { placeLegs } from '../leg/place-legs';
import { strayLegFaults } from '../leg/stray-legs';
import { inlet } from '../ports';
import { eventSlots } from './event-slots';

function act(node: LowerContext): void {
  const { position } = node.wire('position', 'position');
  const drafts = legsAt(node, 'structure');
  const { size } = node.wire('size', 'size');
  for (const { slot, clock } of eventSlots(node)) {
    const { legs } = placeLegs(drafts, clock);
    node.act({ kind: 'addLegs', event: slot, position, legs: [...legs], size: size(clock), max: node.static('max') });
  }
}

export const addLegs = defineKind({
  kind: 'action.addLegs',
  version: 1,
  title: 'Add legs',
  summary: 'Adds legs to an open position, under the rules of its entry.',
  keywords: ['add leg', 'hedge', 'adjustment', 'second entry', 'wings'],
  docs: 'The new legs are chosen, sized and sent as an entry’s are, and from then on held with the others: every rule of the entry’s risk holds for them, and the position is flat when they are closed too. Rules of a leg’s own are for legs of an Enter. A leg that cannot be had is what the order policy of the entry says of one. In a position that was entered the other way round they are the other way round too. Does nothing while the position is flat or anything of it on its way in or out, and nothing where it would have more than ten legs.',
  params: { max: field.int({ label: 'At most, a position', min: 1, max: 10, default: 1 }) },
  inputs: {
    event: inlet.event('When', { many: true, sampled: true }),
    position: inlet.position('Position'),
    structure: inlet.of('structure', 'What'),
    size: inlet.of('size', 'How much'),
  },
  outputs: {},
  acts: true,
  check: (node) => {
    const stray = strayLegFaults(node.traits('structure'));
    if (!node.traits('structure').includes('guarded')) return stray;
    const fault = { port: 'structure', message: 'Its legs bring rules of their own.', remedy: 'Leave those to the risk of the Enter.' };
    return [...stray, fault];
  },
  lower: (node) => {
    act(node);
    return {};
  },
  explain: (words) =>
    `add to ${words.input('position')}: ${words.input('structure')}, ${words.input('size')}; at most ${words.param('max')} times`,
  examples: [],
});
