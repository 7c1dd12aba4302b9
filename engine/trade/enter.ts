// Sends an entry: the epoch begins, bought legs leave before sold ones, which wait for their cover, and the bundle's clocks are wound.
// What it refuses it refuses whole: no leg is begun without the others.
import type { ActionOutcome } from '../events';
import type { EnterPlan, MoneyRule } from './action-plan';
import type { ArmedReason } from './await-open';
import { type Book, clearClocks, factsOf, moneyUnitsOf, operandReader, positionOf } from './book';
import { decideEntry, type LegEntry } from './decide-entry';
import { dailyLossFloor, findRefusal, firstExitAtUs, rupeesOf } from './entry-guards';
import { sendEntries } from './entry-orders';
import { releaseLatch } from './exit-latch';
import type { Leg } from './leg';
import type { OrderRow } from './order-row';
import { PHASE, type Position } from './position';
import { type Operands, writeOperands } from './sample-operands';
import type { ReadOperand } from './stop-level';

/** What hedges is bought before what it hedges is sold. */
const LONGS_FIRST = [1, -1] as const;

/** Sends the entry of a flat position, or says why not. */
export function sendEntry(book: Book, plan: EnterPlan, operands: Operands, reason: ArmedReason, timeUs: number): ActionOutcome {
  const refusal = findRefusal(book, plan, timeUs);
  if (refusal !== null) return refusal;
  const decision = decideEntry(book, plan, operands, timeUs);
  if (typeof decision === 'string') return decision;
  const position = positionOf(book, plan.position);
  const { legs, lots, wantedLots } = decision;
  if (lots < wantedLots) book.outbox.write(timeUs, { kind: 'sizeCapped', position: position.index, wantedLots, lots });
  startEpoch(book, position, plan, operands, timeUs);
  position.lots = lots;
  position.isReversal = reason === 'reverse' ? 1 : 0;
  for (let index = 0; index < legs.length; index += 1) {
    const leg = position.legs[index];
    const entry = legs[index];
    if (leg !== undefined && entry !== undefined) startLeg(book, leg, entry, lots, timeUs);
  }
  for (const sign of LONGS_FIRST) {
    for (const leg of position.liveLegs) if (leg.sign === sign) sendEntries(book, plan, position, leg, timeUs);
  }
  book.outbox.write(timeUs, { kind: 'phase', position: position.index, epoch: position.epoch, phase: 'entering' });
  return 'sent';
}

function startEpoch(book: Book, position: Position, plan: EnterPlan, operands: Operands, timeUs: number): void {
  const { risk, execution } = plan;
  writeOperands(position.operands, operands);
  position.phase = PHASE.entering;
  position.epoch += 1;
  position.actionPlus1 = plan.action + 1;
  position.isReversed = plan.isReversed ? 1 : 0;
  position.legCount = plan.legs.length;
  position.openedUs = 0;
  position.heldUs = 0;
  position.heldFromUs = 0;
  position.profit = 0;
  position.groupLatch = 0;
  position.entriesToday += 1;
  // What became of one order alone needs no judgement, unless what is lost of it is sent again.
  position.isGathering = plan.legs.length > 1 || execution.retriesMax > 0 ? 1 : 0;
  clearClocks(position);
  const read = operandReader(plan, position.operands);
  position.profitLow = -leastMoneyUnits(book, risk.mtmStops, read);
  position.profitHigh = leastMoneyUnits(book, risk.mtmTargets, read);
  position.totalLow = dailyLossFloor(book, plan);
  position.exitAfterSessions = risk.exitAfterSessions;
  windSessionClocks(book, position, plan, timeUs);
}

/** Infinity without a rule. */
function leastMoneyUnits(book: Book, rules: readonly MoneyRule[], read: ReadOperand): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { basis, operand } of rules) least = Math.min(least, moneyUnitsOf(book, rupeesOf(book, basis, read(operand, 1))));
  return least;
}

/** The clocks that belong to a session: wound at the entry, and anew at each session the position is carried into. */
export function windSessionClocks(book: Book, position: Position, plan: EnterPlan, timeUs: number): void {
  position.exitAtUs = firstExitAtUs(book, plan, timeUs);
  let expiryUs = Number.POSITIVE_INFINITY;
  let squareOffUs = Number.POSITIVE_INFINITY;
  for (const { instrument, product } of plan.legs) {
    const facts = factsOf(book, instrument);
    expiryUs = Math.min(expiryUs, facts.expiryUs);
    if (product === 'intraday') squareOffUs = Math.min(squareOffUs, facts.squareOffUs);
  }
  position.expiryUs = expiryUs;
  position.squareOffUs = squareOffUs;
}

function startLeg(book: Book, leg: Leg, entry: LegEntry, lots: number, timeUs: number): void {
  leg.clear();
  releaseLatch(leg);
  forgetOrders(leg.entries);
  forgetOrders(leg.exits);
  leg.instrument = entry.leg.instrument;
  leg.sign = entry.sign;
  leg.ratio = entry.leg.ratio;
  leg.unitValue = book.run.moneyScale / entry.facts.priceScale;
  leg.numerator = 1;
  leg.denominator = 1;
  leg.orderedQuantity = lots * entry.unitsPerLot;
  leg.unsent = leg.orderedQuantity;
  leg.sendUs = Number.POSITIVE_INFINITY;
  leg.entryChaseUs = Number.POSITIVE_INFINITY;
  leg.last = entry.price;
  leg.lastUs = timeUs;
  leg.trailAt = entry.sign * Number.POSITIVE_INFINITY;
  leg.watchLow = Number.NEGATIVE_INFINITY;
  leg.watchHigh = Number.POSITIVE_INFINITY;
}

function forgetOrders(orders: readonly OrderRow[]): void {
  for (const order of orders) {
    if (order.isUnused) return;
    order.forget();
  }
}
