// Rules about what the whole position has won or lost: MTM stops and targets, combined premium, locks. Each rule has a bound of its own; the
// price path compares with the nearest of them alone. Profit is realised and open together, before charges. Nothing here changes an order.
import { nearWhole } from '../number/near-whole';
import type { EnterPlan } from './action-plan';
import { type Book, operandReader, planOf } from './book';
import { dailyLossFloor } from './entry-guards';
import { exitPosition } from './exit-latch';
import { moneyUnitsOf, paiseOf, rupeesOf } from './money-units';
import type { Position } from './position';
import type { LockRule, MoneyRule, PremiumRule } from './risk-plan';
import type { ReadOperand } from './stop-level';

/** Keeps three steps of 0.1 from being fewer than 0.3. */
const NOISE_STEPS = 1e-9;

/** At the entry, when no rule of the epoch before is left: what does not hang on the fills. */
export function windMoneyRules(book: Book, position: Position, plan: EnterPlan): void {
  const { risk } = plan;
  const read = operandReader(plan, position.operands);
  position.structureUnits = 0;
  position.combinedBase = 0;
  position.mtmLow = -leastMoneyUnits(book, risk.mtmStops, read);
  position.mtmHigh = leastMoneyUnits(book, risk.mtmTargets, read);
  position.totalLow = dailyLossFloor(book, plan);
  position.isGreekWatched = risk.greekMaxes.length > 0 ? 1 : 0;
  position.isGreekUnknown = 0;
  if (risk.locks.length > 0) setLocks(book, position, risk.locks, read);
  refreshMoneyWatch(position);
}

/** Infinity without a rule. */
function leastMoneyUnits(book: Book, rules: readonly MoneyRule[], read: ReadOperand): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { basis, operand } of rules) least = Math.min(least, moneyOf(book, basis, operand, read));
  return least;
}

function moneyOf(book: Book, basis: MoneyRule['basis'], operand: number, read: ReadOperand): number {
  return nearWhole(moneyUnitsOf(book, rupeesOf(book, basis, read(operand, 1))));
}

/**
 * The legs' fills have changed: where the combined rules fire, once every leg that is to come has begun to fill. A leg that is entered again
 * moves neither the premium nor the units: both are those of the structure as it was entered, or last changed. What legs made that were given up for
 * others is no part of it: the rules count from the premium of what stands now. A premium that came to nothing leaves no room.
 */
export function setCombined(book: Book, position: Position): void {
  const plan = planOf(book, position);
  const { combinedStops, combinedTargets } = plan.risk;
  if ((combinedStops.length === 0 && combinedTargets.length === 0) || position.groupLatch !== 0) return;
  const { liveLegs } = position;
  let units = -1;
  let premium = 0;
  let added = 0;
  let base = position.carriedProfit;
  for (const leg of liveLegs) {
    if (!leg.isInUse) continue;
    if (leg.isGivenUp) {
      base += leg.profit;
      continue;
    }
    if (leg.life > leg.livesBefore) return;
    if (leg.enteredParts === 0 && leg.isClosed === 1) continue;
    if (leg.enteredParts === 0) return;
    const own = leg.enteredAsOrdered / leg.ratio;
    leg.structureUnits = own;
    if (leg.isAdded) {
      added += leg.sign * leg.cost * leg.unitValue;
      continue;
    }
    units = units === -1 || units === own ? own : 0;
    premium += (leg.sign * leg.cost * leg.unitValue) / own;
  }
  if (units === -1) return;
  if (units > 0) premium += added / units;
  const read = operandReader(plan, position.operands);
  const unitValue = liveLegs[0]?.unitValue ?? 1;
  const scale = units === 0 ? 1 : units;
  position.structureUnits = units;
  position.combinedBase = base;
  position.combinedLow = -nearWhole(scale * leastOfPremium(book, combinedStops, premium, unitValue, read));
  position.combinedHigh = nearWhole(scale * leastOfPremium(book, combinedTargets, premium, unitValue, read));
  refreshMoneyWatch(position);
}

/** Money units of one unit of the structure. Points count in price units of its first leg. */
function leastOfPremium(book: Book, rules: readonly PremiumRule[], premium: number, unitValue: number, read: ReadOperand): number {
  const priceScale = book.run.moneyScale / unitValue;
  let least = Number.POSITIVE_INFINITY;
  for (const { basis, operand } of rules) {
    const distance = basis === 'points' ? read(operand, priceScale) * unitValue : (Math.abs(premium) * read(operand, 1)) / 100;
    least = Math.min(least, nearWhole(distance));
  }
  return least;
}

