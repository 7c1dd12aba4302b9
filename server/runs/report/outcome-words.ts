// What became of actions that fired, and how orders were filled, in the words of a trader.

import type { ProgramAction } from '../../../dsl/ir/program';
import type { ActionOutcome, FillRule } from '../../../engine/events';
import type { FillRow } from '../../../engine/ledger/fill-row';
import type { OutcomeCount } from '../../../engine/run/run-result';
import { countOf } from '../number-text';
import type { ReportDocument } from './report-schema';

type Counted = ReportDocument['outcomes'][number];

/** What an outcome says after "37 entries". */
const OUTCOME_WORDS: Readonly<Record<ActionOutcome, string>> = {
  sent: 'sent',
  'armed-reverse': 'waiting for the other side to close first',
  'armed-open': 'waiting for the next open',
  'armed-reentry': 'armed',
  busy: 'not sent: position busy',
  'not-open': 'not sent: no open position',
  'no-such-leg': 'not sent: no such leg was held',
  'stop-undefined': 'not sent: the stop had no price, or stood on the wrong side',
  'size-zero': 'not sent: the size came to less than one lot',
  'size-undefined': 'not sent: the size was not known',
  'price-undefined': 'not sent: no price was known',
  'entries-per-day': 'not sent: entries of the day used up',
  'reentries-used': 'not sent: re-entries of the day used up',
  'changes-used': 'not sent: it has been done as often as it may',
  'legs-full': 'not sent: the position would have too many legs',
  'same-contracts': 'not sent: the contracts would be the same',
  'daily-loss': 'not sent: daily loss limit reached',
  cooldown: 'not sent: cooling down after a stop',
  'outside-window': 'not sent: outside the entry window',
  'expiry-near': 'not sent: too few trading days to expiry',
  'spread-wide': 'not sent: bid and ask of a leg too far apart',
  'price-old': 'not sent: the last price of a leg too old',
  'margin-short': 'not sent: too little of the account would stay free',
  paused: 'not sent: paused',
  'session-closing': 'not sent: too close to square-off, or after it',
  'short-delivery': 'not sent: shares cannot be sold short for delivery',
  'rejected-now': 'not sent: an order was refused at that very instant',
  'contract-undefined': 'not sent: no contract was listed',
  'index-not-tradable': 'not sent: an index cannot be traded',
};

const ACTION_NOUN: Readonly<Record<ProgramAction['kind'], readonly [one: string, many: string]>> = {
  enter: ['entry', 'entries'],
  exit: ['exit', 'exits'],
  adjust: ['adjustment', 'adjustments'],
  scale: ['change of size', 'changes of size'],
  addLegs: ['addition of legs', 'additions of legs'],
  reEnter: ['re-entry', 're-entries'],
  notify: ['notification', 'notifications'],
};

const FILL_WORDS: Readonly<Record<FillRule, string>> = {
  nextOpen: 'at the open of the next bar',
  nextClose: 'at the close of the bar',
  nextTick: 'at the next tick',
  limitTraded: 'at the limit, traded through',
  limitAtOpen: 'at an open better than the limit',
  stopTraded: 'at the stop',
  stopGapOpen: 'at an open beyond the stop (gap)',
  bandRested: 'at the edge of the protection band',
  settlement: 'at settlement',
  squareOff: 'by the broker’s square-off',
};

/** One line for each kind of action and outcome, most frequent first. `actions`: kinds by ordinal of the program. */
export function outcomeCounts(outcomes: readonly OutcomeCount[], actions: readonly ProgramAction['kind'][]): readonly Counted[] {
  const counts = new Map<string, { readonly kind: ProgramAction['kind']; readonly outcome: ActionOutcome; count: number }>();
  for (const { action, outcome, count } of outcomes) {
    if (count === 0) continue;
    const kind = actions[action] ?? 'enter';
    const key = `${kind} ${outcome}`;
    const entry = counts.get(key) ?? { kind, outcome, count: 0 };
    entry.count += count;
    counts.set(key, entry);
  }
  return sorted(
    [...counts].map(([key, { kind, outcome, count }]) => ({
      key,
      count,
      words: `${countOf(count, ...ACTION_NOUN[kind])} ${OUTCOME_WORDS[outcome]}`,
    })),
  );
}

/** One line for each rule, most frequent first. */
export function fillCounts(fills: readonly FillRow[]): readonly Counted[] {
  const counts = new Map<FillRule, number>();
  for (const { rule } of fills) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return sorted([...counts].map(([key, count]) => ({ key, count, words: `${countOf(count, 'fill')} ${FILL_WORDS[key]}` })));
}

function sorted(rows: readonly Counted[]): readonly Counted[] {
  return [...rows].sort((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1));
}
