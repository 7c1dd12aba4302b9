// What a person chose for a sweep or a walk-forward: a strategy, its history, what to vary over it and what to look for.
import type { Compiled } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import type { SweepAxis } from '../../engine/sweep/sweep-axis';
import type { Objective } from '../../engine/sweep/sweep-metrics';
import type { VenueConfig } from '../../engine/venue/venue-config';
import type { StoredHistory } from '../backtests/history';
import type { StoredChain } from '../backtests/run-chains';
import type { RunDays } from '../backtests/run-days';
import type { HistorySource } from '../backtests/stored-history';
import type { Crew } from './run-tasks';
import type { SweepJob } from './sweep-job';

export interface SweepChoice {
  readonly graph: Graph;
  readonly compiled: Compiled;
  /** A value for each parameter; those of the axes are replaced. */
  readonly params: readonly number[];
  readonly axes: readonly SweepAxis[];
  readonly objective: Objective;
  /** So many points of the grid, drawn by the venue's seed; null for all. */
  readonly randomCount: number | null;
  readonly histories: readonly StoredHistory[];
  /** By chain of the program. */
  readonly chains: readonly StoredChain[];
  readonly source: HistorySource;
  readonly days: RunDays;
  readonly capitalPaise: number;
  readonly venue: VenueConfig;
  readonly crew: Crew;
  /** The command that does this again. */
  readonly command: string;
  readonly onProgress: (done: number, total: number) => void;
}

export function jobOf({ compiled, source, capitalPaise, venue }: SweepChoice): SweepJob {
  return { program: compiled.program, programHash: compiled.hash, source, capitalPaise, venue };
}
