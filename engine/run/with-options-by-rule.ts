// Puts the options that a rule chooses in their place among the histories of a plan: for each session the contract, with so much of its own past
// that the values on its clocks have converged.
import type { Program } from '../../dsl/ir/program';
import { isIntraday, type Timeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import type { Plan } from '../plan/plan';
import { istDayOfTime } from '../time/ist-time';
import type { BacktestInstrument } from './backtest-instrument';
import { optionByRule } from './option-by-rule';
import type { PlanChains } from './plan-chains';
import { convergence } from './prepare-run';

/** Of the market that trades the shortest day. */
const SESSION_MINUTES = 375;
const DAY_MINUTES = 1_440;
/** Weekly options live no longer. */
const SESSIONS_BEFORE_MAX = 60;

/** `histories`: by instrument of the plan; of an option by rule what stands for it where nothing is chosen. */
export function withOptionsByRule(
  plan: Plan,
  program: Program,
  histories: readonly BacktestInstrument[],
  chains: PlanChains,
  fromUs: number,
  toUs: number,
): readonly BacktestInstrument[] {
  if (plan.instruments.every(({ kind }) => kind !== 'option')) return histories;
  const needed = convergence(plan, [program]);
  return histories.map((history, index) => {
    if (plan.instruments[index]?.kind !== 'option') return history;
    const days = { fromDay: istDayOfTime(fromUs), toDay: istDayOfTime(toUs), sessionsBefore: sessionsBefore(plan, index, needed) };
    return optionByRule(chains.choiceOf(index), chains.historyOf(index), history, days);
  });
}

/** Sessions in which each clock of the instrument has the bars that its values need. */
function sessionsBefore(plan: Plan, instrument: number, needed: readonly number[]): number {
  const sessions = plan.clocks.map((clock, index) => {
    if (clock.kind === 'position' || clock.instrument !== instrument) return 0;
    const bars = needed[index] ?? 0;
    const sessions = clock.kind === 'bar' ? sessionsOf(clock.timeframe) : 1;
    return Math.ceil(bars * sessions);
  });
  return Math.min(SESSIONS_BEFORE_MAX, Math.max(0, ...sessions));
}

/** That one bar takes. */
function sessionsOf(timeframe: Timeframe): number {
  return timeframeMinutes(timeframe) / (isIntraday(timeframe) ? SESSION_MINUTES : DAY_MINUTES);
}
