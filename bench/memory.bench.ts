// What one more deployed strategy of thirty nodes costs in memory: its part of the plan, of the evaluator at one row a block, its columns and
// its state, counted over many of them planned together, as a worker plans the strategies of its market; planned apart for comparison.
// History is shared and not counted; nor are windows of indicators that nobody else has.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BlockEvaluator } from '../engine/kernel/block-evaluator';
import { NO_MARKET } from '../engine/kernel/market-reading';
import type { Plan } from '../engine/plan/plan';
import { type PlanRequest, planProgram, planPrograms } from '../engine/plan/plan-builder';
import { prepareRun } from '../engine/run/prepare-run';
import { Scoreboard } from './harness/scoreboard';
import { walkMarket } from './market/walk-bars';
import { variantRequests } from './strategies/variants';

const MERGED = 10_000;
const APART = 1_000;
const WARM_UP = 100;
const market = walkMarket(375);
const board = new Scoreboard('Memory of a deployed strategy of thirty nodes');
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

interface Deployed {
  readonly plan: Plan;
  readonly evaluator: BlockEvaluator;
}

/** Rows and programs are the worker's own, shared; they are held before counting starts. */
function deploy(plan: Plan, { rows, eras }: ReturnType<typeof prepareRun>): Deployed {
  return {
    plan,
    evaluator: new BlockEvaluator({
      plan,
      rows,
      eras,
      blockRows: 1,
      priceScale: 100,
      readPosition: () => Number.NaN,
      readMarket: NO_MARKET,
    }),
  };
}

function bytesInUse(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes that `create` leaves in use while its result is held. */
function bytesOf(create: () => readonly Deployed[]): { readonly bytes: number; readonly stateBytes: number } {
  const before = bytesInUse();
  const held = create();
  const bytes = bytesInUse() - before;
  return { bytes, stateBytes: held.reduce((sum, { evaluator }) => sum + evaluator.arena.byteLength, 0) };
}

const requests = variantRequests(MERGED);
const rowsFor = (plan: Plan, programs: readonly PlanRequest[]) =>
  prepareRun(
    plan,
    programs.map(({ program }) => program),
    [market],
    Number.NEGATIVE_INFINITY,
  );
const rows = rowsFor(planPrograms(requests.slice(0, 1)), requests.slice(0, 1));
for (const request of requests.slice(0, WARM_UP)) deploy(planProgram(request), rows).evaluator.next();

const apart = bytesOf(() => requests.slice(0, APART).map((request) => deploy(planProgram(request), rows)));
const merged = bytesOf(() => [deploy(planPrograms(requests), rows)]);
board.note(
  `state, from the arenas alone: ${(apart.stateBytes / APART).toFixed(0)} bytes apart, ${(merged.stateBytes / MERGED).toFixed(0)} merged`,
);
board.note(
  `a strategy in a plan of its own: ${(apart.bytes / APART / 1_024).toFixed(1)} KB, each op an object with a view of each of its columns. No goal: who deploys many plans them together, for speed alone, and who plans one has one`,
);
board.atMost(18, `a strategy of ${MERGED} in one plan`, merged.bytes / MERGED / 1_024, 8, { unit: ' KB' });
board.finish();
