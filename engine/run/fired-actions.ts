// Actions whose event came in a window, in the order in which they act: by instant, exits before entries, then by ordinal.
import type { ProgramAction } from '../../dsl/ir/program';
import type { BlockEvaluator } from '../kernel/block-evaluator';
import type { ClockRows } from '../ops/kernel';

export interface WatchedAction {
  readonly action: number;
  readonly kind: ProgramAction['kind'];
  /** Plan slot of the event, and its clock. */
  readonly slot: number;
  readonly clock: number;
}

export interface FiredAction {
  readonly timeUs: number;
  readonly watched: WatchedAction;
  /** Row of the action's clock within the window. */
  readonly local: number;
}

const ORDER: Readonly<Record<ProgramAction['kind'], number>> = { exit: 0, enter: 1, notify: 2 };

/** All firings of a window's feed-forward events. */
export function collectFired(evaluator: BlockEvaluator, watched: readonly WatchedAction[], rows: readonly ClockRows[]): readonly FiredAction[] {
  const fired: FiredAction[] = [];
  for (const entry of watched) {
    const column = evaluator.columns[entry.slot];
    const count = evaluator.window.count[entry.clock] ?? 0;
    const start = evaluator.window.start[entry.clock] ?? 0;
    const timeUs = rows[entry.clock]?.timeUs;
    if (column === undefined || timeUs === undefined) continue;
    for (let local = column.indexOf(1, 1); local > 0 && local <= count; local = column.indexOf(1, local + 1)) {
      fired.push({ timeUs: timeUs[start + local - 1] ?? 0, watched: entry, local });
    }
  }
  return fired.sort(compareFired);
}

export function compareFired(left: FiredAction, right: FiredAction): number {
  return left.timeUs - right.timeUs || ORDER[left.watched.kind] - ORDER[right.watched.kind] || left.watched.action - right.watched.action;
}
