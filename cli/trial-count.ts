// Counts runs among the trials of their strategy's lineage, in the data folder. Where that cannot be written, the run still stands; that it was not
// counted is said, and its report says so too.
import { type LineageCount, type Trial, type TrialBatch, TrialStore } from '../server/lineage/trial-store';
import type { CommandIo } from './command';
import { findFileFault } from './file-fault';

/** `root`: the data folder. */
export function trialCounter(
  io: CommandIo,
  root: string,
  batch: Omit<TrialBatch, 'at'>,
): (trials: readonly Trial[]) => LineageCount | null {
  return (trials) => {
    try {
      return new TrialStore(root).record({ ...batch, at: new Date().toISOString() }, trials);
    } catch (error) {
      const fault = findFileFault(error);
      if (fault === null) throw error;
      io.stderr(`The run is not counted among the trials of its strategy. ${fault.message}\n`);
      return null;
    }
  };
}
