// Stops and targets of a leg by the price of its underlying. They stand from the leg's first fill on, and a level is reached from the side on
// which the underlying was at that fill. The leg leaves at market; none of these rules rests at the venue.
import type { ActionOutcome } from '../events';
import type { UnitRatio } from '../market/corporate-action';
import { nearWhole } from '../number/near-whole';
import type { EnterPlan } from './action-plan';
import { type Book, factsOf, legRulesAt, legRulesOf, operandReader, planOf } from './book';
import { exitLeg } from './exit-latch';
import type { Leg } from './leg';
import type { Position } from './position';
import { quoteAgeUs } from './quote-age';
import { type DistanceRule, hasUnderlyingRules } from './risk-plan';
import type { ReadOperand } from './stop-level';

/** Why a leg may not be entered by these rules: a price that is not known, no distance, a level at which the underlying stands. */
export function findUnderlyingRefusal(book: Book, plan: EnterPlan, index: number, read: ReadOperand, timeUs: number): ActionOutcome | null {
  const instrument = plan.underlyings[index]?.instrument ?? -1;
  const rules = legRulesAt(plan, index);
  if (!hasUnderlyingRules(rules)) return null;
  const price = book.quotes.price(instrument);
  if (!(price > 0) || quoteAgeUs(book, instrument, timeUs) > book.priceAgeUsMax) return 'price-undefined';
  const { priceScale } = factsOf(book, instrument);
  const isApart = ({ basis, operand }: DistanceRule): boolean => {
    const value = read(operand, basis === 'percent' ? 1 : priceScale);
    return value > 0 && (basis !== 'level' || value !== price);
  };
  const { underlyingStops, underlyingTargets } = rules;
  if (!underlyingStops.every(isApart)) return 'stop-undefined';
  return underlyingTargets.every(isApart) ? null : 'price-undefined';
}

/** The leg begins to be held: its rules stand from where the underlying is now. */
export function setUnderlyingLevels(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.gains === 0) return;
  const plan = planOf(book, position);
  const read = operandReader(plan, position.operands);
  const anchor = book.quotes.price(leg.underlying);
  const { priceScale } = factsOf(book, leg.underlying);
  const { underlyingStops, underlyingTargets } = legRulesOf(plan, leg);
  leg.underlyingLast = anchor;
  leg.underlyingUs = timeUs;
  for (const rule of underlyingStops) {
    const level = nearWhole(levelOf(rule, anchor, -leg.gains, priceScale, read));
    if (level <= anchor) leg.underlyingStopLow = Math.max(leg.underlyingStopLow, level);
    if (level >= anchor) leg.underlyingStopHigh = Math.min(leg.underlyingStopHigh, level);
  }
  for (const rule of underlyingTargets) {
    const level = nearWhole(levelOf(rule, anchor, leg.gains, priceScale, read));
    if (level <= anchor) leg.underlyingTargetLow = Math.max(leg.underlyingTargetLow, level);
    if (level >= anchor) leg.underlyingTargetHigh = Math.min(leg.underlyingTargetHigh, level);
  }
}

function levelOf({ basis, operand }: DistanceRule, anchor: number, towards: number, priceScale: number, read: ReadOperand): number {
  switch (basis) {
    case 'points':
      return anchor + towards * read(operand, priceScale);
    case 'percent':
      return anchor + (towards * anchor * read(operand, 1)) / 100;
    case 'level':
      return read(operand, priceScale);
  }
}

/** No rule about the underlying minds its price. */
export function clearUnderlyingLevels(leg: Leg): void {
  leg.underlyingStopLow = Number.NEGATIVE_INFINITY;
  leg.underlyingStopHigh = Number.POSITIVE_INFINITY;
  leg.underlyingTargetLow = Number.NEGATIVE_INFINITY;
  leg.underlyingTargetHigh = Number.POSITIVE_INFINITY;
  leg.underlyingLow = Number.NEGATIVE_INFINITY;
  leg.underlyingHigh = Number.POSITIVE_INFINITY;
}

/** Prices of the underlying strictly between call for nothing: all of them while nothing is held on. */
export function refreshUnderlyingWatch(leg: Leg): void {
  const isWatching = leg.quantity !== 0 && leg.isAllOut === 0;
  leg.underlyingLow = isWatching ? Math.max(leg.underlyingStopLow, leg.underlyingTargetLow) : Number.NEGATIVE_INFINITY;
  leg.underlyingHigh = isWatching ? Math.min(leg.underlyingStopHigh, leg.underlyingTargetHigh) : Number.POSITIVE_INFINITY;
}

/** The underlying counts in other units from now on. */
export function scaleUnderlying(leg: Leg, { numerator, denominator }: UnitRatio): void {
  const scaled = (level: number): number => (level * denominator) / numerator;
  leg.underlyingLast = scaled(leg.underlyingLast);
  leg.underlyingStopLow = scaled(leg.underlyingStopLow);
  leg.underlyingStopHigh = scaled(leg.underlyingStopHigh);
  leg.underlyingTargetLow = scaled(leg.underlyingTargetLow);
  leg.underlyingTargetHigh = scaled(leg.underlyingTargetHigh);
  refreshUnderlyingWatch(leg);
}

export function applyUnderlyingStop(book: Book, position: Position, leg: Leg, timeUs: number): void {
  apply(book, position, leg, 'underlyingStop', leg.underlyingStopLow, leg.underlyingStopHigh, timeUs);
}

export function applyUnderlyingTarget(book: Book, position: Position, leg: Leg, timeUs: number): void {
  apply(book, position, leg, 'underlyingTarget', leg.underlyingTargetLow, leg.underlyingTargetHigh, timeUs);
}

function apply(
  book: Book,
  position: Position,
  leg: Leg,
  rule: 'underlyingStop' | 'underlyingTarget',
  low: number,
  high: number,
  timeUs: number,
): void {
  const { underlyingLast } = leg;
  if (low < underlyingLast && underlyingLast < high) return;
  const limit = underlyingLast <= low ? low : high;
  book.outbox.write(timeUs, { kind: 'riskFired', rule, position: position.index, leg: leg.index, limit, value: underlyingLast });
  exitLeg(book, position, leg, rule, timeUs);
}
