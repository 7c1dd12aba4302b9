// Turns an entry's sampled numbers and the last prices into orders: the price, limit, stop, target and quantity of each leg, or the reason why
// not. Every percentage of the capital is of the capital at the run's start. It sends nothing; of the state it changes only which contracts the
// slots of option legs are.
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { ActionOutcome } from '../events';
import { PAISE_PER_RUPEE } from '../market/paise';
import type { EnterPlan } from './action-plan';
import { type Book, factsOf, legRulesAt, operandReader, positionOf } from './book';
import type { FoundContract, OptionWish } from './contract-desk';
import type { ExpectedOrder } from './expected-order';
import type { Facts } from './facts';
import { type LegPlan, wishOf } from './leg-plan';
import { findMarginRefusal, findQuoteRefusal } from './market-guards';
import { moneyUnitsOf, rupeesOf } from './money-units';
import { quoteAgeUs } from './quote-age';
import { roundToward } from './round-to-tick';
import type { Operands } from './sample-operands';
import { baseStop, type LevelBasis, type ReadOperand, targetLevel } from './stop-level';
import { findUnderlyingRefusal } from './underlying-rules';
import { wholeLots } from './whole-lots';

export interface LegEntry {
  readonly leg: LegPlan;
  readonly sign: number;
  readonly facts: Facts;
  /** Its id, where it was chosen for this entry, and what was asked for. */
  readonly contract: string | null;
  readonly wish: OptionWish | null;
  /** Last price at the decision. */
  readonly price: number;
  /** Where the order is expected to fill: the limit, or the price. */
  readonly expected: number;
  readonly stop: number;
  /** Units in one lot of the whole group. */
  readonly unitsPerLot: number;
}

export interface EntryDecision {
  readonly legs: readonly LegEntry[];
  /** Lots of the whole group: each leg takes `ratio` of its own lots for one. */
  readonly lots: number;
  /** Before the bound on slices. */
  readonly wantedLots: number;
}

export function decideEntry(book: Book, plan: EnterPlan, operands: Operands, timeUs: number): EntryDecision | ActionOutcome {
  const read = operandReader(plan, operands);
  const refusal = findMoneyRefusal(plan, read);
  if (refusal !== null) return refusal;
  const contracts = chooseContracts(book, plan, read, timeUs);
  if (contracts === null) return 'contract-undefined';
  const legs = decideLegs(book, plan, contracts, read, timeUs);
  if (typeof legs === 'string') return legs;
  const premiumRefusal = findPremiumRefusal(plan, legs);
  if (premiumRefusal !== null) return premiumRefusal;
  const wantedLots = lotsOf(book, plan, legs, read);
  if (!Number.isFinite(wantedLots)) return 'size-undefined';
  const lots = Math.min(wantedLots, lotsThatSlice(book, plan, legs));
  if (lots < 1) return 'size-zero';
  const hasGuard = plan.risk.freeMarginMins.length > 0;
  return (hasGuard ? findMarginRefusal(book, plan, ordersOf(legs, lots)) : null) ?? { legs, lots, wantedLots };
}

/** What hedges is bought before what it hedges is sold. */
export const LONGS_FIRST = [1, -1] as const;

interface ChosenContract {
  readonly contract: string | null;
  readonly wish: OptionWish | null;
}

const NONE: readonly ChosenContract[] = [];
const NO_CONTRACT: ChosenContract = { contract: null, wish: null };

function decideLegs(
  book: Book,
  plan: EnterPlan,
  contracts: readonly ChosenContract[],
  read: ReadOperand,
  timeUs: number,
): readonly LegEntry[] | ActionOutcome {
  // As long as it will be: an array that grows takes seventeen places for its first.
  const legs = new Array<LegEntry>(plan.legs.length);
  for (const [index, leg] of plan.legs.entries()) {
    const { tick, priceScale } = factsOf(book, leg.instrument);
    const basis: LevelBasis = { sign: leg.side === 'buy' ? 1 : -1, tick, priceScale, numerator: 1, denominator: 1 };
    const entry = decideLeg(book, plan, index, basis, read, timeUs);
    if (typeof entry === 'string') return entry;
    legs[index] = contracts === NONE ? entry : { ...entry, ...(contracts[index] ?? NO_CONTRACT) };
  }
  return legs;
}

