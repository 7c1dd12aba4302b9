// Gives up option legs of an open position for others of the same side, right and ratio. The new contracts are known before anything is given up:
// either all of them can be had, or nothing happens. A leg that comes has a seat of its own beside the one that goes, and takes over its share of
// the group.
import type { ActionOutcome } from '../events';
import type { AdjustPlan, EnterPlan } from './action-plan';
import { type Book, factsOf, legPlanOf, legRulesOf, operandReader, planOf, positionOf, slotOf } from './book';
import { findChangeRefusal, startChange } from './change';
import { decideLeg, expectedOrder, type LegEntry, takeContract } from './decide-entry';
import { startLeg, watchesUnderlying, windContractClocks } from './enter';
import { findChangeGuard, findLegRefusal } from './entry-guards';
import { exitLeg } from './exit-latch';
import type { ExpectedOrder } from './expected-order';
import { findMoves, type Move } from './find-moves';
import { joinPlan } from './join-plan';
import type { Leg } from './leg';
import { strikeOf } from './leg-plan';
import { findMarginRefusal } from './market-guards';
import { pickLegs } from './pick-legs';
import type { Position } from './position';
import { type Sample, sampleOperands } from './sample-operands';
import { findSeats, takeSeat } from './seats';
import { sendChange } from './send-change';

export function fireAdjust(book: Book, plan: AdjustPlan, timeUs: number, sample: Sample): ActionOutcome {
  const position = positionOf(book, plan.position);
  const enter = planOrNull(book, position);
  const refusal = findChangeRefusal(book, position, plan) ?? (enter === null ? 'not-open' : findChangeGuard(book, enter, timeUs));
  if (enter === null || refusal !== null) return refusal ?? 'not-open';
  const picked = pickLegs(book, position, plan.which).filter((leg) => isHeldOption(book, position, leg));
  if (picked.length === 0) return 'no-such-leg';
  const operands = sampleOperands(plan, sample);
  if (typeof operands === 'string') return operands;
  const { strike } = plan;
  const wished = strike === null ? null : strikeOf(strike, operandReader(plan, operands));
  const moves = findMoves(book, position, picked, { chain: plan.chain, strike: wished }, timeUs);
  if (moves === null) return 'contract-undefined';
  if (moves.length === 0) return 'same-contracts';
  return adjust(book, position, enter, plan, moves, timeUs);
}

function planOrNull(book: Book, position: Position): EnterPlan | null {
  return position.actionPlus1 === 0 ? null : planOf(book, position);
}

function isHeldOption(book: Book, position: Position, leg: Leg): boolean {
  return leg.isInUse && leg.isClosed === 0 && leg.held > 0 && legPlanOf(book, position, leg).option !== null;
}

function adjust(book: Book, position: Position, enter: EnterPlan, plan: AdjustPlan, moves: readonly Move[], timeUs: number): ActionOutcome {
  const seats = findSeats(position, moves.length, moves.length);
  if (seats === null) return 'legs-full';
  const joined = joinPlan(
    enter,
    plan.action,
    moves.map(({ old, chain, right }, place) => ({
      leg: { ...legPlanOf(book, position, old), instrument: slotOf(book, position, seats[place]?.index ?? -1) },
      rules: legRulesOf(enter, old),
      underlying: { instrument: book.underlyings[chain] ?? -1, rises: right === 'call' ? 1 : -1 },
    })),
  );
  const entries = decide(book, position, enter, joined, moves, timeUs);
  if (typeof entries === 'string') return entries;
  const coming = moves.map(({ old }, place) => unitsFor(book, old, joined.legs[place]?.instrument ?? -1));
  if (coming.some((units) => units === 0)) return 'size-zero';
  const orders = entries.map((entry, place) => expectedOrder(entry, coming[place] ?? 0));
  const leaving = plan.isOpenFirst ? [] : moves.map(({ old }, place) => leavingOrder(old, entries[place]));
  const marginRefusal = findMarginRefusal(book, enter, [...leaving, ...orders]);
  if (marginRefusal !== null) return marginRefusal;
  for (const [place, entry] of entries.entries()) {
    const [seat, move] = [seats[place], moves[place]];
    if (seat === undefined || move === undefined) continue;
    takeSeat(position, seat);
    startLeg(book, joined, seat, place, entry, 0, timeUs);
    standIn(book, seat, move, coming[place] ?? 0, plan.isOpenFirst, timeUs);
  }
  startChange(book, position, plan, groupLots(book, seats), seats);
  if (watchesUnderlying(joined)) position.isUnderlyingWatched = 1;
  handOn(book, position, seats, moves, plan, timeUs);
  return 'sent';
}

