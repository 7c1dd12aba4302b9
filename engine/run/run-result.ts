// What a run leaves behind: everything that reports, journals and comparisons are made of. It is plain data, and nothing in it is worked out
// twice.

import type { ActionOutcome, Rejected } from '../events';
import type { AppliedAction } from '../ledger/applied-action';
import type { FillRow } from '../ledger/fill-row';
import type { OpenPosition } from '../ledger/open-position';
import type { ClosedTrade, RunSeries } from '../report/run-series';
import type { ChainUse } from './chain-use';

/** Everything a run follows from. Equal identities give equal decisions, to the bit. */
export interface RunIdentity {
  readonly programHash: string;
  readonly params: readonly number[];
  /** Row times from which indicators were evaluated, by clock of the plan, microseconds. */
  readonly anchorsUs: readonly number[];
  readonly fromUs: number;
  readonly toUs: number;
  readonly engineVersion: string;
  /** Content hash of each instrument's history, by instrument of the program. */
  readonly dataHashes: readonly string[];
  readonly scheduleVersion: string;
  readonly venue: Readonly<Record<string, number | string | boolean>>;
  readonly capitalPaise: number;
  readonly seed: number;
}

export interface OutcomeCount {
  readonly action: number;
  readonly outcome: ActionOutcome;
  readonly count: number;
}

/** Orders that venue or broker would not take, by the reason. */
export interface RejectionCount {
  readonly code: Rejected['code'];
  readonly count: number;
  readonly firstUs: number;
  readonly first: Rejected;
}

/** Entries that ran out of time before they were filled whole, by what was done with the rest. */
export interface TimeoutCounts {
  readonly cancel: number;
  readonly market: number;
}

export interface RunResult {
  readonly identity: RunIdentity;
  readonly series: RunSeries;
  readonly trades: readonly ClosedTrade[];
  /** What is still held when the run ends: in equity at its mark, and in no closed trade. */
  readonly openPositions: readonly OpenPosition[];
  readonly fills: readonly FillRow[];
  /** Charges posted over the run, by item, paise. */
  readonly charges: readonly { readonly item: string; readonly paise: number }[];
  readonly outcomes: readonly OutcomeCount[];
  readonly rejections: readonly RejectionCount[];
  readonly timeouts: TimeoutCounts;
  /** By chain of the program. */
  readonly chains: readonly ChainUse[];
  readonly corporateActions: readonly AppliedAction[];
  /** Dividends received less dividends paid, paise; part of the trades' results. */
  readonly dividendsPaise: number;
  /** Bars in which the order of two possible fills could not be known. */
  readonly ambiguousBars: number;
  readonly shortWarmUps: readonly { readonly clock: string; readonly bars: number; readonly needed: number }[];
  /** Rows of the market's tables that the run used and that are not certain, in words. */
  readonly uncertainRows: readonly string[];
  /** SHA-256 over the decisions; worked out when it is asked for. */
  readonly digest: string;
}
