// Combinatorially symmetric cross-validation: how often the configuration that is best on one half of the record does worse than the median on
// the other half. Bailey, Borwein, López de Prado and Zhu, "The probability of backtest overfitting", Journal of Computational Finance 20 (2017).
import { invariant } from '../../dsl/types/invariant';
import { log } from '../number/log';
import { RETURN_RESOLUTION } from '../report/daily-returns';
import { type EvidenceValue, known, unknown } from './evidence-value';

export interface OverfittingProbability {
  /** Share of splits in which the best in sample ranks at or below the median out of sample. n = splits. */
  readonly probability: EvidenceValue;
  /** Share of splits in which the best in sample loses out of sample. */
  readonly lossProbability: EvidenceValue;
  readonly configurations: number;
  readonly blocks: number;
  /** log(ω / (1 − ω)) of the relative rank ω out of sample, one for each split. */
  readonly logits: Float64Array;
}

/** The authors' number: 12 870 splits. */
const CSCV_BLOCKS = 16;

/** Sums over one block, or over some, by configuration. */
interface Sums {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * `returns`: of each configuration, over the same periods. What does not fill the blocks is left off at the beginning of the record. A
 * configuration that stands still scores zero; equal scores share their mean rank.
 */
export function overfittingProbability(returns: readonly Float64Array[], blocks: number = CSCV_BLOCKS): OverfittingProbability {
  invariant(blocks >= 2 && blocks % 2 === 0, 'blocks come in two halves');
  const configurations = returns.length;
  const periods = returns[0]?.length ?? 0;
  invariant(
    returns.every(({ length }) => length === periods),
    'configurations are compared over the same periods',
  );
  const blockPeriods = Math.floor(periods / blocks);
  const none = (reason: 'too-few-configurations' | 'too-few-periods'): OverfittingProbability => {
    const value = unknown(reason, 0);
    return { probability: value, lossProbability: value, configurations, blocks, logits: new Float64Array(0) };
  };
  if (configurations < 2) return none('too-few-configurations');
  if (blockPeriods < 2) return none('too-few-periods');
  const sums = blockSums(returns, blocks, blockPeriods);
  const total = addAll(sums, configurations);
  const half = (blockPeriods * blocks) / 2;
  const logits: number[] = [];
  let losses = 0;
  eachHalf(sums, configurations, (chosen) => {
    const inSample = scores(chosen, half);
    const best = indexOfLargest(inSample);
    const outside = { first: minus(total.first, chosen.first), second: minus(total.second, chosen.second) };
    const outOfSample = scores(outside, half);
    const rank = relativeRank(outOfSample, best);
    logits.push(log(rank / (1 - rank)));
    if ((outOfSample[best] ?? 0) < 0) losses += 1;
  });
  const splits = logits.length;
  return {
    probability: known(logits.filter((logit) => logit <= 0).length / splits, splits),
    lossProbability: known(losses / splits, splits),
    configurations,
    blocks,
    logits: Float64Array.from(logits),
  };
}

function blockSums(returns: readonly Float64Array[], blocks: number, blockPeriods: number): readonly Sums[] {
  const skipped = (returns[0]?.length ?? 0) - blocks * blockPeriods;
  return Array.from({ length: blocks }, (_, block): Sums => {
    const first = new Float64Array(returns.length);
    const second = new Float64Array(returns.length);
    returns.forEach((column, configuration) => {
      const from = skipped + block * blockPeriods;
      let sum = 0;
      let squares = 0;
      for (const value of column.subarray(from, from + blockPeriods)) {
        sum += value;
        squares += value * value;
      }
      first[configuration] = sum;
      second[configuration] = squares;
    });
    return { first, second };
  });
}

function addAll(sums: readonly Sums[], configurations: number): Sums {
  return sums.reduce(plus, { first: new Float64Array(configurations), second: new Float64Array(configurations) });
}

function plus(left: Sums, right: Sums): Sums {
  return {
    first: left.first.map((value, index) => value + (right.first[index] ?? 0)),
    second: left.second.map((value, index) => value + (right.second[index] ?? 0)),
  };
}

function minus(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value - (right[index] ?? 0));
}

/** Every choice of half the blocks, as a walk down the tree of choices: a sum is added once for all choices below it. */
function eachHalf(sums: readonly Sums[], configurations: number, visit: (chosen: Sums) => void): void {
  const wanted = sums.length / 2;
  const descend = (from: number, taken: number, chosen: Sums): void => {
    if (taken === wanted) {
      visit(chosen);
      return;
    }
    for (let block = from; sums.length - block >= wanted - taken; block += 1) {
      const next = sums[block];
      if (next !== undefined) descend(block + 1, taken + 1, plus(chosen, next));
    }
  };
  descend(0, 0, { first: new Float64Array(configurations), second: new Float64Array(configurations) });
}

/** Sharpe ratios over so many periods. */
function scores({ first, second }: Sums, periods: number): Float64Array {
  return first.map((sum, index) => {
    const mean = sum / periods;
    const variance = ((second[index] ?? 0) - sum * mean) / (periods - 1);
    return variance < RETURN_RESOLUTION * RETURN_RESOLUTION ? 0 : mean / Math.sqrt(variance);
  });
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  return best;
}

/** Rank from the bottom, 1 to N, over N + 1: strictly between 0 and 1. */
function relativeRank(values: Float64Array, index: number): number {
  const own = values[index] ?? 0;
  let below = 0;
  let equal = 0;
  for (const value of values) {
    if (value < own) below += 1;
    else if (value === own) equal += 1;
  }
  return (below + (equal + 1) / 2) / (values.length + 1);
}
