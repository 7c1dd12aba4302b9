// Sends a leg again that was armed for it: in the same contract or one chosen anew by its rule, in as many lots, on its side or the other, under
// its own rules anew. What the leg has won and lost stays with the position. All guards of an entry are asked but that of entries per day.
import type { ActionOutcome } from '../events';
import { disarmLeg, lapseLegs, tellReEntry } from './armed-legs';
import { type Book, factsOf, legPlanOf, legRulesOf, levelBasisOf, operandReader, planOf } from './book';
import { decideLeg, expectedOrder, type LegEntry, takeContract } from './decide-entry';
import { forgetOrders } from './enter';
import { findLegRefusal } from './entry-guards';
import { sendEntries } from './entry-orders';
import { releaseLatch } from './exit-latch';
import { findAnew } from './find-moves';
import { joinPlan } from './join-plan';
import { AGAIN, type Leg } from './leg';
import { findMarginRefusal } from './market-guards';
import { PHASE, type Position } from './position';
import { clearUnderlyingLevels } from './underlying-rules';

/** True if any was: what then lacks its cover is for the position to settle. */
export function sendDueLegs(book: Book, position: Position, timeUs: number): boolean {
  if (position.phase === PHASE.exiting) {
    lapseLegs(book, position, timeUs);
    return false;
  }
  let isAnySent = false;
  for (const leg of position.liveLegs) {
    if (leg.again !== AGAIN.due) continue;
    const after = leg.isAgainAfterTarget === 1 ? 'target' : 'stop';
    disarmLeg(position, leg);
    const outcome = send(book, position, leg, timeUs);
    isAnySent ||= outcome === 'sent';
    if (outcome === 'sent' && after === 'stop') leg.stopReEntries += 1;
    if (outcome === 'sent' && after === 'target') leg.targetReEntries += 1;
    tellReEntry(book, position, leg, after, outcome, 0, timeUs);
  }
  return isAnySent;
}

function send(book: Book, position: Position, leg: Leg, timeUs: number): ActionOutcome {
  const plan = planOf(book, position);
  const ordered = { ...legPlanOf(book, position, leg), instrument: leg.instrument };
  const sign = leg.isAgainReversed === 1 ? -leg.sign : leg.sign;
  const refusal = findLegRefusal(book, plan, ordered, sign, timeUs);
  if (refusal !== null) return refusal;
  if (leg.isAgainAnew === 1 && ordered.option !== null) {
    const chosen = chooseAnew(book, position, leg, timeUs);
    if (chosen !== null) return chosen;
    const newRefusal = findLegRefusal(book, plan, ordered, sign, timeUs);
    if (newRefusal !== null) return newRefusal;
  }
  const underlying = { instrument: leg.underlying, rises: leg.gains * leg.sign < 0 ? -1 : 1 } as const;
  const own = joinPlan(plan, plan.action, [{ leg: ordered, rules: legRulesOf(plan, leg), underlying }]);
  const entry = decideLeg(book, own, 0, { ...levelBasisOf(book, leg), sign }, operandReader(plan, position.operands), timeUs);
  if (typeof entry === 'string') return entry;
  const quantity = quantityOf(book, leg);
  if (quantity === 0) return 'size-zero';
  const marginRefusal = findMarginRefusal(book, plan, [expectedOrder(entry, quantity)]);
  if (marginRefusal !== null) return marginRefusal;
  startLife(leg, entry, quantity);
  if (position.legCount > 1) position.isGathering = 1;
  sendEntries(book, plan, position, leg, timeUs);
  return 'sent';
}

/** The leg holds nothing, and is what its rule means now. Null where it is, or was that already. */
function chooseAnew(book: Book, position: Position, leg: Leg, timeUs: number): ActionOutcome | null {
  const found = findAnew(book, position, leg, timeUs);
  if (found === null) return 'contract-undefined';
  if (found.id === book.contracts.idOf(leg.instrument)) return null;
  const { lot } = factsOf(book, leg.instrument);
  if (!takeContract(book, leg.instrument, found, timeUs)) return 'contract-undefined';
  const facts = factsOf(book, leg.instrument);
  leg.orderedQuantity = (leg.orderedQuantity * facts.lot) / lot;
  leg.fullQuantity = (leg.fullQuantity * facts.lot) / lot;
  leg.unitValue = book.run.moneyScale / facts.priceScale;
  // What fills late of the contract before is nobody's any more.
  forgetOrders(leg.entries);
  forgetOrders(leg.exits);
  book.outbox.write(timeUs, { kind: 'contractChosen', position: position.index, leg: leg.index, contract: found.id });
  return null;
}

/** As many units as the leg was entered for, as they count now, in whole lots and in the slices that it may have. */
function quantityOf(book: Book, leg: Leg): number {
  const { lot, sliceQuantity } = factsOf(book, leg.instrument);
  const units = (leg.orderedQuantity * leg.numerator) / leg.denominator;
  return Math.min(Math.floor(units / lot) * lot, leg.entries.length * sliceQuantity);
}

/** Orders of the life before keep their rows: one that was called dead may be found to have filled. */
function startLife(leg: Leg, { sign, price }: LegEntry, quantity: number): void {
  releaseLatch(leg);
  clearUnderlyingLevels(leg);
  const isOtherSide = sign !== leg.sign;
  leg.life += 1;
  leg.sign = sign;
  if (isOtherSide) leg.gains = -leg.gains;
  leg.isClosed = 0;
  leg.last = price;
  leg.unsent = quantity;
  leg.sendUs = Number.POSITIVE_INFINITY;
  leg.entryChaseUs = Number.POSITIVE_INFINITY;
  leg.isFailed = 0;
  leg.enteredParts = 0;
  leg.enteredValue = 0;
  leg.stop = 0;
  leg.best = 0;
  leg.target = 0;
  leg.isToCost = 0;
  leg.stopRefusals = 0;
  leg.isStopRefused = 0;
  leg.trailAt = sign * Number.POSITIVE_INFINITY;
  leg.watchLow = Number.NEGATIVE_INFINITY;
  leg.watchHigh = Number.POSITIVE_INFINITY;
}