/** Puts into the slots of option legs what their rules mean now, by leg. Null where one of them means nothing. */
function chooseContracts(book: Book, plan: EnterPlan, read: ReadOperand, timeUs: number): readonly ChosenContract[] | null {
  if (!plan.hasOptions) return NONE;
  const wishes = plan.legs.map(({ option }) => (option === null ? null : wishOf(option, read)));
  const found = book.contracts.find(wishes, timeUs);
  if (found === null) return null;
  for (const [place, contract] of found.entries())
    if (contract !== null && !takeContract(book, plan.legs[place]?.instrument ?? -1, contract, timeUs)) return null;
  return wishes.map((wish, place) => ({ wish, contract: found[place]?.id ?? null }));
}

/** False where it is not traded today. */
export function takeContract(book: Book, instrument: number, contract: FoundContract, timeUs: number): boolean {
  const facts = book.contracts.take(instrument, contract, timeUs);
  factsOf(book, instrument).load(facts);
  return facts !== null;
}

export function expectedOrder({ leg, sign, expected }: LegEntry, quantity: number): ExpectedOrder {
  return { instrument: leg.instrument, side: sign > 0 ? 'buy' : 'sell', quantity, product: leg.product, price: expected };
}

/** Stops, targets and locks in money and in premium, and limits of greeks, must be distances: positive. */
function findMoneyRefusal({ risk }: EnterPlan, read: ReadOperand): ActionOutcome | null {
  for (const { operand } of risk.mtmStops) if (read(operand, 1) <= 0) return 'stop-undefined';
  for (const { operand } of risk.combinedStops) if (read(operand, 1) <= 0) return 'stop-undefined';
  for (const { operand } of risk.mtmTargets) if (read(operand, 1) <= 0) return 'price-undefined';
  for (const { operand } of risk.combinedTargets) if (read(operand, 1) <= 0) return 'price-undefined';
  for (const { operand } of risk.greekMaxes) if (read(operand, 1) <= 0) return 'price-undefined';
  for (const { arm, trail } of risk.locks)
    if (read(arm, 1) <= 0 || (trail !== null && (read(trail.every, 1) <= 0 || read(trail.move, 1) <= 0))) return 'price-undefined';
  return null;
}

/** A share of a premium that is nothing is not known. */
function findPremiumRefusal({ risk }: EnterPlan, legs: readonly LegEntry[]): ActionOutcome | null {
  const hasStop = risk.combinedStops.some(({ basis }) => basis === 'percent');
  if (!hasStop && !risk.combinedTargets.some(({ basis }) => basis === 'percent')) return null;
  const premium = legs.reduce((sum, { leg, sign, expected, facts }) => sum + (sign * leg.ratio * expected) / facts.priceScale, 0);
  if (premium !== 0) return null;
  return hasStop ? 'stop-undefined' : 'price-undefined';
}

interface LegQuote {
  /** Last price at the decision. */
  readonly price: number;
  /** Where the order is expected to fill. */
  readonly expected: number;
}

/** At what a leg would be entered now, or why it cannot be. */
export function quoteLeg(
  book: Book,
  { execution, risk }: EnterPlan,
  instrument: number,
  sign: number,
  timeUs: number,
): LegQuote | ActionOutcome {
  const price = book.quotes.price(instrument);
  if (!(price > 0) || quoteAgeUs(book, instrument, timeUs) > book.priceAgeUsMax) return 'price-undefined';
  const quoteRefusal = findQuoteRefusal(book, risk, instrument, timeUs);
  if (quoteRefusal !== null) return quoteRefusal;
  const { entry, limitOffsetTicks } = execution;
  const { tick } = factsOf(book, instrument);
  const expected = entry === 'market' ? price : roundToward(-sign, price - sign * limitOffsetTicks * tick, tick);
  return expected <= 0 ? 'price-undefined' : { price, expected };
}