/** In the measure of the combined bounds. */
function combinedProfit(position: Position): number {
  if (position.structureUnits > 0) return position.profit - position.combinedBase;
  let profit = 0;
  for (const leg of position.liveLegs) if (leg.structureUnits > 0 && !leg.isGivenUp) profit += leg.profit / leg.structureUnits;
  return profit;
}

/** Locked and where it steps next, by the profit of the last step. What is locked never becomes less. */
function setLocks(book: Book, position: Position, locks: readonly LockRule[], read: ReadOperand): void {
  const { lockBest } = position;
  let floor = position.lockFloor;
  let nextAt = Number.POSITIVE_INFINITY;
  for (const { basis, arm, lock, trail } of locks) {
    const armAt = moneyOf(book, basis, arm, read);
    if (lockBest < armAt) {
      nextAt = Math.min(nextAt, armAt);
      continue;
    }
    const locked = moneyOf(book, basis, lock, read);
    if (trail === null) {
      floor = Math.max(floor, locked);
      continue;
    }
    const every = moneyOf(book, basis, trail.every, read);
    const steps = Math.floor((lockBest - armAt) / every + NOISE_STEPS);
    floor = Math.max(floor, locked + steps * moneyOf(book, basis, trail.move, read));
    nextAt = Math.min(nextAt, armAt + (steps + 1) * every);
  }
  position.lockFloor = floor;
  position.lockAt = nextAt;
}

/**
 * Strictly between the two no rule of this file has anything to do. Where legs are not equally many their profit is asked at each price, and so is
 * what the position leans to: no bound of profit says anything of it.
 */
function refreshMoneyWatch(position: Position): void {
  let low = Math.max(position.mtmLow, position.lockFloor);
  let high = Math.min(position.mtmHigh, position.lockAt);
  const { combinedLow, combinedHigh, combinedBase } = position;
  if (position.structureUnits > 0) {
    low = Math.max(low, combinedBase + combinedLow);
    high = Math.min(high, combinedBase + combinedHigh);
  } else if (combinedLow > Number.NEGATIVE_INFINITY || combinedHigh < Number.POSITIVE_INFINITY) low = Number.POSITIVE_INFINITY;
  if (position.isGreekWatched === 1) low = Number.POSITIVE_INFINITY;
  position.profitLow = low;
  position.profitHigh = high;
}

export function applyLossLimits(book: Book, position: Position, timeUs: number): void {
  const { run } = book;
  if (run.totalProfit <= position.totalLow) {
    const loss = position.totalLow - run.dayStartProfit;
    position.isStoppedForDay = 1;
    fire(book, position, 'dailyLossMax', loss, run.totalProfit - run.dayStartProfit, timeUs);
  }
  if (position.profit <= position.mtmLow) fire(book, position, 'mtmStop', position.mtmLow, position.profit, timeUs);
  if (combinedProfit(position) <= position.combinedLow) fireCombined(book, position, 'combinedStop', position.combinedLow, timeUs);
}

export function applyGains(book: Book, position: Position, timeUs: number): void {
  if (position.profit >= position.mtmHigh) fire(book, position, 'mtmTarget', position.mtmHigh, position.profit, timeUs);
  if (combinedProfit(position) >= position.combinedHigh) fireCombined(book, position, 'combinedTarget', position.combinedHigh, timeUs);
  if (position.profit <= position.lockFloor) fire(book, position, 'lock', position.lockFloor, position.profit, timeUs);
}

/** Last of all: what is locked now binds from the next price on. */
export function stepLocks(book: Book, position: Position, timeUs: number): void {
  const { profit } = position;
  if (profit < position.lockAt) return;
  const plan = planOf(book, position);
  position.lockBest = profit;
  setLocks(book, position, plan.risk.locks, operandReader(plan, position.operands));
  refreshMoneyWatch(position);
  book.outbox.write(timeUs, {
    kind: 'profitLocked',
    position: position.index,
    lockedPaise: paiseOf(book, position.lockFloor),
    valuePaise: paiseOf(book, profit),
  });
}

/** Told of one unit of the structure. */
function fireCombined(book: Book, position: Position, rule: 'combinedStop' | 'combinedTarget', limit: number, timeUs: number): void {
  const units = position.structureUnits > 0 ? position.structureUnits : 1;
  fire(book, position, rule, limit / units, combinedProfit(position) / units, timeUs);
}

type MoneyReason = 'mtmStop' | 'mtmTarget' | 'dailyLossMax' | 'combinedStop' | 'combinedTarget' | 'lock';

/** Every bound of the position falls with the first that fires. */
function fire(book: Book, position: Position, rule: MoneyReason, limit: number, value: number, timeUs: number): void {
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
