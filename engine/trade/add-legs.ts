// Adds further legs to an open position. They are chosen, sized and guarded as an entry's are, under the rules that the Enter has for every leg.
// While they come in they are a group of their own; from then on they are legs like the others.
import type { ActionOutcome } from '../events';
import type { AddLegsPlan, EnterPlan } from './action-plan';
import { type Book, planOf, positionOf, slotOf } from './book';
import { findChangeRefusal, startChange } from './change';
import { decideEntry, type EntryDecision } from './decide-entry';
import { startLeg, watchesUnderlying, windContractClocks } from './enter';
import { findChangeGuard, findLegRefusal } from './entry-guards';
import { joinAddition } from './join-plan';
import type { Leg } from './leg';
import type { Position } from './position';
import { type Sample, sampleOperands } from './sample-operands';
import { findSeats, takeSeat } from './seats';
import { sendChange } from './send-change';

export function fireAddLegs(book: Book, plan: AddLegsPlan, timeUs: number, sample: Sample): ActionOutcome {
  const position = positionOf(book, plan.position);
  const refusal = findChangeRefusal(book, position, plan);
  if (refusal !== null) return refusal;
  const enter = planOf(book, position);
  const guard = findChangeGuard(book, enter, timeUs);
  if (guard !== null) return guard;
  const operands = sampleOperands(plan, sample);
  if (typeof operands === 'string') return operands;
  const seats = findSeats(position, plan.legs.length, 0);
  if (seats === null) return 'legs-full';
  const instruments = seats.map((seat, place) => {
    const leg = plan.legs[place];
    return leg === undefined || leg.option !== null ? slotOf(book, position, seat.index) : leg.instrument;
  });
  const joined = joinAddition(enter, plan, instruments);
  const frozen = Array.from(position.operands.subarray(0, enter.operands.length));
  const decision = decideEntry(book, joined, [...frozen, ...Array.from(operands)], timeUs);
  if (typeof decision === 'string') return decision;
  for (const { leg, sign } of decision.legs) {
    const legRefusal = findLegRefusal(book, enter, leg, sign, timeUs);
    if (legRefusal !== null) return legRefusal;
  }
  add(book, position, plan, joined, seats, decision, timeUs);
  return 'sent';
}

function add(
  book: Book,
  position: Position,
  plan: AddLegsPlan,
  joined: EnterPlan,
  seats: readonly Leg[],
  { legs, lots, wantedLots }: EntryDecision,
  timeUs: number,
): void {
  if (lots < wantedLots) book.outbox.write(timeUs, { kind: 'sizeCapped', position: position.index, wantedLots, lots });
  for (const [place, entry] of legs.entries()) {
    const leg = seats[place];
    if (leg === undefined) continue;
    takeSeat(position, leg);
    startLeg(book, joined, leg, place, entry, lots, timeUs);
    leg.addedByPlus1 = plan.action + 1;
  }
  startChange(book, position, plan, lots, seats);
  for (const leg of seats) leg.addedInChange = position.change;
  if (watchesUnderlying(joined)) position.isUnderlyingWatched = 1;
  windContractClocks(book, position, planOf(book, position), timeUs);
  sendChange(book, position, seats, timeUs);
}
