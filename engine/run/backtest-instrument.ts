// What a run must be told of an instrument of its program: what it is, its terms, and its history.
import { invariant } from '../../dsl/types/invariant';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { ContractEra } from '../kernel/contract-era';
import type { RunInstrument } from './session-facts';

export interface BacktestInstrument extends RunInstrument, InstrumentHistory {
  /** Names the rows: a content hash of the history. */
  readonly dataHash: string;
  /** Where a rule chooses the contract (`rolled-instrument.ts`): each with its own history and terms. */
  readonly eras?: readonly ContractEra<BacktestInstrument>[];
}

export function instrumentAt(instruments: readonly BacktestInstrument[], index: number): BacktestInstrument {
  const instrument = instruments[index];
  invariant(instrument !== undefined, `instrument ${index} of the program has a history`);
  return instrument;
}
