// An expiry by how far away it is.
import type { ExpiryRule } from '../../ir/expiry-rule';
import { type CheckContext, defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

function ruleOf(node: CheckContext): ExpiryRule {
  return { kind: 'daysLeft', min: node.number('min'), max: node.number('max') };
}

export const expiryByDays = defineKind({
  kind: 'leg.expiryByDays',
  version: 1,
  title: 'Expiry by days left',
  summary: 'The first expiry that is at least and at most so many days away.',
  keywords: ['expiry selector', 'dte', 'days to expiry', 'range'],
  docs: 'Calendar days from the session to the day of expiry, both ends included; 0 is the day of expiry itself. On a day on which no listed expiry lies in the range there is no chain: its readings are unknown, and entries into it are not sent.',
  params: {
    min: field.int({ label: 'At least', unit: 'days', min: 0, max: 365, default: 2, tunable: false }),
    max: field.int({ label: 'At most', unit: 'days', min: 0, max: 365, default: 9, tunable: false }),
  },
  inputs: {},
  outputs: { expiry: outlet.of('expiry', 'Expiry') },
  expiry: ruleOf,
  check: (node) => {
    if (node.number('min') <= node.number('max')) return [];
    return [
      { param: 'max', message: 'The range ends before it begins, so no expiry lies in it.', remedy: 'Set At most to At least or more.' },
    ];
  },
  lower: (node) => ({ expiry: { kind: 'expiry', rule: ruleOf(node) } }),
  explain: (words) => `the first expiry ${String(words.raw('min'))} to ${words.param('max')} away`,
  examples: [
    {
      name: 'two to nine days',
      inputs: {},
      expect: {},
      facts: { expiry: { expiry: { kind: 'daysLeft', min: 2, max: 9 } } },
    },
  ],
});
