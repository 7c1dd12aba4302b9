// Out after having been in for so long.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitAfter = defineKind({
  kind: 'risk.exitAfter',
  version: 1,
  title: 'Exit after',
  summary: 'Closes the position after some minutes, or some sessions.',
  keywords: ['time stop', 'holding period', 'max hold', 'days', 'minutes'],
  docs: 'Minutes of the clock since the first fill. Sessions: at the open of the session that many after that of the entry; 0 is the next one, as 1 is.',
  params: {
    count: field.int({ label: 'After', min: 0, max: 10_000, default: 30 }),
    unit: field.choice({ label: 'Counted in', options: { minutes: 'minutes', sessions: 'sessions' }, default: 'minutes' }),
  },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['exit', 'positionRule'],
  lower: (node) => {
    const unit = node.text('unit') === 'sessions' ? 'sessions' : 'minutes';
    const count = node.static('count');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'exitAfter', unit, count })] } };
  },
  explain: (words) => `close it after ${words.param('count')} ${words.param('unit')}`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } }],
});
