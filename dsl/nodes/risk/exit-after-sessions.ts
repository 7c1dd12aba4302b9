// Out after so many sessions.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitAfterSessions = defineKind({
  kind: 'risk.exitAfterSessions',
  version: 1,
  title: 'Exit after sessions',
  summary: 'Closes the position before the close of a session, so many after that of the entry.',
  keywords: ['time stop', 'holding period', 'max hold', 'days', 'overnight', 'btst'],
  docs: 'The session of the entry is number 0, the next one number 1; the position leaves so many minutes before the close of that session, whenever that is. With 0 sessions an entry at that time or after it is not sent. Several: the first counts.',
  params: {
    sessions: field.int({ label: 'After', min: 0, max: 1_000, default: 1 }),
    minutes: field.int({ label: 'Before the close', unit: 'minutes', min: 1, max: 374, default: 15 }),
  },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['exit', 'positionRule'],
  lower: (node) => {
    const [sessions, minutes] = [node.static('sessions'), node.static('minutes')];
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'exitAfterSessions', sessions, minutes })] } };
  },
  explain: (words) => {
    const before = `${words.param('minutes')} before the close`;
    if (words.raw('sessions') === 0) return `close it ${before} of the day`;
    return `close it ${before} of the session that is ${words.param('sessions')} after that of the entry`;
  },
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } }],
});
