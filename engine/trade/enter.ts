// Sends an entry: the epoch begins, bought legs leave first, sold ones wait for their cover, and the bundle's clocks are wound. It refuses an
// entry whole: no leg is begun without the others.

import type { ActionOutcome } from '../events';
import type { EnterPlan } from './action-plan';
import type { ArmedReason } from './await-open';
import { type Book, factsOf, legPlanOf, legRulesAt, positionOf } from './book';
import type { OptionWish } from './contract-desk';
import { decideEntry, type LegEntry, LONGS_FIRST } from './decide-entry';
import { exitAfterSessionsUs, expiryExitUs, findRefusal, firstExitAtUs } from './entry-guards';
import { sendEntries } from './entry-orders';
import { releaseLatch } from './exit-latch';
import type { Leg } from './leg';
import { windMoneyRules } from './money-rules';
import type { OrderRow } from './order-row';
import { PHASE, type Position } from './position';
import { hasUnderlyingRules } from './risk-plan';
import { type Operands, writeOperands } from './sample-operands';
import { clearUnderlyingLevels } from './underlying-rules';
import { forgetUses } from './uses';

/** Sends the entry of a flat position, or says why not. */
export function sendEntry(book: Book, plan: EnterPlan, operands: Operands, reason: ArmedReason, timeUs: number): ActionOutcome {
  const refusal = findRefusal(book, plan, timeUs);
  if (refusal !== null) return refusal;
  const decision = decideEntry(book, plan, operands, timeUs);
  if (typeof decision === 'string') return decision;
  const position = positionOf(book, plan.position);
  const { legs, lots, wantedLots } = decision;
  if (lots < wantedLots) book.outbox.write(timeUs, { kind: 'sizeCapped', position: position.index, wantedLots, lots });
  startEpoch(book, position, plan, operands);
  position.lots = lots;
  position.gatherLots = lots;
  position.isReversal = reason === 'reverse' ? 1 : 0;
  for (let index = 0; index < legs.length; index += 1) {
    const leg = position.legs[index];
    const entry = legs[index];
    if (leg !== undefined && entry !== undefined) startLeg(book, plan, leg, index, entry, lots, timeUs);
  }
  windSessionClocks(book, position, plan, timeUs);
  for (const sign of LONGS_FIRST) {
    for (const leg of position.liveLegs) {
      if (leg.sign !== sign) continue;
      const contract = legs[leg.index]?.contract ?? null;
      if (contract !== null) book.outbox.write(timeUs, { kind: 'contractChosen', position: position.index, leg: leg.index, contract });
      sendEntries(book, plan, position, leg, timeUs);
    }
  }
  book.outbox.write(timeUs, { kind: 'phase', position: position.index, epoch: position.epoch, phase: 'entering' });
  return 'sent';
}

function startEpoch(book: Book, position: Position, plan: EnterPlan, operands: Operands): void {
  const { execution } = plan;
  writeOperands(position.operands, operands);
  position.phase = PHASE.entering;
  position.epoch += 1;
  position.actionPlus1 = plan.action + 1;
  position.isReversed = plan.isReversed ? 1 : 0;
  position.legCount = plan.legs.length;
  position.openedUs = 0;
  position.change = 0;
  position.entryLots = 0;
  position.carriedProfit = 0;
  position.carriedPoints = 0;
  forgetUses(book, position);
  position.heldUs = 0;
  position.heldFromUs = 0;
  position.profit = 0;
  position.groupLatch = 0;
  // What became of one order alone needs no judgement, unless what is lost of it is sent again.
  position.isGathering = plan.legs.length > 1 || execution.retriesMax > 0 ? 1 : 0;
  position.clearClocks();
  position.isUnderlyingWatched = watchesUnderlying(plan) ? 1 : 0;
  position.againCount = 0;
  windMoneyRules(book, position, plan);
  position.sessionsHeld = 0;
}

