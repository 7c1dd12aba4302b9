// Gives up option legs for others: rolls them to another expiry, or shifts their strikes.
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import { eventSlots } from './event-slots';
import { LEGS_FIELD, legsOf, sayLegs } from './leg-filter';

function act(node: LowerContext): void {
  const { position } = node.wire('position', 'position');
  const chain = node.findWire('chain', 'chain')?.chain;
  const strike = node.findWire('strike', 'strike')?.strike;
  for (const { slot, clock } of eventSlots(node)) {
    node.act({
      kind: 'adjust',
      event: slot,
      position,
      ...legsOf(node),
      ...(chain === undefined ? {} : { chain }),
      ...(strike?.kind === 'rule' ? { strike: strike.choice(clock) } : {}),
      first: node.text('first') === 'open' ? 'open' : 'close',
      max: node.static('max'),
    });
  }
}

export const adjust = defineKind({
  kind: 'action.adjust',
  version: 1,
  title: 'Roll or shift',
  summary: 'Gives up option legs of a position for others: at other strikes, of another expiry, or both.',
  keywords: ['roll', 'shift strike', 'adjustment', 'delta adjust', 'next expiry', 'recentre'],
  docs: 'Each chosen leg is closed and one of the same side, right and ratio is opened for it, chosen anew by the strike connected, or by the leg’s own rule where none is, from the chain connected, or from the leg’s own. A leg that would come to the same contract stays as it is. The position goes on: its profit is carried, a rule of a leg counts anew from the new leg’s average price, a rule of the whole from the net premium after the change. Close first leaves a moment without the leg; open first binds margin for both. Where no strike fits, nothing is given up. A new leg that cannot be had is what the order policy of the entry says of one: all goes, or what there is stays. Does nothing while the position is flat, or anything of it on its way in or out.',
  params: {
    which: LEGS_FIELD,
    first: field.choice({ label: 'First', options: { close: 'close the old leg', open: 'open the new leg' }, default: 'close' }),
    max: field.int({ label: 'At most, a session', min: 1, max: 100, default: 1 }),
  },
  inputs: {
    event: inlet.event('When', { many: true, sampled: true }),
    position: inlet.position('Position'),
    strike: inlet.of('strike', 'To strike', { optional: true, help: 'Without it, by the leg’s own rule.' }),
    chain: inlet.of('chain', 'To chain', {
      optional: true,
      sampled: true,
      help: 'Without it, from the leg’s own, as its expiry rule stands then.',
    }),
  },
  outputs: {},
  acts: true,
  check: (node) => {
    if (!node.traits('strike').some((trait) => trait.startsWith('beside '))) return [];
    return [{ code: 'leg-elsewhere', port: 'strike', message: '', remedy: '' }];
  },
  lower: (node) => {
    act(node);
    return {};
  },
  explain: (words) => {
    const strike = words.isConnected('strike') ? ` to options ${words.input('strike')}` : ' to strikes chosen anew';
    const chain = words.isConnected('chain') ? ` of ${words.input('chain')}` : '';
    const first = words.raw('first') === 'open' ? 'opening the new before closing the old' : 'closing the old before opening the new';
    return `roll ${sayLegs(words)}${words.input('position')}${strike}${chain}, ${first}, at most ${words.param('max')} a session`;
  },
  examples: [],
});
