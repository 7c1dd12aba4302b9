// Ten thousand different strategies at each bar close on one core: in one plan that computes once what is equal, and each in a plan of its
// own. Blocks of one row, as live. The unmerged ones run a thousand at a time, so that memory stays bounded; that is kind to their caches.

import { BlockEvaluator } from '../engine/kernel/block-evaluator';
import { NO_MARKET } from '../engine/kernel/market-reading';
import type { Plan } from '../engine/plan/plan';
import { type PlanRequest, planProgram, planPrograms } from '../engine/plan/plan-builder';
import { prepareRun } from '../engine/run/prepare-run';
import { signalsOf } from './contestants/compiled-strategy';
import { median, percentile } from './harness/race';
import { Scoreboard } from './harness/scoreboard';
import { walkMarket } from './market/walk-bars';
import { variantRequests } from './strategies/variants';

const STRATEGIES = 10_000;
const CHUNK = 1_000;
const BARS = 500;
/** The first bars fill windows and warm the code. */
const COLD_BARS = 300;
const market = walkMarket(BARS);
const board = new Scoreboard(`${STRATEGIES} strategies of thirty nodes, bar by bar on one core`);

interface Sharing {
  /** Of each bar after the cold ones. */
  readonly microseconds: number[];
  /** Of each strategy: its events, weighted by the bar they came at. */
  readonly events: Float64Array;
  readonly ops: number;
}

function createEvaluator(plan: Plan, requests: readonly PlanRequest[]): BlockEvaluator {
  const prepared = prepareRun(
    plan,
    requests.map(({ program }) => program),
    [market],
    Number.NEGATIVE_INFINITY,
  );
  return new BlockEvaluator({ plan, ...prepared, blockRows: 1, priceScale: 100, readPosition: () => Number.NaN, readMarket: NO_MARKET });
}

/** Columns in which a strategy's events appear. */
function eventColumns(evaluator: BlockEvaluator, plan: Plan, index: number, { program }: PlanRequest): readonly Float64Array[] {
  const { enter, exit, otherExit } = signalsOf(program);
  return [enter, exit, otherExit].map((slot) => evaluator.columns[plan.programs[index]?.slotOf[slot] ?? -1] ?? new Float64Array(2));
}

function addEvents(events: Float64Array, strategy: number, columns: readonly Float64Array[], bar: number): void {
  columns.forEach((column, kind) => {
    events[strategy] = (events[strategy] ?? 0) + (column[1] ?? 0) * (bar + 1) * (kind + 1);
  });
}

function runMerged(requests: readonly PlanRequest[]): Sharing {
  const plan = planPrograms(requests);
  const evaluator = createEvaluator(plan, requests);
  const columns = requests.map((request, index) => eventColumns(evaluator, plan, index, request));
  const events = new Float64Array(requests.length);
  const microseconds: number[] = [];
  for (let bar = 0; bar < BARS; bar += 1) {
    const began = performance.now();
    evaluator.next();
    if (bar >= COLD_BARS) microseconds.push((performance.now() - began) * 1e3);
    columns.forEach((own, strategy) => addEvents(events, strategy, own, bar));
  }
  return { microseconds, events, ops: plan.ops.length };
}

function runApart(requests: readonly PlanRequest[]): Sharing {
  const plans = requests.map(planProgram);
  const evaluators = plans.map((plan, index) => createEvaluator(plan, requests.slice(index, index + 1)));
  const columns = requests.map((request, index) => {
    const [evaluator, plan] = [evaluators[index], plans[index]];
    return evaluator === undefined || plan === undefined ? [] : eventColumns(evaluator, plan, 0, request);
  });
  const events = new Float64Array(requests.length);
  const microseconds: number[] = [];
  for (let bar = 0; bar < BARS; bar += 1) {
    const began = performance.now();
    for (const evaluator of evaluators) evaluator.next();
    if (bar >= COLD_BARS) microseconds.push((performance.now() - began) * 1e3);
    columns.forEach((own, strategy) => addEvents(events, strategy, own, bar));
  }
  return { microseconds, events, ops: plans.reduce((sum, plan) => sum + plan.ops.length, 0) };
}

const requests = variantRequests(STRATEGIES);
const began = performance.now();
planPrograms(requests);
const planMilliseconds = performance.now() - began;
const merged = runMerged(requests);
const apart = { microseconds: new Float64Array(BARS - COLD_BARS), events: new Float64Array(STRATEGIES), ops: 0 };
for (let from = 0; from < STRATEGIES; from += CHUNK) {
  const chunk = runApart(requests.slice(from, from + CHUNK));
  chunk.microseconds.forEach((value, bar) => {
    apart.microseconds[bar] = (apart.microseconds[bar] ?? 0) + value;
  });
  apart.events.set(chunk.events, from);
  apart.ops += chunk.ops;
}
const apartMicroseconds = [...apart.microseconds];
const isEqual = merged.events.every((value, strategy) => value === apart.events[strategy]);
const active = merged.events.filter((value) => value > 0).length;
board.note(`ops: ${apart.ops} apart, ${merged.ops} merged; planned together in ${planMilliseconds.toFixed(0)} ms`);
board.note(`a bar, apart:  p50 ${median(apartMicroseconds).toFixed(0)} us, p99 ${percentile(apartMicroseconds, 99).toFixed(0)} us`);
board.note(`a bar, merged: p50 ${median(merged.microseconds).toFixed(0)} us, p99 ${percentile(merged.microseconds, 99).toFixed(0)} us`);
board.atMost(10, 'bar close, evaluation, merged, p50', median(merged.microseconds) / 1e3, 3, { unit: ' ms' });
board.atMost(10, 'bar close, evaluation, merged, p99', percentile(merged.microseconds, 99) / 1e3, 6, { unit: ' ms' });
board.atLeast(12, 'a bar apart over a bar merged, medians', median(apartMicroseconds) / median(merged.microseconds), 4);
board.holds(
  12,
  'the events of every strategy are the same',
  isEqual && active > 0,
  `${active} of ${STRATEGIES} strategies had events, ${isEqual ? 'all' : 'not all'} equal`,
);
board.finish();
