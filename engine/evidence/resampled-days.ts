// Years that might have been: the run's days drawn again in blocks (stationary bootstrap, Politis and Romano 1994), so that calm and wild
// stretches stay together. It knows no day that the sample does not have.
import { resampleInBlocks } from '../report/resample';
import { type OutcomeSpread, outcomeSpread } from './outcome-spread';

export interface ResampledDays {
  /** Return over as many sessions as the run has, compounded. */
  readonly totalReturn: OutcomeSpread;
  readonly maxDrawdown: OutcomeSpread;
  /** Share of rounds that end below where they began. */
  readonly lossShare: number;
  /** Share of rounds that fall by half or more from a peak. */
  readonly ruinShare: number;
  /** The first rounds' growth of one rupee, by session, to be drawn: `paths[round][session]`. */
  readonly paths: readonly Float64Array[];
}

const RUIN_FRACTION = 0.5;

/** Null below two sessions. */
export function resampledDays(returns: Float64Array, seed: number, rounds: number, pathsKept = 0): ResampledDays | null {
  if (returns.length < 2) return null;
  const totals = new Float64Array(rounds);
  const falls = new Float64Array(rounds);
  const paths: Float64Array[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const drawn = resampleInBlocks(returns, seed, round);
    const path = growthOf(drawn);
    totals[round] = (path.at(-1) ?? 1) - 1;
    falls[round] = deepestFraction(path);
    if (round < pathsKept) paths.push(path);
  }
  return {
    totalReturn: outcomeSpread(totals),
    maxDrawdown: outcomeSpread(falls),
    lossShare: totals.filter((total) => total < 0).length / rounds,
    ruinShare: falls.filter((fall) => fall >= RUIN_FRACTION).length / rounds,
    paths,
  };
}

function growthOf(returns: Float64Array): Float64Array {
  let worth = 1;
  return returns.map((value) => {
    worth *= 1 + value;
    return worth;
  });
}

function deepestFraction(path: Float64Array): number {
  let peak = 1;
  let deepest = 0;
  for (const worth of path) {
    if (worth > peak) peak = worth;
    const fall = (peak - worth) / peak;
    if (fall > deepest) deepest = fall;
  }
  return deepest;
}
