// For the tests of this folder: options that are entered whole and then given up for others. Lots are of 25; instrument 0 is the index, and legs
// stand in slots from 1 on: those of the entry first, then those that stand in for others. Answers nothing by itself.
import type { ProgramAction, ProgramExecution, RiskRule, StructureLeg } from '../../../dsl/ir/program';
import { invariant } from '../../../dsl/types/invariant';
import type { InstrumentFacts } from '../instrument-facts';
import { StrikeDesk } from './strike-desk';
import { at, EXIT, enter, PLAIN_EXECUTION, RIG_DAY, share, TradeRig } from './trade-rig';

type Adjust = Extract<ProgramAction, { kind: 'adjust' }>;

export function optionLeg(
  side: 'buy' | 'sell',
  right: 'call' | 'put',
  strike: number | { readonly beside: number; readonly points: number },
): StructureLeg {
  const rule =
    typeof strike === 'number'
      ? ({ by: 'exact', value: strike } as const)
      : ({ by: 'leg', leg: strike.beside, in: 'points', value: strike.points } as const);
  return { chain: 0, right, strike: { rule, tie: 'lower', noMatch: 'skip' }, side, ratio: 1, product: 'carry' };
}

export function adjust(changes: Partial<Adjust> = {}): ProgramAction {
  return { kind: 'adjust', event: 0, position: 0, first: 'close', max: 1, ...changes };
}

export function to(strike: number): Pick<Adjust, 'strike'> {
  return { strike: { rule: { by: 'exact', value: strike }, tie: 'lower', noMatch: 'skip' } };
}

/** Rupees, beyond anything a test loses. */
export const FAR_STOP: RiskRule = { kind: 'mtmStop', basis: 'rupees', value: 100_000 };

export interface RolledScene {
  readonly legs: readonly StructureLeg[];
  /** Rupees, at which they are entered. */
  readonly prices: readonly number[];
  readonly more: readonly ProgramAction[];
  readonly lots?: number;
  readonly risk?: readonly RiskRule[];
  readonly execution?: Partial<ProgramExecution>;
  /** Rupees, at the entry; not known where there is none. */
  readonly index?: number;
}

/** Two lots of call and put sold at 100 each. */
export const STRADDLE = { legs: [optionLeg('sell', 'call', 1_000), optionLeg('sell', 'put', 1_000)], prices: [100, 100] };

/** So many that every leg has one, and another that may stand in for it. */
const SLOTS_MAX = 16;

export class RolledRig extends TradeRig {
  readonly desk: StrikeDesk;
  private day = RIG_DAY;

  /** Entered whole at 09:20, bought legs first. Action 1 exits. */
  constructor({ legs, prices, more, lots = 2, risk = [FAR_STOP], execution = {}, index }: RolledScene) {
    const desk = new StrikeDesk();
    const entry = enter({
      legs: [...legs],
      size: { kind: 'lots', lots },
      risk: [...risk],
      execution: { ...PLAIN_EXECUTION, ...execution },
    });
    super({ actions: [entry, EXIT, ...more], facts: [indexOn(RIG_DAY)], chains: 2, contracts: desk });
    this.desk = desk;
    this.now = at('09:20');
    if (index !== undefined) this.quote(index * 100);
    this.quoteAll(prices);
    invariant(this.fire(0) === 'sent', 'the entry of the scene is sent');
    const inOrder = [...legs.keys()].sort((a, b) => Number(legs[a]?.side === 'sell') - Number(legs[b]?.side === 'sell') || a - b);
    for (const [order, place] of inOrder.entries()) this.fill(order, 25 * lots, (prices[place] ?? 0) * 100);
    this.sent();
    this.decisions.length = 0;
  }

  /** Rupees, of the slots from the first on. */
  quoteAll(prices: readonly number[]): void {
    for (const [place, price] of prices.entries()) this.quote(price * 100, place + 1);
  }

  /** The index, where it is told, and the slots, at an instant of the present day. */
  minute(time: string, prices: readonly number[], index?: number): void {
    this.now = at(time, this.day);
    if (index !== undefined) this.quote(index * 100);
    this.quoteAll(prices);
    if (index !== undefined) this.trade.onPrice(0, index * 100, this.now);
    for (const [place, price] of prices.entries()) this.trade.onPrice(place + 1, price * 100, this.now);
  }

  /** The session ends, and with it the orders that rest; the next one opens. */
  night(resting: readonly number[]): void {
    this.now = at('15:30', this.day);
    this.trade.onSessionEnd(this.now);
    for (const order of resting) this.say({ kind: 'expired', order });
    this.day += 1;
    const slots = Array.from({ length: SLOTS_MAX }, (_, slot) => this.desk.factsOn(this.day, slot + 1));
    this.trade.onSession(this.day, [indexOn(this.day), ...slots]);
    this.now = at('09:15', this.day);
    this.trade.onTimer(0, this.now);
  }
}

function indexOn(day: number): InstrumentFacts {
  return share({ kind: 'index', canTrade: false }, day);
}
