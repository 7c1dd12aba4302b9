// Says why an entry may not be sent now, apart from its prices and its size: because of a switch, the contract, the session, or a guard of the
// bundle. It only reads.
import type { ProgramLeg } from '../../dsl/ir/program';
import type { ActionOutcome } from '../events';
import { istDayOf, istMinuteOfDay } from '../market/candles';
import { istMinute, minuteOfTime, timeOfMinute, US_PER_MINUTE } from '../time/ist-time';
import type { EnterPlan } from './action-plan';
import { type Book, factsOf, positionOf } from './book';
import type { Facts } from './facts';
import { moneyUnitsOf, rupeesOf } from './money-units';
import type { ExitAtRule, RiskPlan } from './risk-plan';

/** A leg, drawn or held. */
interface Traded {
  readonly instrument: number;
}

/** The first refusal in a fixed order, or null. */
export function findRefusal(book: Book, plan: EnterPlan, timeUs: number): ActionOutcome | null {
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  return (
    findContractRefusal(book, plan, timeUs) ??
    findBundleRefusal(book, plan, plan.legs, timeUs, positionOf(book, plan.position).entriesToday)
  );
}

function findContractRefusal(book: Book, plan: EnterPlan, timeUs: number): ActionOutcome | null {
  for (const leg of plan.legs) {
    const refusal = findLegContractRefusal(book, leg, plan.isReversed && leg.side === 'sell', timeUs);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** `isTurnedShort`: sold where the program would have bought, or might. */
function findLegContractRefusal(book: Book, leg: ProgramLeg, isTurnedShort: boolean, timeUs: number): ActionOutcome | null {
  const facts = factsOf(book, leg.instrument);
  if (facts.isKnown === 0) return 'contract-undefined';
  if (facts.canTrade === 0) return 'index-not-tradable';
  if (isTurnedShort && leg.product === 'delivery') return 'short-delivery';
  const lastUs = Math.min(facts.closeUs, facts.expiryUs, leg.product === 'intraday' ? facts.squareOffUs : Number.POSITIVE_INFINITY);
  return timeUs < facts.openUs || timeUs >= lastUs ? 'session-closing' : null;
}

/** The same of one leg of an open position that would be entered, or entered again: which is no new entry of the day. */
export function findLegRefusal(book: Book, plan: EnterPlan, leg: ProgramLeg, sign: number, timeUs: number): ActionOutcome | null {
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  const refusal = findLegContractRefusal(book, leg, sign < 0, timeUs);
  return refusal ?? findBundleRefusal(book, plan, [leg], timeUs, Number.NEGATIVE_INFINITY);
}

/** The same before it is known which legs an open position would have beside those it has. */
export function findChangeGuard(book: Book, plan: EnterPlan, timeUs: number): ActionOutcome | null {
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  return findBundleRefusal(book, plan, [], timeUs, Number.NEGATIVE_INFINITY);
}

function findBundleRefusal(
  book: Book,
  plan: EnterPlan,
  legs: readonly Traded[],
  timeUs: number,
  entriesToday: number,
): ActionOutcome | null {
  const { risk } = plan;
  const position = positionOf(book, plan.position);
  const minuteOfDay = istMinuteOfDay(minuteOfTime(timeUs));
  const isInWindow = risk.windows.length === 0 || risk.windows.some(({ from, to }) => from <= minuteOfDay && minuteOfDay < to);
  const mustBeOutUs = Math.min(firstExitAtUs(book, plan, timeUs), exitAfterSessionsUs(book, plan, 0));
  if (!isInWindow || timeUs >= mustBeOutUs) return 'outside-window';
  for (const { instrument } of legs) if (timeUs >= expiryExitUs(book, risk, instrument, timeUs)) return 'expiry-near';
  // What asks again because it was rejected would ask for ever: nothing changes within an instant.
  if (position.rejectedUs === timeUs) return 'rejected-now';
  if (entriesToday >= risk.entriesPerDayMax) return 'entries-per-day';
  if (position.isStoppedForDay === 1 || book.run.totalProfit <= dailyLossFloor(book, plan)) return 'daily-loss';
  if (timeUs < position.lastStopUs + risk.cooldownMinutes * US_PER_MINUTE) return 'cooldown';
  return null;
}

/** When the bundle's first exit at a time is due in the present session; Infinity without one. */
export function firstExitAtUs(book: Book, plan: EnterPlan, timeUs: number): number {
  const first = plan.legs[0];
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const facts = factsOf(book, first.instrument);
  let earliest = Number.POSITIVE_INFINITY;
  for (const rule of plan.risk.exitAts) earliest = Math.min(earliest, exitAtUs(rule, facts, timeUs));
  return earliest;
}

/** When a position that has been held into so many further sessions has been held long enough; Infinity while not in the present session. */
export function exitAfterSessionsUs(book: Book, plan: EnterPlan, sessionsHeld: number): number {
  const first = plan.legs[0];
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const { closeUs } = factsOf(book, first.instrument);
  let earliest = Number.POSITIVE_INFINITY;
  for (const { sessions, minutes } of plan.risk.exitAfterSessions)
    if (sessions <= sessionsHeld) earliest = Math.min(earliest, closeUs - timeOfMinute(minutes));
  return earliest;
}

/**
 * When the bundle leaves in the present session because the expiry of a leg is so near; −Infinity where it is nearer already, for whatever is
 * held then is held too long. Infinity without such a rule, and while it is far.
 */
export function expiryExitUs(book: Book, risk: RiskPlan, instrument: number, timeUs: number): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const rule of risk.expiryExits) {
    const facts = factsOf(book, instrument);
    if (facts.sessionsLeft > rule.sessions) continue;
    earliest = Math.min(earliest, facts.sessionsLeft < rule.sessions ? Number.NEGATIVE_INFINITY : exitAtUs(rule, facts, timeUs));
  }
  return earliest;
}

/** Minutes from the close count back from it, whichever sign they are written with: after it there is nothing to exit. */
function exitAtUs({ from, minutes }: ExitAtRule, facts: Facts, timeUs: number): number {
  switch (from) {
    case 'midnight':
      return timeOfMinute(istMinute(istDayOf(minuteOfTime(timeUs)), minutes));
    case 'open':
      return facts.openUs + timeOfMinute(minutes);
    case 'close':
      return facts.closeUs - timeOfMinute(Math.abs(minutes));
  }
}

/** Total profit of the run at which the bundle's daily loss limit is reached; −Infinity without one. */
export function dailyLossFloor(book: Book, plan: EnterPlan): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { basis, value } of plan.risk.dailyLossMaxes) least = Math.min(least, rupeesOf(book, basis, value));
  return least === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : book.run.dayStartProfit - moneyUnitsOf(book, least);
}
