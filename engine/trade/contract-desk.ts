// Who finds the contracts of an entry's option legs. The kernel knows no chain: it asks, and from then on the leg's instrument is what it was
// told, until the position is flat.
import type { StrikeChoice } from '../../dsl/ir/program';
import type { StrikeRuleOf } from '../../dsl/ir/strike-rule';
import type { OptionRight } from '../market/instrument';
import type { InstrumentFacts } from './instrument-facts';

/** An option of a chain. */
export interface StrikeWish {
  readonly chain: number;
  readonly right: OptionRight;
  /** Prices in rupees. */
  readonly rule: StrikeRuleOf<number>;
  readonly tie: StrikeChoice['tie'];
  readonly noMatch: StrikeChoice['noMatch'];
}

/** What an option by rule of the program is at the instant. */
export interface ByRuleWish {
  /** Instrument of the program. */
  readonly byRule: number;
}

export type OptionWish = StrikeWish | ByRuleWish;

/** `instrument`: the slot that the contract is put into. */
export type ContractWish = OptionWish & { readonly instrument: number };

export interface ContractDesk {
  /**
   * By leg of the structure; null for a leg that needs none. From prices known at the instant: the facts of each contract, in the order of the
   * wishes, or null where one cannot be had, and then none is taken.
   */
  choose(wishes: readonly (ContractWish | null)[], timeUs: number): readonly InstrumentFacts[] | null;
}

/** Of a program without options. */
export const NO_CONTRACTS: ContractDesk = { choose: () => null };
