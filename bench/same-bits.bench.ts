// Goal 19: a million bars, every register of the thirty-node strategy: in blocks of any size, merged with other strategies, and fed bar by bar
// with a restart from a snapshot now and then, always the same bits. The naive interpreter sums deviations and squares
// in another order: there the last digits may differ, and what is asked is that nothing else does.

import { BlockEvaluator } from '../engine/kernel/block-evaluator';
import { NO_MARKET } from '../engine/kernel/market-reading';
import type { Plan } from '../engine/plan/plan';
import { planProgram, planPrograms } from '../engine/plan/plan-builder';
import { prepareRun } from '../engine/run/prepare-run';
import { compiled } from './contestants/compiled-strategy';
import { Scoreboard } from './harness/scoreboard';
import { RegisterDigest } from './market/register-digest';
import { walkMarket } from './market/walk-bars';
import { naiveBar, numberOf } from './peers/naive-contestant';
import { NaiveGraph, slotName } from './peers/naive-graph';
import { thirtyNodes } from './strategies/thirty-nodes';
import { variantRequests } from './strategies/variants';

const BARS = 1_000_000;
const BLOCKS = [512, 1, 7, 64, 256, 1_024, 4_096];
const OTHERS = 50;
/** Bars from one restart of the replay to the next: no multiple of a session. */
const RESTART = 77_777;
const CLOSE_ENOUGH = 1e-9;
const market = walkMarket(BARS);
const { program } = compiled(thirtyNodes());
const slots = Array.from({ length: (program.ops.at(-1)?.out ?? 0) + 4 }, (_, slot) => slot);
const request = { program, params: [], probes: slots };
const board = new Scoreboard(`The same bits over ${BARS} bars, all registers`);

function createEvaluator(plan: Plan, blockRows: number): BlockEvaluator {
  const prepared = prepareRun(
    plan,
    plan.programs.map(() => program),
    [market],
    Number.NEGATIVE_INFINITY,
  );
  return new BlockEvaluator({ plan, ...prepared, blockRows, priceScale: 100, readPosition: () => Number.NaN, readMarket: NO_MARKET });
}

/** Plan slots of the program's registers, those alone that change from bar to bar. */
function registersOf(plan: Plan, index: number): readonly number[] {
  const slotOf = plan.programs[index]?.slotOf ?? new Int32Array(0);
  return [...slotOf].filter((slot) => slot >= 0 && plan.slotClock[slot] !== null);
}

function digestOf(plan: Plan, index: number, blockRows: number): string {
  const evaluator = createEvaluator(plan, blockRows);
  const registers = registersOf(plan, index);
  const digest = new RegisterDigest(registers.length);
  while (evaluator.next())
    digest.add(
      registers.map((slot) => evaluator.columns[slot] ?? new Float64Array(0)),
      evaluator.window.count[0] ?? 0,
    );
  return digest.text();
}

/** As live: each bar when it seals, and now and then another process that goes on from a snapshot. */
function replayDigest(plan: Plan): string {
  const registers = registersOf(plan, 0);
  const digest = new RegisterDigest(registers.length);
  const { rows } = prepareRun(plan, [program], [market], Number.NEGATIVE_INFINITY);
  let evaluator = createEvaluator(plan, 1);
  for (let bar = 0; bar < BARS; bar += 1) {
    evaluator.next(rows[0]?.timeUs[bar] ?? Number.NaN);
    digest.add(
      registers.map((slot) => evaluator.columns[slot] ?? new Float64Array(0)),
      evaluator.window.count[0] ?? 0,
    );
    if (bar % RESTART !== RESTART - 1) continue;
    const snapshot = evaluator.snapshot();
    evaluator = createEvaluator(plan, 1);
    evaluator.restore(snapshot);
  }
  return digest.text();
}

/** Bar by bar beside the interpreter that one writes first, which shares no code with the machine. */
function compareWithNaive(plan: Plan): readonly number[] {
  const evaluator = createEvaluator(plan, 1_024);
  const slotOf = plan.programs[0]?.slotOf ?? new Int32Array(0);
  const compared = registersInProgram(plan).map((slot) => ({
    name: slotName(slot),
    column: evaluator.columns[slotOf[slot] ?? -1] ?? new Float64Array(0),
  }));
  const farthest = compared.map(() => 0);
  const naive = new NaiveGraph(program);
  while (evaluator.next()) {
    const count = evaluator.window.count[0] ?? 0;
    for (let local = 1; local <= count; local += 1) {
      const values = naive.step(naiveBar(market.candles, (evaluator.window.start[0] ?? 0) + local - 1));
      compared.forEach(({ name, column }, index) => {
        const distance = distanceOf(column[local] ?? Number.NaN, numberOf(values.get(name)));
        if (distance > (farthest[index] ?? 0)) farthest[index] = distance;
      });
    }
  }
  return farthest;
}

/** Slots of the program whose registers change from bar to bar. */
function registersInProgram(plan: Plan): readonly number[] {
  const slotOf = plan.programs[0]?.slotOf ?? new Int32Array(0);
  return slots.filter((slot) => (slotOf[slot] ?? -1) >= 0 && plan.slotClock[slotOf[slot] ?? -1] !== null);
}

/** Relative; infinite where one is NA and the other is not. */
function distanceOf(left: number, right: number): number {
  if (Object.is(left, right)) return 0;
  const distance = Math.abs(left - right) / Math.max(1, Math.abs(right));
  return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
}

const plan = planProgram(request);
const [first = '', ...others] = BLOCKS.map((rows) => digestOf(plan, 0, rows));
const registers = registersOf(plan, 0).length;
board.holds(
  19,
  `blocks of ${BLOCKS.join(', ')} rows`,
  others.every((digest) => digest === first),
  `${registers} registers, ${first.slice(0, 12)}`,
);
const merged = planPrograms([...variantRequests(OTHERS), request]);
board.holds(19, `merged with ${OTHERS} others`, digestOf(merged, OTHERS, 512) === first, `${merged.ops.length} ops`);
board.holds(19, `live replay, restarted each ${RESTART} bars`, replayDigest(plan) === first, `${BARS} steps`);
const distances = compareWithNaive(plan);
const farthest = Math.max(...distances);
const words = `${distances.filter((distance) => distance === 0).length} of ${distances.length} registers to the bit, farthest ${farthest.toExponential(1)} of the value`;
board.holds(19, `a naive interpreter, to ${CLOSE_ENOUGH}`, farthest <= CLOSE_ENOUGH, words);
board.finish();
