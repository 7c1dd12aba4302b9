// Counts for the report, in one pass, what a run decided: outcomes of actions that fired, orders that were not taken, and entries that ran out of
// time before they were filled whole. Without the last, a size smaller than was asked for would be a riddle. It works nothing out anew.
import { ACTION_OUTCOMES } from '../events';
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
  const rejections = new Map<string, RejectionCount>();
  const timeouts = { cancel: 0, market: 0 };
  for (const { timeUs, entry } of log.rare) {
    if (entry.kind === 'orderEvent' && entry.event.kind === 'rejected') {
      const { code } = entry.event;
      const known = rejections.get(code) ?? { code, count: 0, firstUs: timeUs, first: entry.event };
      rejections.set(code, { ...known, count: known.count + 1 });
    } else if (entry.kind === 'entryTimedOut') timeouts[entry.onTimeout] += 1;
  }
  return { outcomes: log.countOutcomes().flatMap(listOutcomes), rejections: [...rejections.values()], timeouts };
}

const BY_NAME = [...ACTION_OUTCOMES.entries()].sort(([, left], [, right]) => (left < right ? -1 : 1));

function listOutcomes(counts: Int32Array, action: number): readonly OutcomeCount[] {
  return BY_NAME.flatMap(([place, outcome]) => {
    const count = counts[place] ?? 0;
    return count === 0 ? [] : [{ action, outcome, count }];
  });
}
