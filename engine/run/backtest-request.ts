// What a run over history is asked for.
import type { Program } from '../../dsl/ir/program';
import type { VenueConfig } from '../venue/venue-config';
import type { BacktestInstrument } from './backtest-instrument';
import type { RunChain } from './run-chain';

export interface BacktestRequest {
  readonly program: Program;
  readonly programHash: string;
  readonly params: readonly number[];
  /** By instrument of the program. */
  readonly instruments: readonly BacktestInstrument[];
  /** By chain of the program. */
  readonly chains?: readonly RunChain[];
  /** Decisions are taken in [fromUs, toUs]; history before `fromUs` warms up. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly capitalPaise: number;
  readonly venue: VenueConfig;
  /** Rows of the evaluator's windows at most; the result is the same for any. */
  readonly blockRows?: number;
  /** Slots to keep although no action reads them, so that they can be looked at when the run is over. */
  readonly probes?: readonly number[];
  /** Told each session that the run enters, by its IST day: for whoever watches. It must not touch the run. */
  readonly onSession?: (day: number) => void;
}
