// What a run gives the position kernel besides the program: the capital, the age at which a price is stale, and who answers for prices and for
// the account.
import type { Program } from '../../dsl/ir/program';
import type { JournalSink } from '../journal/decision';
import type { ContractDesk } from './contract-desk';
import type { ExpectedOrder } from './expected-order';
import type { GreekDesk } from './greek-desk';
import type { StructureDesk } from './structure-desk';

/** Last prices as of the instant being handled. Asked when an entry is decided and when a position is read, never on the price path. */
export interface Quotes {
  /** Price units; NaN before the first trade. */
  price(instrument: number): number;
  /** When it was traded. */
  timeUs(instrument: number): number;
  /** Ask less bid, percent of their middle; NaN where nobody quotes both, null where the run knows no quotes of it. */
  spreadPercent(instrument: number): number | null;
}

/** The account as it stands at the instant. Asked when an entry is decided whose bundle minds it. */
export interface Account {
  /** Paise free once these are taken beside all that is held and rests: equity less all margins. Below zero where that is more. */
  freeAfterPaise(orders: readonly ExpectedOrder[]): number;
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
  readonly account: Account;
  /** Absent for a program whose sizes do not ask. */
  readonly structures?: StructureDesk;
  /** Absent for a program whose rules do not ask. */
  readonly greeks?: GreekDesk;
  readonly journal: JournalSink;
  /** Whether anything asks for the events of a position; absent: of every one. */
  readonly isHeard?: (position: number) => boolean;
  /** False: whoever drives the kernel asks `nextTimerUs` at each step, and is sent no wake-ups. */
  readonly sendsTimers?: boolean;
}