/** Do rules of a leg watch another instrument than the leg's own? */
export function watchesUnderlying(plan: EnterPlan): boolean {
  for (let leg = 0; leg < plan.legs.length; leg += 1)
    if (hasUnderlyingRules(legRulesAt(plan, leg)) && plan.underlyings[leg]?.instrument !== plan.legs[leg]?.instrument) return true;
  return false;
}

/** The clocks that belong to a session: wound at the entry, and anew at each session the position is carried into. */
export function windSessionClocks(book: Book, position: Position, plan: EnterPlan, timeUs: number): void {
  position.exitAtUs = firstExitAtUs(book, plan, timeUs);
  position.exitAfterUs = Math.min(position.exitAfterUs, exitAfterSessionsUs(book, plan, position.sessionsHeld));
  windContractClocks(book, position, plan, timeUs);
}

/** The clocks that belong to the contracts in which the position is: anew whenever they change. */
export function windContractClocks(book: Book, position: Position, plan: EnterPlan, timeUs: number): void {
  if (position.groupLatch !== 0) return;
  let expiryUs = Number.POSITIVE_INFINITY;
  let squareOffUs = Number.POSITIVE_INFINITY;
  let expiryExit = Number.POSITIVE_INFINITY;
  for (const leg of position.liveLegs) {
    if (!leg.isInUse || leg.isClosed === 1) continue;
    const facts = factsOf(book, leg.instrument);
    expiryExit = Math.min(expiryExit, expiryExitUs(book, plan.risk, leg.instrument, timeUs));
    expiryUs = Math.min(expiryUs, facts.expiryUs);
    if (legPlanOf(book, position, leg).product === 'intraday') squareOffUs = Math.min(squareOffUs, facts.squareOffUs);
  }
  position.expiryUs = expiryUs;
  position.squareOffUs = squareOffUs;
  position.expiryExitUs = Math.max(timeUs, expiryExit);
}

/** `place`: of the leg in the plan. */
export function startLeg(book: Book, plan: EnterPlan, leg: Leg, place: number, entry: LegEntry, lots: number, timeUs: number): void {
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
  leg.fullQuantity = leg.orderedQuantity;
  leg.orderedByPlus1 = plan.action + 1;
  leg.planPlace = place;
  keepStrike(book, leg, entry.wish);
  leg.unsent = leg.orderedQuantity;
  leg.sendUs = Number.POSITIVE_INFINITY;
  leg.entryChaseUs = Number.POSITIVE_INFINITY;
  leg.last = entry.price;
  leg.lastUs = timeUs;
  leg.trailAt = entry.sign * Number.POSITIVE_INFINITY;
  leg.watchLow = Number.NEGATIVE_INFINITY;
  leg.watchHigh = Number.POSITIVE_INFINITY;
  leg.againUntilUs = Number.POSITIVE_INFINITY;
  startUnderlying(plan, leg, place);
}

function startUnderlying(plan: EnterPlan, leg: Leg, place: number): void {
  const underlying = plan.underlyings[place];
  leg.underlying = underlying?.instrument ?? leg.instrument;
  leg.gains = hasUnderlyingRules(legRulesAt(plan, place)) ? leg.sign * (underlying?.rises ?? 1) : 0;
  clearUnderlyingLevels(leg);
}

/** What the leg's rule asked for: by it another contract may be chosen later. */
function keepStrike(book: Book, leg: Leg, wish: OptionWish | null): void {
  leg.chain = -1;
  if (wish === null) return;
  if ('byRule' in wish) {
    leg.chain = book.slots.find(({ instrument }) => instrument === leg.instrument)?.chains[0] ?? -1;
    return;
  }
  leg.chain = wish.chain;
  leg.strikeValue = wish.rule.value;
  leg.strikeTo = wish.rule.by === 'premiumRange' ? wish.rule.to : 0;
}

export function forgetOrders(orders: readonly OrderRow[]): void {
  for (const order of orders) {
    if (order.isUnused) return;
    order.forget();
  }
}
