// Keeps a run's decisions in the order in which they were taken, and names them by one hash. Two runs agree where their digests do.
import { sha256 } from '../../dsl/ir/sha256';
import type { TimeUs } from '../events';
import type { DecisionEntry, JournalSink } from './decision';

export interface LoggedDecision {
  readonly timeUs: TimeUs;
  readonly entry: DecisionEntry;
}

const FIRST_CAPACITY = 1_024;

/** A run takes tens of thousands of decisions: their times stand in a column, and they are put together when they are asked for. */
export class DecisionLog implements JournalSink {
  private times = new Float64Array(FIRST_CAPACITY);
  private readonly entries: DecisionEntry[] = [];
  private logged: readonly LoggedDecision[] = [];

  decision(timeUs: TimeUs, entry: DecisionEntry): void {
    const place = this.entries.length;
    if (place === this.times.length) this.grow();
    this.times[place] = timeUs;
    this.entries.push(entry);
  }

  private grow(): void {
    const larger = new Float64Array(this.times.length * 2);
    larger.set(this.times);
    this.times = larger;
  }

  get decisions(): readonly LoggedDecision[] {
    if (this.logged.length < this.entries.length)
      this.logged = this.entries.map((entry, place) => ({ timeUs: this.timeUsOf(place), entry }));
    return this.logged;
  }

  /** In order, without their times: for what is counted and not put together. */
  get untimed(): readonly DecisionEntry[] {
    return this.entries;
  }

  timeUsOf(place: number): TimeUs {
    return this.times[place] ?? Number.NaN;
  }
}

/** One decision as one line of text. A number that is not there stands as null. */
export function decisionLine({ timeUs, entry }: LoggedDecision): string {
  return JSON.stringify([timeUs, entry]);
}

/** SHA-256 over the lines, each ended by a line feed. */
export function digestOf(decisions: readonly LoggedDecision[]): string {
  return sha256(decisions.map((decision) => `${decisionLine(decision)}\n`).join(''));
}
