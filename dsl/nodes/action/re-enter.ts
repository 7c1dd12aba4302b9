// Enters again what was left.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { WATCHED_RULE } from '../risk/watched-rule';
import { eventSlots } from './event-slots';
import { RE_ENTRY_MANNERS, reEntryManner } from './re-entry-manner';

export const reEnter = defineKind({
  kind: 'action.reEnter',
  version: 1,
  title: 'Re-enter',
  summary: 'Enters a position again after it was left, at most so many times a session.',
  keywords: ['re-entry', 'reentry', 'again', 'RE ASAP', 'RE COST', 'RE MOMENTUM', 'after stop loss', 'reverse'],
  docs: 'Wire a position event such as Stopped or Flat to When, and the position to re-enter. It repeats the Enter that opened it last: legs, size, risk and orders, with numbers read anew when the event fires. At cost waits until the price is back at the average entry; in favour until it has moved so far from where it was at the event, up for a long position and down for a short one; a group goes by the sum of its legs’ prices by side and ratio. Both are watched at every price, and lapse at the end of the session or at Not after. The other way round swaps every side. Windows, entries per day, daily loss and cooldown of the risk count for it as for any entry. A position that is open, or already armed, is left alone; a new Enter takes the place of one that waits for a price.',
  params: {
    how: field.choice({ label: 'How', options: RE_ENTRY_MANNERS, default: 'asap' }),
    basis: field.choice({ label: 'Move in', options: { points: 'points', percent: 'percent' }, default: 'points' }),
    move: field.number({ label: 'Move', help: 'Used when it must move in favour.', min: 0, max: 100_000, default: 10 }),
    max: field.int({ label: 'At most, a session', min: 1, max: 100, default: 1 }),
    notAfter: field.time({ label: 'Not after', default: '15:00' }),
  },
  inputs: { event: inlet.event('When', { many: true, sampled: true }), position: inlet.position('Position') },
  outputs: {},
  acts: true,
  capability: WATCHED_RULE,
  lower: (node) => {
    const { position } = node.wire('position', 'position');
    const how = reEntryManner(node.text('how'));
    const basis = node.text('basis') === 'percent' ? 'percent' : 'points';
    for (const { slot } of eventSlots(node)) {
      node.act({
        kind: 'reEnter',
        event: slot,
        position,
        how,
        basis,
        move: node.static('move'),
        max: node.static('max'),
        notAfter: node.static('notAfter'),
      });
    }
    return {};
  },
  explain: (words) => {
    const move = words.raw('how') === 'momentum' ? ` by ${words.param('move')} ${words.param('basis')}` : '';
    const bounds = `at most ${words.param('max')} a session, before ${words.param('notAfter')}`;
    return `enter ${words.input('position')} again ${words.param('how')}${move}; ${bounds}`;
  },
  examples: [],
});
