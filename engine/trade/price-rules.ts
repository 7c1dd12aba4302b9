// The monitored rules, asked at a price that may concern them, strongest first (RISK_PRIORITY). What fires takes an exit latch; a trail
// that steps moves the stop last, so that the new stop binds from the next price on.
import type { FiredRule } from '../journal/decision';
import { type Book, factsOf, paiseOf } from './book';
import { exitLeg, exitPosition } from './exit-latch';
import type { Leg } from './leg';
import { PHASE, type Position } from './position';
import { steerExits } from './steer-exits';
import { isStopResting, refreshWatch, setLevels } from './watch-leg';

export function applyPriceRules(book: Book, position: Position, timeUs: number): void {
  if (position.phase === PHASE.flat) return;
  applyLossLimits(book, position, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyLegStop(book, position, leg, timeUs);
  if (position.profit >= position.profitHigh) fireGroup(book, position, 'mtmTarget', position.profitHigh, position.profit, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyLegTarget(book, position, leg, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyTrail(book, position, leg, timeUs);
}

/** After a night a group is judged once each leg has a price of the new session, or has had time enough to get one. */
export function isPricedToday(book: Book, position: Position, timeUs: number): boolean {
  return position.liveLegs.every((leg) => {
    if (!leg.isInUse || leg.quantity === 0) return true;
    const { openUs } = factsOf(book, leg.instrument);
    return leg.lastUs >= openUs || timeUs >= openUs + book.priceAgeUsMax;
  });
}

/** Holds something that no exit has claimed whole. */
function isHoldingOn(leg: Leg): boolean {
  return leg.isInUse && leg.quantity !== 0 && leg.isAllOut === 0;
}

function applyLossLimits(book: Book, position: Position, timeUs: number): void {
  if (book.run.totalProfit <= position.totalLow) {
    const loss = position.totalLow - book.run.dayStartProfit;
    position.isStoppedForDay = 1;
    fireGroup(book, position, 'dailyLossMax', loss, book.run.totalProfit - book.run.dayStartProfit, timeUs);
  }
  if (position.profit <= position.profitLow) fireGroup(book, position, 'mtmStop', position.profitLow, position.profit, timeUs);
}

function fireGroup(
  book: Book,
  position: Position,
  rule: FiredRule & ('mtmStop' | 'mtmTarget' | 'dailyLossMax'),
  limit: number,
  value: number,
  timeUs: number,
): void {
  book.outbox.write(timeUs, {
    kind: 'riskFired',
    rule,
    position: position.index,
    leg: null,
    limit: paiseOf(book, limit),
    value: paiseOf(book, value),
  });
  exitPosition(book, position, rule === 'dailyLossMax' ? 'mtmStop' : rule, timeUs);
}

/** A stop that rests is the venue's to trigger; one that does not is ours. */
export function applyLegStop(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.stop === 0 || (leg.last - leg.stop) * leg.sign > 0 || isStopResting(leg)) return;
  book.outbox.write(timeUs, {
    kind: 'riskFired',
    rule: 'legStop',
    position: position.index,
    leg: leg.index,
    limit: leg.stop,
    value: leg.last,
  });
  exitLeg(book, position, leg, 'legStop', timeUs);
}

function applyLegTarget(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.target === 0 || (leg.last - leg.target) * leg.sign < 0) return;
  book.outbox.write(timeUs, {
    kind: 'riskFired',
    rule: 'legTarget',
    position: position.index,
    leg: leg.index,
    limit: leg.target,
    value: leg.last,
  });
  exitLeg(book, position, leg, 'legTarget', timeUs);
}

function applyTrail(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if ((leg.last - leg.trailAt) * leg.sign < 0) return;
  leg.best = leg.last;
  setLevels(book, position, leg, timeUs);
  steerExits(book, position, leg, timeUs);
  refreshWatch(leg);
}
