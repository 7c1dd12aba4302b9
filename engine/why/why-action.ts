// Why an action did or did not happen at an instant: the run is taken again up to there, with every value kept to be looked at.

import type { ProgramAction } from '../../dsl/ir/program';
import type { ActionOutcome, Rejected } from '../events';
import type { DecisionEntry } from '../journal/decision';
import type { LoggedDecision } from '../journal/decision-log';
import { runBacktest } from '../run/backtest';
import type { BacktestRequest } from '../run/backtest-request';
import { type WhyValue, whyValue } from './why-value';

export interface WhyAction {
  readonly action: number;
  /** Last instant, up to the one asked for, at which the action's event was evaluated; NaN before the first. */
  readonly evaluatedUs: number;
  /** What became of the action at that instant; null where its event did not come. */
  readonly outcome: ActionOutcome | null;
  /** What venue or broker said of orders that it would not take, of those the action sent at that instant. */
  readonly rejections: readonly Rejected[];
  /** What became of its legs since, up to the instant asked for: lost ones, tries, sold ones without cover. */
  readonly legs: readonly LegNews[];
  /** The event, and back through what decided it. */
  readonly event: WhyValue;
}

export type LegNews = Extract<DecisionEntry, { readonly kind: 'legFailed' | 'legRetried' | 'uncovered' }>;

/** Asks of one action of the program. Costs a run up to the instant, and one up to the row before for what compares two. */
export function whyAction(request: BacktestRequest, action: number, atUs: number): WhyAction | null {
  const { program, params } = request;
  const slot = program.actions[action]?.event;
  if (slot === undefined) return null;
  const probes = program.ops.flatMap((op) => op.in).concat(program.actions.map(({ event }) => event));
  const run = runBacktest({ ...request, toUs: Math.min(request.toUs, atUs), probes });
  const earlier = new Map<number, (slot: number) => number>();
  const valueBefore = (slot: number, clock: number): number => {
    const untilUs = run.lastRowUs(clock) - 1;
    if (Number.isNaN(untilUs)) return Number.NaN;
    const sample = earlier.get(untilUs) ?? runBacktest({ ...request, toUs: untilUs, probes }).registers.sample;
    earlier.set(untilUs, sample);
    return sample(slot);
  };
  const clock = program.ops.findLast((op) => op.out <= slot)?.clock ?? null;
  const evaluatedUs = clock === null ? Number.NaN : run.lastRowUs(clock);
  const fired = run.decisions.findLast(
    ({ timeUs, entry }) => timeUs === evaluatedUs && entry.kind === 'outcome' && entry.action === action,
  );
  return {
    action,
    evaluatedUs,
    outcome: fired?.entry.kind === 'outcome' ? fired.entry.outcome : null,
    rejections: rejectionsAt(run.decisions, action, evaluatedUs),
    legs: legNewsSince(run.decisions, program.actions[action], evaluatedUs),
    event: whyValue({ program, params, valueOf: run.registers.sample, valueBefore, rowsOf: run.rowsOf }, slot),
  };
}

/** Of the entry, or the change of a position, that was sent then: the next entry of the position is another story. */
function legNewsSince(decisions: readonly LoggedDecision[], action: ProgramAction | undefined, fromUs: number): readonly LegNews[] {
  if (action === undefined || !('position' in action)) return [];
  const own = action.kind === 'enter' ? 1 : 0;
  const news: LegNews[] = [];
  let entries = 0;
  for (const { timeUs, entry } of decisions) {
    if (timeUs < fromUs || !('position' in entry) || entry.position !== action.position) continue;
    if (entry.kind === 'phase' && entry.phase === 'entering') entries += 1;
    if (entries === own && (entry.kind === 'legFailed' || entry.kind === 'legRetried' || entry.kind === 'uncovered')) news.push(entry);
  }
  return news;
}

function rejectionsAt(decisions: readonly LoggedDecision[], action: number, atUs: number): readonly Rejected[] {
  const sent = new Set<number>();
  const rejections: Rejected[] = [];
  for (const { timeUs, entry } of decisions) {
    if (timeUs !== atUs) continue;
    if (entry.kind === 'intent' && entry.intent.kind === 'place' && entry.intent.action === action) sent.add(entry.intent.order);
    if (entry.kind === 'orderEvent' && entry.event.kind === 'rejected' && sent.has(entry.event.order)) rejections.push(entry.event);
  }
  return rejections;
}
