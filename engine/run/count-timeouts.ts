// Entries that ran out of time before they were filled whole, counted for the report: without it, sizes smaller than were asked for look like a riddle.
import type { DecisionLog } from '../journal/decision-log';

/** By what was done with the rest. */
export interface TimeoutCounts {
  readonly cancel: number;
  readonly market: number;
}

export function countTimeouts(log: DecisionLog): TimeoutCounts {
  const counts = { cancel: 0, market: 0 };
  for (const entry of log.untimed) if (entry.kind === 'entryTimedOut') counts[entry.onTimeout] += 1;
  return counts;
}
