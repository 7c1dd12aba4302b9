// What a corporate action did to a run, as its report tells it.
import type { CorporateAction } from '../market/corporate-action';

export interface AppliedAction {
  /** Id of the contract. */
  readonly instrument: string;
  readonly action: CorporateAction;
  /** Held when the session before the ex-date ended, and after the action: units of all positions together, below zero when short. */
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  /** Paid out for parts of a unit, or as dividend; below zero where it was paid by who is short. */
  readonly paise: number;
}
