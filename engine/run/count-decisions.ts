// What a run decided, counted for its report: outcomes of actions that fired, and orders that were not taken. Nothing here is worked out anew.
import type { LoggedDecision } from '../journal/decision-log';
import type { OutcomeCount, RejectionCount } from './run-result';

/** By action, then by outcome. */
export function countOutcomes(decisions: readonly LoggedDecision[]): readonly OutcomeCount[] {
  const counts = new Map<string, OutcomeCount>();
  for (const { entry } of decisions) {
    if (entry.kind !== 'outcome') continue;
    const key = `${entry.action} ${entry.outcome}`;
    counts.set(key, { action: entry.action, outcome: entry.outcome, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((left, right) => left.action - right.action || (left.outcome < right.outcome ? -1 : 1));
}

/** By the reason, in the order in which each came up. */
export function countRejections(decisions: readonly LoggedDecision[]): readonly RejectionCount[] {
  const counts = new Map<string, RejectionCount>();
  for (const { timeUs, entry } of decisions) {
    if (entry.kind !== 'orderEvent' || entry.event.kind !== 'rejected') continue;
    const { code } = entry.event;
    const known = counts.get(code) ?? { code, count: 0, firstUs: timeUs, first: entry.event };
    counts.set(code, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}
