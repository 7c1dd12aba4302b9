// Many different strategies of thirty nodes over one market, as a worker has them: periods from the handful that people use, levels of
// their own. The same for the same index.
import type { Program } from '../../dsl/ir/program';
import type { PlanRequest } from '../../engine/plan/plan-builder';
import { compiled } from '../contestants/compiled-strategy';
import { PLAIN_VARIANT, thirtyNodes, type Variant } from './thirty-nodes';

const FAST = [5, 8, 9, 10, 12];
const SLOW = [20, 21, 26, 30, 34];
const TREND = [50, 100, 200];
const MULTIPLIERS = [2, 2.5, 3, 3.5];
const DEVIATIONS = [1.5, 2, 2.5];

/** Requests for one plan or for many. Programs of equal periods are compiled once and differ in their levels alone. */
export function variantRequests(count: number): readonly PlanRequest[] {
  const programs = new Map<string, Program>();
  return Array.from({ length: count }, (_, index) => {
    const periods = periodsOf(index);
    const key = JSON.stringify(periods);
    const program = programs.get(key) ?? compiled(thirtyNodes({ ...PLAIN_VARIANT, ...periods })).program;
    programs.set(key, program);
    return { program: withLevels(program, index), params: [], decisionGroup: 0 };
  });
}

function periodsOf(index: number): Omit<Variant, 'rsiBelow' | 'adxAbove'> {
  const pick = (list: readonly number[], salt: number): number => list[(Math.imul(index + 1, salt) >>> 8) % list.length] ?? 0;
  return {
    fast: pick(FAST, 2_654_435_761),
    slow: pick(SLOW, 2_246_822_519),
    trend: pick(TREND, 3_266_489_917),
    multiplier: pick(MULTIPLIERS, 668_265_263),
    deviations: pick(DEVIATIONS, 374_761_393),
  };
}

/** No two strategies compare with the same levels. */
function withLevels(program: Program, index: number): Program {
  const levels = new Map([
    [PLAIN_VARIANT.rsiBelow, 60 + index / 1_000],
    [PLAIN_VARIANT.adxAbove, 15 + index / 1_000],
  ]);
  const ops = program.ops.map((op) => {
    const value = op.op === 'constant@1' && typeof op.args['value'] === 'number' ? levels.get(op.args['value']) : undefined;
    return value === undefined ? op : { ...op, args: { ...op.args, value } };
  });
  return { ...program, ops };
}
