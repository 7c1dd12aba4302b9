// The progress of a run by its days. A run that is taken a second time, with the other order of fills, begins again and says so.
import { formatDay } from '../engine/time/day-text';
import type { CommandIo } from './command';
import { createProgressLine } from './progress-line';

export interface RunProgress {
  readonly onSession: (day: number) => void;
  readonly clear: () => void;
}

/** IST days, both included. */
export function createRunProgress(io: CommandIo, name: string, fromDay: number, toDay: number): RunProgress {
  const until = () => `the days to ${formatDay(toDay)}`;
  let line = createProgressLine(io, name, until);
  let last = Number.NEGATIVE_INFINITY;
  return {
    onSession: (day) => {
      if (day < last) {
        line.clear();
        line = createProgressLine(io, `${name}, the other order of fills`, until);
      }
      last = day;
      line.update(day - fromDay, toDay - fromDay + 1);
    },
    clear: () => line.clear(),
  };
}