/** One leg, by the rules that hold for it. `basis` is of the leg as it would be entered now. */
export function decideLeg(
  book: Book,
  plan: EnterPlan,
  index: number,
  basis: LevelBasis,
  read: ReadOperand,
  timeUs: number,
): LegEntry | ActionOutcome {
  const leg = plan.legs[index];
  if (leg === undefined) invariant(false, `leg ${index} is in the plan`);
  const facts = factsOf(book, leg.instrument);
  const { sign } = basis;
  const quote = quoteLeg(book, plan, leg.instrument, sign, timeUs);
  if (typeof quote === 'string') return quote;
  const { price, expected } = quote;
  const rules = legRulesAt(plan, index);
  const stop = baseStop(rules, expected, basis, read);
  if (rules.stops.length > 0 && !isBeyond(stop, -sign, expected, price)) return 'stop-undefined';
  if (rules.targets.length > 0 && !isBeyond(targetLevel(rules, expected, basis, read), sign, expected, price)) return 'price-undefined';
  for (const { every, move } of rules.trails) if (read(every, 1) <= 0 || read(move, 1) <= 0) return 'price-undefined';
  const underlyingRefusal = findUnderlyingRefusal(book, plan, index, read, timeUs);
  if (underlyingRefusal !== null) return underlyingRefusal;
  return { leg, sign, facts, contract: null, wish: null, price, expected, stop, unitsPerLot: leg.ratio * facts.lot };
}

/** Whether a level is there and lies on that side of both prices. */
function isBeyond(level: number, direction: number, expected: number, price: number): boolean {
  return level > 0 && (level - expected) * direction > 0 && (level - price) * direction > 0;
}

function lotsOf(book: Book, plan: EnterPlan, legs: readonly LegEntry[], read: ReadOperand): number {
  const { size } = plan;
  const value = read(size.operand, 1);
  switch (size.kind) {
    case 'lots':
      return wholeLots(value);
    case 'capital':
      return affordable(book, rupeesOf(book, 'percentOfCapital', value), legs, ({ expected }) => expected);
    case 'risk':
      // Without its stop the loss of a leg is not known.
      if (plan.risk.legs.some(({ stops }) => stops.length === 0)) return Number.NaN;
      return affordable(book, rupeesOf(book, size.basis, value), legs, ({ expected, stop }) => Math.abs(expected - stop));
    case 'margin':
      return lotsFor(rupeesOf(book, 'percentOfCapital', value), book.structures.marginPaise(ordersOf(legs, 1)));
    case 'maxLoss':
      return lotsFor(rupeesOf(book, size.basis, value), book.structures.maxLossPaise(ordersOf(legs, 1)) ?? Number.NaN);
    default:
      return assertNever(size);
  }
}

function affordable(book: Book, rupees: number, legs: readonly LegEntry[], unitsOf: (leg: LegEntry) => number): number {
  const perLot = legs.reduce((sum, leg) => sum + (unitsOf(leg) * leg.unitsPerLot * book.run.moneyScale) / leg.facts.priceScale, 0);
  return wholeLots(moneyUnitsOf(book, rupees) / perLot);
}

/** Not finite where one lot costs nothing, or nobody knows what. */
function lotsFor(rupees: number, paisePerLot: number): number {
  return wholeLots((rupees * PAISE_PER_RUPEE) / paisePerLot);
}

/** As the entry sends them: what hedges is bought before what it hedges is sold. */
function ordersOf(legs: readonly LegEntry[], lots: number): readonly ExpectedOrder[] {
  return LONGS_FIRST.flatMap((sign) =>
    legs.filter((entry) => entry.sign === sign).map((entry) => expectedOrder(entry, lots * entry.unitsPerLot)),
  );
}

/** Lots whose every leg still fits into the slices a leg may have. */
function lotsThatSlice(book: Book, plan: EnterPlan, legs: readonly LegEntry[]): number {
  const position = positionOf(book, plan.position);
  const slices = position.legs[0]?.entries.length ?? 0;
  let lots = Number.POSITIVE_INFINITY;
  for (const { facts, unitsPerLot } of legs) lots = Math.min(lots, Math.floor((slices * facts.sliceQuantity) / unitsPerLot));
  return lots;
}