/** Each leg as it would be entered now, by the rules that hold for the one it stands in for. */
function decide(
  book: Book,
  position: Position,
  enter: EnterPlan,
  joined: EnterPlan,
  moves: readonly Move[],
  timeUs: number,
): readonly LegEntry[] | ActionOutcome {
  const read = operandReader(enter, position.operands);
  const entries: LegEntry[] = [];
  for (const [place, { old, found }] of moves.entries()) {
    const leg = joined.legs[place];
    if (leg === undefined || !takeContract(book, leg.instrument, found, timeUs)) return 'contract-undefined';
    const refusal = findLegRefusal(book, enter, leg, old.sign, timeUs);
    if (refusal !== null) return refusal;
    const { tick, priceScale } = factsOf(book, leg.instrument);
    const entry = decideLeg(book, joined, place, { sign: old.sign, tick, priceScale, numerator: 1, denominator: 1 }, read, timeUs);
    if (typeof entry === 'string') return entry;
    entries.push({ ...entry, contract: found.id });
  }
  return entries;
}

/** As many lots as are held, be a lot of it larger or smaller. */
function unitsFor(book: Book, old: Leg, instrument: number): number {
  return Math.floor(old.held / factsOf(book, old.instrument).lot) * factsOf(book, instrument).lot;
}

function leavingOrder(old: Leg, entry: LegEntry | undefined): ExpectedOrder {
  const product = entry?.leg.product ?? 'intraday';
  return { instrument: old.instrument, side: old.sign > 0 ? 'sell' : 'buy', quantity: old.held, product, price: old.last };
}

function standIn(book: Book, seat: Leg, { old, chain }: Move, units: number, isOpenFirst: boolean, timeUs: number): void {
  seat.orderedQuantity = units;
  seat.unsent = units;
  seat.fullQuantity = (old.fullQuantity * factsOf(book, seat.instrument).lot) / factsOf(book, old.instrument).lot;
  seat.planPlace = old.planPlace;
  seat.addedByPlus1 = old.addedByPlus1;
  seat.addedInChange = old.addedInChange;
  seat.chain = chain;
  seat.strikeValue = old.strikeValue;
  seat.strikeTo = old.strikeTo;
  seat.replacesPlus1 = old.index + 1;
  seat.isOpenFirst = isOpenFirst ? 1 : 0;
  old.replacedByPlus1 = seat.index + 1;
  old.onOpenUs = book.run.openFillUs === timeUs ? timeUs : 0;
}

/** Of the legs that come, if they are equally many; else a leg has come when all of it has. */
function groupLots(book: Book, seats: readonly Leg[]): number {
  const lots = seats.map((seat) => seat.orderedQuantity / (seat.ratio * factsOf(book, seat.instrument).lot));
  const [first = 1] = lots;
  return Number.isInteger(first) && lots.every((each) => each === first) ? first : 1;
}

function handOn(book: Book, position: Position, seats: readonly Leg[], moves: readonly Move[], plan: AdjustPlan, timeUs: number): void {
  for (const [place, { old }] of moves.entries())
    book.outbox.write(timeUs, { kind: 'legReplaced', position: position.index, leg: old.index, by: seats[place]?.index ?? old.index });
  windContractClocks(book, position, planOf(book, position), timeUs);
  if (!plan.isOpenFirst) for (const { old } of moves) exitLeg(book, position, old, 'adjust', timeUs);
  sendChange(book, position, seats, timeUs);
}
