// Makes every leg of an open position larger or smaller, by a share of what the entry brought, in whole lots of the group. More is an entry of
// the same contracts under the entry's guards: bought legs first, sold ones behind their cover. Less is an exit of a part, and never of all.
import type { ActionOutcome } from '../events';
import type { EnterPlan, ScalePlan } from './action-plan';
import { type Book, factsOf, legPlanOf, legRulesOf, levelBasisOf, operandReader, planOf, positionOf } from './book';
import { findChangeRefusal, orderMore, startChange } from './change';
import { LONGS_FIRST, quoteLeg } from './decide-entry';
import { findLegRefusal } from './entry-guards';
import { sendEntries } from './entry-orders';
import { exitPart, shortsFirst } from './exit-latch';
import type { ExpectedOrder } from './expected-order';
import { AGAIN, type Leg } from './leg';
import { findMarginRefusal } from './market-guards';
import type { Position } from './position';
import { baseStop } from './stop-level';
import { noteUse } from './uses';
import { wholeLots } from './whole-lots';

export function fireScale(book: Book, plan: ScalePlan, timeUs: number): ActionOutcome {
  const position = positionOf(book, plan.position);
  const refusal = findChangeRefusal(book, position, plan);
  if (refusal !== null) return refusal;
  fixEntryLots(position);
  const lots = wholeLots((position.entryLots * Math.abs(plan.percent)) / 100);
  return plan.percent < 0 ? scaleOut(book, position, plan, lots, timeUs) : scaleIn(book, position, plan, lots, timeUs);
}

/** Before the first change: what came of the entry is the entry, if all legs came in equal lots. */
function fixEntryLots(position: Position): void {
  if (position.entryLots > 0) return;
  const came = position.liveLegs.filter((leg) => leg.enteredParts > 0 && leg.life === 0);
  const lotsOf = (leg: Leg): number => (leg.enteredAsOrdered * position.lots) / leg.orderedQuantity;
  const [first] = came;
  const lots = first === undefined ? position.lots : lotsOf(first);
  const isWhole = Number.isInteger(lots) && came.every((leg) => lotsOf(leg) === lots);
  position.entryLots = isWhole ? lots : position.lots;
  if (!isWhole || lots === position.lots) return;
  for (const leg of came) {
    leg.orderedQuantity = leg.enteredAsOrdered;
    leg.fullQuantity = leg.enteredAsOrdered;
  }
  position.lots = lots;
}

/** Units of a leg in so many lots of the group, as they count now, in whole lots of its own. */
function unitsOf(book: Book, position: Position, leg: Leg, lots: number): number {
  const { lot } = factsOf(book, leg.instrument);
  const units = (lots * leg.fullQuantity * leg.numerator) / (position.lots * leg.denominator);
  return wholeLots(units / lot) * lot;
}

function isOpen(leg: Leg): boolean {
  return leg.isInUse && leg.isClosed === 0;
}

function scaleIn(book: Book, position: Position, plan: ScalePlan, wantedLots: number, timeUs: number): ActionOutcome {
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  const legs = position.liveLegs.filter(isOpen);
  const lots = Math.min(wantedLots, lotsThatFit(book, position, legs));
  if (lots < 1) return 'size-zero';
  const enter = planOf(book, position);
  const orders: ExpectedOrder[] = [];
  for (const sign of LONGS_FIRST) {
    for (const leg of legs) {
      if (leg.sign !== sign) continue;
      const order = decideMore(book, enter, position, leg, unitsOf(book, position, leg, lots), timeUs);
      if (typeof order === 'string') return order;
      if (order.quantity > 0) orders.push(order);
    }
  }
  const marginRefusal = findMarginRefusal(book, enter, orders);
  if (marginRefusal !== null) return marginRefusal;
  if (lots < wantedLots) book.outbox.write(timeUs, { kind: 'sizeCapped', position: position.index, wantedLots, lots });
  order(book, enter, position, plan, lots, timeUs);
  return 'sent';
}

function order(book: Book, enter: EnterPlan, position: Position, plan: ScalePlan, lots: number, timeUs: number): void {
  const more = position.liveLegs.map((leg) => (leg.isInUse ? unitsOf(book, position, leg, lots) : 0));
  startChange(book, position, plan, position.lots + lots);
  position.lots += lots;
  for (const leg of position.liveLegs) {
    const units = more[leg.index] ?? 0;
    // A leg that is to come back comes back as large as the others are then.
    if (units === 0 || !(isOpen(leg) || leg.again !== AGAIN.none)) continue;
    leg.orderedQuantity += (units * leg.denominator) / leg.numerator;
    leg.fullQuantity += (units * leg.denominator) / leg.numerator;
    if (isOpen(leg)) orderMore(position, leg, plan, units);
  }
  for (const sign of LONGS_FIRST)
    for (const leg of position.liveLegs) if (leg.sign === sign && leg.unsent > 0) sendEntries(book, enter, position, leg, timeUs);
}

/** What more of a leg would be ordered, or why not: its stop must be ahead of the price, from the average that it would have then. */
function decideMore(
  book: Book,
  enter: EnterPlan,
  position: Position,
  leg: Leg,
  units: number,
  timeUs: number,
): ExpectedOrder | ActionOutcome {
  const ordered = { ...legPlanOf(book, position, leg), instrument: leg.instrument };
  const refusal = findLegRefusal(book, enter, ordered, leg.sign, timeUs);
  if (refusal !== null) return refusal;
  const quote = quoteLeg(book, enter, leg.instrument, leg.sign, timeUs);
  if (typeof quote === 'string') return quote;
  const { price, expected } = quote;
  const rules = legRulesOf(enter, leg);
  const average = (leg.cost + units * expected) / (leg.enteredQuantity + units);
  const stop = baseStop(rules, average, levelBasisOf(book, leg), operandReader(enter, position.operands));
  const isAhead = stop > 0 && (expected - stop) * leg.sign > 0 && (price - stop) * leg.sign > 0;
  if (rules.stops.length > 0 && !isAhead) return 'stop-undefined';
  return { instrument: leg.instrument, side: leg.sign > 0 ? 'buy' : 'sell', quantity: units, product: ordered.product, price: expected };
}

/** More lots with which every leg still fits into the slices it may have on its way out. */
function lotsThatFit(book: Book, position: Position, legs: readonly Leg[]): number {
  let lots = Number.POSITIVE_INFINITY;
  for (const leg of legs) {
    const room = leg.exits.length * factsOf(book, leg.instrument).sliceQuantity - leg.held;
    lots = Math.min(lots, wholeLots((room * leg.denominator * position.lots) / (leg.fullQuantity * leg.numerator)));
  }
  return lots;
}

/** At least one lot of every leg stays. */
function scaleOut(book: Book, position: Position, plan: ScalePlan, wantedLots: number, timeUs: number): ActionOutcome {
  const legs = shortsFirst(position).filter((leg) => isOpen(leg) && leg.held > 0);
  let lots = wantedLots;
  for (const leg of legs) lots = Math.min(lots, Math.ceil(leg.held / unitsOf(book, position, leg, 1)) - 1);
  let isSent = false;
  for (const leg of legs) isSent = exitPart(book, position, leg, unitsOf(book, position, leg, lots), 'exitAction', timeUs) || isSent;
  if (!isSent) return 'size-zero';
  noteUse(book, plan.action);
  return 'sent';
}
