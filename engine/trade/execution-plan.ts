// An Enter's order policy as the kernel runs it. Parameters are filled in, and what the program leaves out is said: bought legs go first,
// uncovered legs have no bound, all legs leave where one cannot be had, slices are as large as the freeze quantity, and a limit stays where it
// was put.
import type { ProgramExecution, ProgramGroupOrders, Static } from '../../dsl/ir/program';

export interface ExecutionPlan {
  readonly entry: 'market' | 'limit';
  readonly protectionPercent: number;
  readonly limitOffsetTicks: number;
  readonly stopBufferPercent: number;
  readonly timeoutSeconds: number;
  readonly onTimeout: 'cancel' | 'market';
  readonly chaseSeconds: number;
  readonly chaseStepsMax: number;
  /** Sold legs do not wait for the bought ones that cover them. */
  readonly isTogether: boolean;
  /** How long a sold leg may be held without cover; Infinity: no bound. */
  readonly uncoveredSecondsMax: number;
  readonly onLegFailure: ProgramGroupOrders['onLegFailure'];
  readonly retriesMax: number;
  /** Lots of one order of the way in, and seconds from one to the next; Infinity: the freeze quantity alone. */
  readonly sliceLotsMax: number;
  readonly sliceSeconds: number;
  readonly entryChaseTicks: number;
  readonly entryChaseStepsMax: number;
}

export function planExecution(execution: ProgramExecution, resolve: (value: Static) => number): ExecutionPlan {
  const { entry, onTimeout, group, slices, entryChase, ...numbers } = execution;
  return {
    entry,
    onTimeout,
    protectionPercent: resolve(numbers.protectionPercent),
    limitOffsetTicks: resolve(numbers.limitOffsetTicks),
    stopBufferPercent: resolve(numbers.stopBufferPercent),
    timeoutSeconds: resolve(numbers.timeoutSeconds),
    chaseSeconds: resolve(numbers.chaseSeconds),
    chaseStepsMax: resolve(numbers.chaseStepsMax),
    isTogether: group?.order === 'together',
    uncoveredSecondsMax: orNone(resolve(group?.uncoveredSecondsMax ?? 0)),
    onLegFailure: group?.onLegFailure ?? 'exitAll',
    retriesMax: group?.onLegFailure === 'retry' ? resolve(group.retriesMax) : 0,
    sliceLotsMax: orNone(resolve(slices?.lotsMax ?? 0)),
    sliceSeconds: resolve(slices?.seconds ?? 0),
    entryChaseTicks: resolve(entryChase?.ticks ?? 0),
    entryChaseStepsMax: entry === 'limit' ? resolve(entryChase?.stepsMax ?? 0) : 0,
  };
}

/** 0 is no bound. */
function orNone(value: number): number {
  return value > 0 ? value : Number.POSITIVE_INFINITY;
}
