// How long the options of a chain have to live.
import { defineKind } from '../define-kind';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const daysToExpiry = defineKind({
  kind: 'option.daysToExpiry',
  version: 1,
  title: 'Days to expiry',
  summary: 'Calendar days and trading sessions that a chain has left, and whether this is its last.',
  keywords: ['dte', 'expiry day', 'days left', '0dte', 'time to expiry'],
  docs: 'Both are 0 on the day of expiry. Sessions are trading days after this one, holidays left out. Known from the open of each session; unknown where the session has no such expiry.',
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: {
    days: outlet.number('Days', { unit: 'days' }),
    sessions: outlet.number('Sessions', { unit: 'days' }),
    isExpiryDay: outlet.boolean('Is expiry day'),
  },
  lower: (node) => {
    const sessions = readChain(node, 'chain', 'sessionsLeft', 'days');
    return {
      days: readChain(node, 'chain', 'daysLeft', 'days'),
      sessions,
      isExpiryDay: formula(node).not(node.one('greater', [sessions, node.constant(0)])),
    };
  },
  explain: (words) => ({
    days: `days to expiry of ${words.input('chain')}`,
    sessions: `sessions to expiry of ${words.input('chain')}`,
    isExpiryDay: `it is the expiry day of ${words.input('chain')}`,
  }),
  examples: [
    {
      name: 'over a weekend to the last day',
      inputs: { chain: [] },
      chains: { chain: { daysLeft: [4, 1, 0, null], sessionsLeft: [2, 1, 0, null] } },
      expect: { days: [4, 1, 0, null], sessions: [2, 1, 0, null], isExpiryDay: [0, 0, 1, null] },
    },
  ],
});
