// What a run gives the position kernel besides the program: capital, the age at which a price is stale, and who answers for prices.
import type { Program } from '../../dsl/ir/program';
import type { JournalSink } from '../journal/decision';
import type { ContractDesk } from './contract-desk';
import type { StructureDesk } from './structure-desk';

/** Last prices as of the instant being handled. Asked when an entry is decided and when a position is read, never on the price path. */
export interface Quotes {
  /** Price units; NaN before the first trade. */
  price(instrument: number): number;
  /** When it was traded. */
  timeUs(instrument: number): number;
}

export interface TradeConfig {
  readonly program: Program;
  /** By index of the program's parameters. */
  readonly params: readonly number[];
  /** Of the run, at its start: what every percentage of the capital is taken of. */
  readonly capitalPaise: number;
  /** Age beyond which a price is stale: 30 s of ticks, two bars. */
  readonly priceAgeUsMax: number;
  readonly quotes: Quotes;
  /** Absent for a program without options. */
  readonly contracts?: ContractDesk;
  /** Absent for a program whose sizes do not ask. */
  readonly structures?: StructureDesk;
  readonly journal: JournalSink;
}
