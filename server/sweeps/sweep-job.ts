// Many runs of one program over the same history, as plain data that can be handed to another thread, and the thread's side of it: history is
// opened once, then runs are made one after another.
import type { Program } from '../../dsl/ir/program';
import { runVariant, type VariantOutcome } from '../../engine/sweep/run-variant';
import type { VenueConfig } from '../../engine/venue/venue-config';
import { getRunChains } from '../backtests/run-chains';
import { getStoredHistories, type HistorySource } from '../backtests/stored-history';
import { type FillTally, tallyFills } from '../runs/report/modelled-fills';
import { runHash } from '../runs/run-hash';

export interface SweepJob {
  readonly program: Program;
  readonly programHash: string;
  readonly source: HistorySource;
  readonly capitalPaise: number;
  readonly venue: VenueConfig;
}

/** One run. */
export interface SweepTask {
  readonly params: readonly number[];
  readonly fromUs: number;
  readonly toUs: number;
}

export interface SweepAnswer {
  readonly outcome: VariantOutcome;
  readonly runHash: string;
  readonly tally: FillTally;
}

/** Whatever makes runs: this thread, or another. */
export interface SweepRunner {
  readonly run: (tasks: readonly SweepTask[]) => Promise<readonly SweepAnswer[]>;
  readonly stop: () => void;
}

/** Runs made where one stands. Between two runs others get their turn. */
export async function createSweepRunner({ program, programHash, source, capitalPaise, venue }: SweepJob): Promise<SweepRunner> {
  const instruments = await getStoredHistories(program, source);
  const chains = await getRunChains(program, source.root);
  const answer = ({ params, fromUs, toUs }: SweepTask): SweepAnswer => {
    const { outcome, result } = runVariant({ program, programHash, instruments, chains, fromUs, toUs, capitalPaise, venue }, params);
    return { outcome, runHash: runHash(result.identity), tally: tallyFills(result.fills) };
  };
  return {
    run: async (tasks) => {
      const answers: SweepAnswer[] = [];
      for (const task of tasks) {
        answers.push(answer(task));
        await new Promise((resolve) => setImmediate(resolve));
      }
      return answers;
    },
    stop: () => {},
  };
}
