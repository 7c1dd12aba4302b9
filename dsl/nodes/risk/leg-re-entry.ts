// A leg that was taken out comes back.
import { RE_ENTRY_MANNERS, reEntryManner } from '../action/re-entry-manner';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';
import { WATCHED_RULE } from './watched-rule';

export const legReEntry = defineKind({
  kind: 'risk.legReEntry',
  version: 1,
  title: 'Leg re-entry',
  summary: 'Enters a leg again after its own stop or target took it out, while the position goes on.',
  keywords: ['re-entry', 'reentry', 'RE ASAP', 'RE COST', 'RE MOMENTUM', 'after stop loss', 'leg'],
  docs: 'Of one leg, where Re-enter is of the whole position. The same contract again, or one chosen anew by the leg’s strike rule; at cost is the same contract always. The other way round swaps the side. The leg’s rules hold anew from its new average price. Both waits, for the cost and for a move in favour, are watched at every price and lapse when the position is flat, at the end of the session, or at Not after.',
  params: {
    after: field.choice({ label: 'After', options: { stop: 'its stop', target: 'its target' }, default: 'stop' }),
    how: field.choice({ label: 'How', options: RE_ENTRY_MANNERS, default: 'atCost' }),
    contract: field.choice({ label: 'Contract', options: { same: 'the same', anew: 'chosen anew' }, default: 'same' }),
    basis: field.choice({ label: 'Move in', options: { points: 'points', percent: 'percent' }, default: 'points' }),
    move: field.number({ label: 'Move', help: 'Used when it must move in favour.', min: 0, max: 100_000, default: 10 }),
    max: field.int({ label: 'At most, a session', min: 1, max: 100, default: 1 }),
    notAfter: field.time({ label: 'Not after', default: '15:00' }),
  },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => [],
  check: (node) => {
    if (node.text('how') !== 'atCost' || node.text('contract') === 'same') return [];
    return [
      { param: 'contract', message: 'Another contract has another cost.', remedy: 'Choose the same contract, or another way to re-enter.' },
    ];
  },
  lower: (node) => {
    const rule = {
      kind: 'legReEntry',
      after: node.text('after') === 'target' ? 'target' : 'stop',
      contract: node.text('contract') === 'anew' ? 'anew' : 'same',
      how: reEntryManner(node.text('how')),
      basis: node.text('basis') === 'percent' ? 'percent' : 'points',
      move: node.static('move'),
      max: node.static('max'),
      notAfter: node.static('notAfter'),
    } as const;
    return { risk: { kind: 'risk', rules: [() => rule] } };
  },
  explain: (words) => {
    const move = words.raw('how') === 'momentum' ? ` by ${words.param('move')} ${words.param('basis')}` : '';
    const contract = words.raw('contract') === 'anew' ? 'by a contract chosen anew' : 'by the same contract';
    return `after ${words.param('after')} enter the leg again ${contract} ${words.param('how')}${move}, at most ${words.param('max')} a session, before ${words.param('notAfter')}`;
  },
  examples: [{ name: 'lets nothing out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: [] } } }],
});
