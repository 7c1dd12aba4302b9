// The one table from an op's key to what runs it. Every op of the language stands here or among those that the evaluator itself
// carries out; a test holds the two lists against the declarations.
import { invariant } from '../../dsl/types/invariant';
import type { OpKernel } from './kernel';
import * as arithmetic from './kernels/arithmetic';
import { ema, kama, wilder } from './kernels/averages';
import { bar, missing } from './kernels/bar';
import { calendar } from './kernels/calendar';
import { heikinAshi, swing } from './kernels/candles';
import { knownSamples, meanDeviation, percentRank, stdev } from './kernels/deviation';
import { cooldown, counter, latch, oncePer, sequence } from './kernels/event-memory';
import { cross, edge, eitherEvent, gate, pulse } from './kernels/events';
import { highest, lowest } from './kernels/extremes';
import * as logic from './kernels/logic';
import { barsSince, lag, previous, stored, zeroLag } from './kernels/memory';
import { moneyFlow, onBalanceVolume, rsi } from './kernels/momentum';
import { parabolic } from './kernels/parabolic';
import { regression } from './kernels/regression';
import { band, heldFor, streak } from './kernels/runs';
import { openingRange, sessionRange, sessionVwap } from './kernels/session';
import { supertrend } from './kernels/supertrend';
import { directional, trueRange } from './kernels/trend';
import { hull, wma } from './kernels/weighted-averages';
import { sma, sum } from './kernels/window-sums';

const KERNELS: ReadonlyMap<string, OpKernel> = new Map<string, OpKernel>([
  ['missing@1', missing],
  ['bar@1', bar],
  ['calendar@1', calendar],
  ['sessionRange@1', sessionRange],
  ['openingRange@1', openingRange],
  ['add@1', arithmetic.add],
  ['subtract@1', arithmetic.subtract],
  ['multiply@1', arithmetic.multiply],
  ['divide@1', arithmetic.divide],
  ['minimum@1', arithmetic.minimum],
  ['maximum@1', arithmetic.maximum],
  ['absolute@1', arithmetic.absolute],
  ['squareRoot@1', arithmetic.squareRoot],
  ['logarithm@1', arithmetic.logarithm],
  ['round@1', arithmetic.round],
  ['greater@1', logic.greater],
  ['greaterOrEqual@1', logic.greaterOrEqual],
  ['equal@1', logic.equal],
  ['and@1', logic.and],
  ['or@1', logic.or],
  ['not@1', logic.not],
  ['choose@1', logic.choose],
  ['chooseBoolean@1', logic.choose],
  ['isMissing@1', logic.isMissing],
  ['isUnknown@1', logic.isMissing],
  ['orElse@1', logic.orElse],
  ['orElseBoolean@1', logic.orElse],
  ['toNumber@1', logic.toNumber],
  ['pulse@1', pulse],
  ['edge@1', edge],
  ['cross@1', cross],
  ['gate@1', gate],
  ['eitherEvent@1', eitherEvent],
  ['lag@1', lag],
  ['previous@1', previous],
  ['latch@1', latch],
  ['counter@1', counter],
  ['oncePer@1', oncePer],
  ['cooldown@1', cooldown],
  ['sequence@1', sequence],
  ['heldFor@1', heldFor],
  ['streak@1', streak],
  ['band@1', band],
  ['stored@1', stored],
  ['barsSince@1', barsSince],
  ['sum@1', sum],
  ['sma@1', sma],
  ['wma@1', wma],
  ['ema@1', ema],
  ['wilder@1', wilder],
  ['hull@1', hull],
  ['zeroLag@1', zeroLag],
  ['kama@1', kama],
  ['highest@1', highest],
  ['lowest@1', lowest],
  ['stdev@1', stdev],
  ['meanDeviation@1', meanDeviation],
  ['percentRank@1', percentRank],
  ['knownSamples@1', knownSamples],
  ['regression@1', regression],
  ['rsi@1', rsi],
  ['trueRange@1', trueRange],
  ['directional@1', directional],
  ['supertrend@1', supertrend],
  ['parabolic@1', parabolic],
  ['onBalanceVolume@1', onBalanceVolume],
  ['moneyFlow@1', moneyFlow],
  ['sessionVwap@1', sessionVwap],
  ['heikinAshi@1', heikinAshi],
  ['swing@1', swing],
]);

/** Ops that the evaluator carries out itself, and why. */
export const EVALUATED_OPS: ReadonlyMap<string, string> = new Map([
  ['constant@1', 'known before the run, and a price needs the price scale of the run'],
  ['asOf@1', 'its input is a column of another clock'],
  ['heldEvent@1', 'its input is a column of another clock'],
  ['chain@1', 'reads an option chain'],
  ['chainStrike@1', 'reads an option chain'],
  ['contractStrike@1', 'reads which contract a rule has chosen'],
  ['preview@1', 'reads option chains'],
  ['positionOpen@1', 'reads the state of a position'],
  ['positionValue@1', 'reads the state of a position'],
  ['positionEvent@1', 'reads the order events of a position'],
  ['orderEvent@1', 'reads the order events of a position'],
]);

/** Of these, the ones that ask the market: the rest are the evaluator's own, or a position's. */
export const MARKET_OPS: ReadonlySet<string> = new Set(['chain@1', 'chainStrike@1', 'contractStrike@1', 'preview@1']);

/** The kernel of an op that is not among `EVALUATED_OPS`. */
export function getKernel(name: string, version: number): OpKernel {
  const kernel = KERNELS.get(`${name}@${version}`);
  invariant(kernel !== undefined, `op ${name}@${version} has a kernel`);
  return kernel;
}

export function listKernels(): readonly (readonly [key: string, kernel: OpKernel])[] {
  return [...KERNELS];
}
