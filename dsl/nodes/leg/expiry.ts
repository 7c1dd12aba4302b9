// An expiry by its place in the calendar of expiries.
import type { ExpiryRule } from '../../ir/expiry-rule';
import { type CheckContext, defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

const MONTHS_MAX = 3;

function ruleOf(node: CheckContext): ExpiryRule {
  const kind = node.text('cycle') === 'month' ? 'month' : 'week';
  return { kind, offset: node.number('offset'), rollDaysBefore: node.number('rollDaysBefore') };
}

export const expiry = defineKind({
  kind: 'leg.expiry',
  version: 1,
  title: 'Expiry',
  summary: 'The current or a later weekly or monthly expiry.',
  keywords: ['expiry selector', 'weekly', 'monthly', 'next week', 'current week', 'roll'],
  docs: 'Of the expiries listed on the day, in order: 0 is the current one, 1 the next. In the week in which a monthly contract expires it is that week’s expiry too. With `roll` 0 the contract is used through its expiry day; with n it gives way n trading days earlier, for new entries; what is held is not rolled. Where only monthly contracts are listed, the current week is the current month.',
  params: {
    cycle: field.choice({ label: 'Cycle', options: { week: 'Weekly', month: 'Monthly' }, default: 'week' }),
    offset: field.int({ label: 'From now', min: 0, max: 7, default: 0, tunable: false }),
    rollDaysBefore: field.int({ label: 'Roll, trading days before expiry', unit: 'days', min: 0, max: 20, default: 0, tunable: false }),
  },
  inputs: {},
  outputs: { expiry: outlet.of('expiry', 'Expiry') },
  expiry: ruleOf,
  check: (node) => {
    if (node.text('cycle') !== 'month' || node.number('offset') <= MONTHS_MAX) return [];
    return [
      { param: 'offset', message: 'So far ahead no monthly contract is listed in time.', remedy: `Set From now to ${MONTHS_MAX} or less.` },
    ];
  },
  lower: (node) => ({ expiry: { kind: 'expiry', rule: ruleOf(node) } }),
  explain: (words) => {
    const cycle = words.raw('cycle') === 'month' ? 'month' : 'week';
    const offset = Number(words.raw('offset'));
    const which = offset === 0 ? `the current ${cycle}` : offset === 1 ? `the next ${cycle}` : `${cycle} ${offset} from now`;
    return words.raw('rollDaysBefore') === 0 ? which : `${which}, rolled ${words.param('rollDaysBefore')} early`;
  },
  examples: [
    {
      name: 'the next month',
      params: { cycle: 'month', offset: 1 },
      inputs: {},
      expect: {},
      facts: { expiry: { expiry: { kind: 'month', offset: 1, rollDaysBefore: 0 } } },
    },
  ],
});
