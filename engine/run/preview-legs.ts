// Finds the legs of a preview as an Enter would take them at an instant: the same contracts, at the last prices known then. What is found for one
// figure of the preview is kept for the others, which ask for the same rows. It places nothing.
import type { StructureLeg } from '../../dsl/ir/program';
import { findStrike } from '../chain/find-strike';
import { erasOf, findEra } from '../kernel/contract-era';
import { istDayOf } from '../market/candles';
import type { Instrument } from '../market/instrument';
import { OPTION_PRICE_SCALE, type OptionContract, optionOf } from '../market/option-contract';
import type { Greeks } from '../options/greeks';
import type { PlannedPreview, PlannedProgram } from '../plan/plan';
import { withRuleNumbers } from '../select/rule-numbers';
import { minuteOfTime } from '../time/ist-time';
import type { OptionWish } from '../trade/contract-desk';
import { findContracts } from './find-contracts';
import { sealedCloseAt } from './last-close';
import type { PlanChains } from './plan-chains';
import type { FixedTerms } from './session-facts';

export interface LegNow {
  readonly instrument: Instrument;
  /** Null where the dated tables know them. */
  readonly terms: FixedTerms | null;
  readonly isIntraday: boolean;
  /** Its ratio; below zero sold. */
  readonly units: number;
  /** Rupees. */
  readonly price: number;
  /** Of one unit; null where it is no option of a chain, or its price implies no volatility. */
  readonly greeks: Greeks | null;
}

/** The last value of a slot of the program by the row. */
export type SlotReader = (slot: number) => number;

interface KnownRow {
  readonly sampled: readonly number[];
  readonly legs: readonly LegNow[] | null;
}

/** Two windows of the evaluator: ops go through one after another. */
const ROWS_KEPT_MAX = 1_024;

export class PreviewLegs {
  private readonly legs: readonly StructureLeg[];
  /** From which strikes are chosen. */
  private readonly slots: readonly number[];
  /** By instant. */
  private readonly known = new Map<number, KnownRow>();
  private readonly chains: PlanChains;
  private readonly planned: PlannedProgram;
  /** Price units per rupee in registers. */
  private readonly priceScale: number;

  constructor({ legs }: PlannedPreview, planned: PlannedProgram, chains: PlanChains, priceScale: number) {
    this.legs = legs;
    this.slots = legs.flatMap(slotsOf);
    this.planned = planned;
    this.chains = chains;
    this.priceScale = priceScale;
  }

  /** Null where a leg finds no contract, or has no price. */
  at(timeUs: number, read: SlotReader): readonly LegNow[] | null {
    const known = this.known.get(timeUs);
    const sampled = this.slots.map(read);
    if (known?.sampled.every((value, index) => Object.is(value, sampled[index])) === true) return known.legs;
    const legs = this.find(timeUs, read);
    const [oldest] = this.known.keys();
    if (this.known.size >= ROWS_KEPT_MAX && oldest !== undefined) this.known.delete(oldest);
    this.known.set(timeUs, { sampled, legs });
    return legs;
  }

  private find(timeUs: number, read: SlotReader): readonly LegNow[] | null {
    const wishes = this.legs.map((leg) => this.wishOf(leg, read));
    const contracts = findContracts(wishes, this.chains, timeUs);
    if (contracts === null) return null;
    const found: LegNow[] = [];
    for (const [index, leg] of this.legs.entries()) {
      const [wish, contract] = [wishes[index] ?? null, contracts[index] ?? null];
      const now = wish === null || contract === null ? this.named(leg, timeUs) : this.option(leg, contract, this.chainOf(wish), timeUs);
      if (now === null) return null;
      found.push(now);
    }
    return found;
  }

  private wishOf(leg: StructureLeg, read: SlotReader): OptionWish | null {
    if ('instrument' in leg) {
      const byRule = this.planned.instrumentOf[leg.instrument] ?? -1;
      return this.chains.plan.instruments[byRule]?.kind === 'option' ? { byRule } : null;
    }
    const { strike, right } = leg;
    const rule = withRuleNumbers(strike.rule, (value, isPrice) => {
      if (typeof value === 'number') return value;
      if ('param' in value) return this.planned.params[value.param] ?? Number.NaN;
      return isPrice ? read(value.slot) / this.priceScale : read(value.slot);
    });
    return { chain: this.planned.chainOf[leg.chain] ?? -1, right, rule, tie: strike.tie, noMatch: strike.noMatch };
  }

  /** Of the plan. */
  private chainOf(wish: OptionWish): number {
    return 'byRule' in wish ? this.chains.chainOfRule(wish.byRule) : wish.chain;
  }

  private option(leg: StructureLeg, contract: OptionContract, chain: number, timeUs: number): LegNow | null {
    const reader = this.chains.readerOf(chain);
    const view = reader.viewAt(timeUs);
    const rupees = contract.strike / OPTION_PRICE_SCALE;
    const listed = findStrike(reader.openAt(timeUs)?.cursor.chain ?? [], rupees);
    const price = listed?.[contract.right]?.last ?? null;
    if (view === null || listed === null || price === null) return null;
    const { terms } = this.chains.chainAt(chain);
    return { ...orderOf(leg), instrument: optionOf(contract), terms, price, greeks: view.solve(listed, contract.right)?.greeks ?? null };
  }

  /** A leg that is an instrument of the program, and no option by rule. */
  private named(leg: StructureLeg, timeUs: number): LegNow | null {
    if (!('instrument' in leg)) return null;
    const place = this.planned.instrumentOf[leg.instrument] ?? -1;
    const history = this.chains.instrumentAt(place);
    const minute = minuteOfTime(timeUs);
    const contract = history === null ? null : (findEra(erasOf(history), istDayOf(minute))?.contract ?? null);
    const price = contract === null ? null : sealedCloseAt(contract, minute);
    const instrument = contract?.instrument;
    if (price === null || instrument === undefined || instrument.kind === 'index') return null;
    return { ...orderOf(leg), instrument, terms: contract?.terms ?? null, price, greeks: null };
  }
}

function slotsOf(leg: StructureLeg): readonly number[] {
  if ('instrument' in leg) return [];
  const { rule } = leg.strike;
  const values = rule.by === 'premiumRange' ? [rule.value, rule.to] : [rule.value];
  return values.flatMap((value) => (typeof value === 'object' && 'slot' in value ? [value.slot] : []));
}

function orderOf({ side, ratio, product }: StructureLeg): Pick<LegNow, 'units' | 'isIntraday'> {
  return { units: side === 'buy' ? ratio : -ratio, isIntraday: product === 'intraday' };
}
