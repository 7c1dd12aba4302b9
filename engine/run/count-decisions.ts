// What a run decided, counted for its report in one pass: outcomes of actions that fired, orders that were not taken, and entries that ran out of
// time before they were filled whole, without which sizes smaller than were asked for look like a riddle. Nothing here is worked out anew.
import type { ActionOutcome } from '../events';
import type { DecisionLog } from '../journal/decision-log';
import type { OutcomeCount, RejectionCount, TimeoutCounts } from './run-result';

export interface DecisionCounts {
  /** By action, then by outcome. */
  readonly outcomes: readonly OutcomeCount[];
  /** By the reason, in the order in which each came up. */
  readonly rejections: readonly RejectionCount[];
  readonly timeouts: TimeoutCounts;
}

export function countDecisions(log: DecisionLog): DecisionCounts {
  const outcomes: Map<ActionOutcome, number>[] = [];
  const rejections = new Map<string, RejectionCount>();
  const timeouts = { cancel: 0, market: 0 };
  log.untimed.forEach((entry, place) => {
    if (entry.kind === 'outcome') {
      outcomes[entry.action] ??= new Map();
      const counts = outcomes[entry.action];
      counts?.set(entry.outcome, (counts.get(entry.outcome) ?? 0) + 1);
    } else if (entry.kind === 'orderEvent' && entry.event.kind === 'rejected') {
      const { code } = entry.event;
      const known = rejections.get(code) ?? { code, count: 0, firstUs: log.timeUsOf(place), first: entry.event };
      rejections.set(code, { ...known, count: known.count + 1 });
    } else if (entry.kind === 'entryTimedOut') timeouts[entry.onTimeout] += 1;
  });
  return { outcomes: listOutcomes(outcomes), rejections: [...rejections.values()], timeouts };
}

function listOutcomes(byAction: readonly Map<ActionOutcome, number>[]): readonly OutcomeCount[] {
  const counts: OutcomeCount[] = [];
  byAction.forEach((byOutcome, action) => {
    for (const [outcome, count] of [...byOutcome].sort(([left], [right]) => (left < right ? -1 : 1)))
      counts.push({ action, outcome, count });
  });
  return counts;
}
