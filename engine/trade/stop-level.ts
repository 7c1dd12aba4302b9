// Where a leg's stop, trail and target stand: pure arithmetic on price units, the same for long and short by the leg's sign. Distances are
// measured from the average fill, or before the fill from the price of the decision. Every level is rounded away from the price.
import type { UnitRatio } from '../market/corporate-action';
import type { DistanceRule, LegRiskPlan, TrailRule } from './risk-plan';
import { roundToward } from './round-to-tick';

/** What the arithmetic needs of a leg. The ratio: units now for units when the operands were sampled. */
export interface LevelBasis extends UnitRatio {
  readonly sign: number;
  readonly tick: number;
  readonly priceScale: number;
}

/** Value of an operand in price units, by its place in the block. */
export type ReadOperand = (operand: number, priceScale: number) => number;

/** A sampled price or distance, in the units of now. */
function inUnits(operand: number, basis: LevelBasis, read: ReadOperand): number {
  return (read(operand, basis.priceScale) * basis.denominator) / basis.numerator;
}

/** Distance of a rule from an anchor, price units; for `level` the distance that the level happens to have. */
function distanceOf(rule: DistanceRule, anchor: number, towards: number, basis: LevelBasis, read: ReadOperand): number {
  switch (rule.basis) {
    case 'points':
      return inUnits(rule.operand, basis, read);
    case 'percent':
      return (anchor * read(rule.operand, 1)) / 100;
    case 'level':
      return (inUnits(rule.operand, basis, read) - anchor) * towards;
  }
}

function levelOf(rules: readonly DistanceRule[], anchor: number, towards: number, basis: LevelBasis, read: ReadOperand): number {
  if (rules.length === 0) return 0;
  let distance = Number.POSITIVE_INFINITY;
  for (const rule of rules) distance = Math.min(distance, distanceOf(rule, anchor, towards, basis, read));
  return roundToward(towards, anchor + towards * distance, basis.tick);
}

/** The tightest of the leg's stops, without trails; 0 where the bundle has none. */
export function baseStop(risk: LegRiskPlan, anchor: number, basis: LevelBasis, read: ReadOperand): number {
  return levelOf(risk.stops, anchor, -basis.sign, basis, read);
}

/** The nearest of the leg's targets; 0 where the bundle has none. */
export function targetLevel(risk: LegRiskPlan, anchor: number, basis: LevelBasis, read: ReadOperand): number {
  return levelOf(risk.targets, anchor, basis.sign, basis, read);
}

interface TrailSteps {
  readonly everyUnits: number;
  readonly moveUnits: number;
  readonly steps: number;
}

/** Keeps three steps of 0.1 from being fewer than 0.3. */
const NOISE_STEPS = 1e-9;

function stepsOf(trail: TrailRule, average: number, best: number, basis: LevelBasis, read: ReadOperand): TrailSteps {
  const distance = (operand: number): number =>
    trail.basis === 'points' ? inUnits(operand, basis, read) : (average * read(operand, 1)) / 100;
  const everyUnits = distance(trail.every);
  const gain = (best - average) * basis.sign;
  return { everyUnits, moveUnits: distance(trail.move), steps: Math.max(0, Math.floor(gain / everyUnits + NOISE_STEPS)) };
}

export interface TrailedStop {
  readonly stop: number;
  /** Price at which a trail steps next; ±Infinity without a trail. */
  readonly trailAt: number;
}

/**
 * The stop after the trails' steps. `best` is the price of the last step, at first the average. A step that would put the stop at or
 * through that price is cut to one tick short of it: the stop follows the price and never jumps ahead of it.
 */
export function trailedStop(risk: LegRiskPlan, average: number, best: number, basis: LevelBasis, read: ReadOperand): TrailedStop {
  const { sign, tick } = basis;
  const base = baseStop(risk, average, basis, read);
  let stop = base;
  let nearestGain = Number.POSITIVE_INFINITY;
  for (const trail of risk.trails) {
    const { everyUnits, moveUnits, steps } = stepsOf(trail, average, best, basis, read);
    nearestGain = Math.min(nearestGain, (steps + 1) * everyUnits);
    if (steps === 0) continue;
    const wanted = roundToward(-sign, base + sign * steps * moveUnits, tick);
    const short = roundToward(-sign, best - sign * tick, tick);
    const moved = (wanted - short) * sign > 0 ? short : wanted;
    if ((moved - stop) * sign > 0) stop = moved;
  }
  return { stop, trailAt: nearestGain === Number.POSITIVE_INFINITY ? sign * nearestGain : average + sign * nearestGain };
}

/** Limit of a resting stop: `bufferPercent` of the trigger beyond it, rounded away, at least one tick and never below one. */
export function stopLimitPrice(trigger: number, bufferPercent: number, basis: LevelBasis): number {
  const limit = roundToward(-basis.sign, trigger * (1 - (basis.sign * bufferPercent) / 100), basis.tick);
  return Math.max(limit, basis.tick);
}
