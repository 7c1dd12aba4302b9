// Only the first event of a session, or of a position's life.
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

function resetOf(node: LowerContext): Signal {
  if (node.text('per') === 'position') return node.positionEvent('position', 'flat');
  return node.findSignal('reset') ?? node.never();
}

export const oncePer = defineKind({
  kind: 'state.oncePer',
  version: 1,
  title: 'Once per',
  summary: 'Passes only the first event of each session, of each life of a position, or since a reset.',
  keywords: ['first', 'one per day', 'only once', 'limit', 'single', 'daily'],
  docs: 'A reset at the same bar counts first. Per position: the next event passes only once the position has been flat again.',
  params: {
    per: field.choice({ label: 'Once per', options: { session: 'session', position: 'position', reset: 'reset' }, default: 'session' }),
  },
  inputs: {
    event: inlet.event('Event'),
    reset: inlet.event('Reset', { optional: true, help: 'Starts anew; used with sessions and resets.' }),
    position: inlet.position('Position', { optional: true, help: 'Used with positions.' }),
  },
  outputs: { event: outlet.event('First') },
  check: (node) => {
    const needed = node.text('per');
    if (needed === 'session' || node.isConnected(needed)) return [];
    return [
      {
        port: needed,
        message: `Once per ${needed} needs to see one.`,
        remedy: `Connect ${needed === 'reset' ? 'an event to Reset' : 'the position to Position'}.`,
      },
    ];
  },
  lower: (node) => {
    const resets = node.text('per') === 'session' ? 'session' : 'never';
    return { event: node.one('oncePer', [node.signal('event'), resetOf(node)], { resets }) };
  },
  explain: (words) => {
    const reset = words.isConnected('reset') ? `, anew after ${words.input('reset')}` : '';
    const per = words.raw('per') === 'reset' ? '' : ` per ${words.param('per')}`;
    return `${words.input('event')} (only the first${per}${words.raw('per') === 'position' ? '' : reset})`;
  },
  examples: [
    {
      name: 'the first since a reset',
      params: { per: 'reset' },
      inputs: { event: [1, 1, 0, 1, 1], reset: [0, 0, 0, 1, 0] },
      expect: { event: [1, 0, 0, 1, 0] },
    },
  ],
});
