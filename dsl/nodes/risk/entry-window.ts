// Entries only at some times of the day.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const entryWindow = defineKind({
  kind: 'risk.entryWindow',
  version: 1,
  title: 'Entry window',
  summary: 'Refuses entries outside a time of the day.',
  keywords: ['time window', 'trading hours', 'no entry after', 'guard', 'session'],
  docs: 'India Standard Time, the first minute included and the last not. Exits and stops work at any time. Several: inside all of them.',
  params: { from: field.time({ label: 'From', default: '09:20' }), to: field.time({ label: 'To', default: '15:00' }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  check: (node) => {
    if (node.number('from') < node.number('to')) return [];
    return [{ param: 'to', message: 'The window ends before it begins, so nothing could ever enter.', remedy: 'Set To after From.' }];
  },
  traits: () => ['positionRule'],
  lower: (node) => {
    const from = node.static('from');
    const to = node.static('to');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'entryWindow', from, to })] } };
  },
  explain: (words) => `enter only from ${words.param('from')} to ${words.param('to')}`,
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});
