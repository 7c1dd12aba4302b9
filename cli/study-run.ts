// The one run that a Monte Carlo or an audit is of: the backtest of the same options, counted once among the trials of its strategy, as any is.
import { type FinishedRun, runStoredBacktest } from '../server/backtests/run-stored-backtest';
import type { CommandIo } from './command';
import { createRunProgress } from './run-progress';
import type { Study } from './study-options';
import { trialCounter } from './trial-count';

/** `command`: the command of the study itself. */
export function runOfStudy(study: Study, io: CommandIo, name: string, command: string): FinishedRun {
  const { graph, compiled, found, params, histories, chains, days, capitalPaise, venue, source } = study;
  const count = trialCounter(io, source.root, { lineage: graph.name, programHash: compiled.hash, how: 'backtest' });
  const progress = createRunProgress(io, name, days.fromDay, days.toDay);
  const run = runStoredBacktest({
    graph,
    compiled,
    diagnostics: found.diagnostics,
    params,
    histories,
    chains,
    ...days,
    capitalPaise,
    venue,
    command,
    countTrial: (trial) => count([trial]),
    onSession: progress.onSession,
  });
  progress.clear();
  return run;
}
