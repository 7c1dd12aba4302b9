// Who finds the contracts of option legs. The kernel knows no chain: it asks. Once it takes what was found, the leg's slot is that contract until
// the position is flat or the leg is given up for another.
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

/** A leg that stays what it is: others may be measured from it. */
export interface KeptContract {
  readonly kept: number;
}

/** By leg of the structure; null for a leg that needs none. */
export type LegWish = OptionWish | KeptContract | null;

export interface FoundContract {
  readonly id: string;
}

export interface ContractDesk {
  /** From prices known at the instant, by wish: null where none is wished for. Null where one of them cannot be had. */
  find(wishes: readonly LegWish[], timeUs: number): readonly (FoundContract | null)[] | null;
  /** What was found at this instant is the instrument from now on; nothing of what it was before is held or ordered. Null where it is not traded. */
  take(instrument: number, found: FoundContract, timeUs: number): InstrumentFacts | null;
  /** What the instrument is; null while it is nothing. */
  idOf(instrument: number): string | null;
}

/** Of a program without options. */
export const NO_CONTRACTS: ContractDesk = { find: () => null, take: () => null, idOf: () => null };
