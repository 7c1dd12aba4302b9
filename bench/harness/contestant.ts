// One side of a comparison: something that can run the same work again and again and tell how long it took and what came out.

/** What a round came to. Two contestants of one rule must agree to the last paisa. */
export interface Outcome {
  readonly trades: number;
  readonly pnlPaise: number;
  /** Sum of equity over all bars, where the contestant marks it at each; else null. */
  readonly equitySum: number | null;
}

export interface Lap {
  /** Processor time of the whole process, where the contestant computes; time on the clock, where it waits for files or a server. */
  readonly ns: number;
  /** Time on the clock, where `ns` is processor time of this process. */
  readonly clockNs?: number;
  readonly outcome: Outcome;
}

export interface Contestant {
  readonly name: string;
  /** Why its outcome may differ from the others'; absent where it must not. */
  readonly differs?: string;
  /** Fewer rounds for what takes seconds. */
  readonly roundsMax?: number;
  run(): Lap | Promise<Lap>;
  stop?(): void;
}

/** Work of this process: `play` is timed, what it came to is worked out afterwards. Threads that collect its garbage are counted. */
export interface Work {
  play(): void;
  outcome(): Outcome;
}

export function inProcess(name: string, work: Work, more: Pick<Contestant, 'differs' | 'roundsMax'> = {}): Contestant {
  return {
    name,
    ...more,
    run: () => {
      const beganAt = process.hrtime.bigint();
      const began = process.cpuUsage();
      work.play();
      const { user, system } = process.cpuUsage(began);
      const clockNs = Number(process.hrtime.bigint() - beganAt);
      return { ns: (user + system) * 1e3, clockNs, outcome: work.outcome() };
    },
  };
}
