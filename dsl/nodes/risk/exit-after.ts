// Out after having been in for so long.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitAfter = defineKind({
  kind: 'risk.exitAfter',
  version: 1,
  title: 'Exit after',
  summary: 'Closes the position after some minutes.',
  keywords: ['time stop', 'holding period', 'max hold', 'minutes'],
  docs: 'Minutes of the clock since the first fill, nights included: what falls due while the market is closed leaves at the next open. For days, use Exit after sessions.',
  params: { minutes: field.int({ label: 'After', unit: 'minutes', min: 1, max: 10_000, default: 30 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['exit', 'positionRule'],
  lower: (node) => {
    const minutes = node.static('minutes');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'exitAfter', minutes })] } };
  },
  explain: (words) => `close it after ${words.param('minutes')}`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } }],
});
