// Out at a time of day.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitAtTime = defineKind({
  kind: 'risk.exitAtTime',
  version: 1,
  title: 'Exit at time',
  summary: 'Closes the position at a time of day.',
  keywords: ['square off', 'time exit', 'intraday', '3:15', 'end of day'],
  docs: 'India Standard Time, at the first such time after the entry. An entry at that time or after it is not sent; a position that is carried is closed at that time of the next session.',
  params: { time: field.time({ label: 'At', default: '15:15' }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['exit', 'positionRule'],
  lower: (node) => {
    const minutes = node.static('time');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'exitAt', from: 'midnight', minutes })] } };
  },
  explain: (words) => `square off at ${words.param('time')}`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } }],
});
