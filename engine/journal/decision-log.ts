// Keeps a run's decisions in the order in which they were taken, and names them by one hash. Two runs agree where their digests do.
import { sha256 } from '../../dsl/ir/sha256';
import type { TimeUs } from '../events';
import type { DecisionEntry, JournalSink } from './decision';

export interface LoggedDecision {
  readonly timeUs: TimeUs;
  readonly entry: DecisionEntry;
}

export class DecisionLog implements JournalSink {
  private readonly logged: LoggedDecision[] = [];

  decision(timeUs: TimeUs, entry: DecisionEntry): void {
    this.logged.push({ timeUs, entry });
  }

  get decisions(): readonly LoggedDecision[] {
    return this.logged;
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
