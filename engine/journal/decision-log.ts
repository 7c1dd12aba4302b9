// Keeps a run's decisions in the order in which they were taken, and names them by one hash. Two runs agree where their digests do.
import { sha256 } from '../../dsl/ir/sha256';
import { ACTION_OUTCOMES, type TimeUs } from '../events';
import type { DecisionEntry, JournalSink } from './decision';
import { cellsOfRow, OUTCOME_ROW, ROW_CELLS_MAX, readRow, writeRow } from './decision-row';

export interface LoggedDecision {
  readonly timeUs: TimeUs;
  readonly entry: DecisionEntry;
}

const FIRST_CELLS = 8_192;
/** Stands for a decision that is kept as it came. */
const RARE = -1;

/** A run takes tens of thousands of decisions. They stand in cells, each after its time, and are put together when they are asked for. */
export class DecisionLog implements JournalSink {
  private cells = new Float64Array(FIRST_CELLS);
  private end = 0;
  private readonly rareOnes: LoggedDecision[] = [];
  private readonly logged: LoggedDecision[] = [];
  /** Where what is not put together yet begins, and how many of those kept as they came stand before it. */
  private readTo = 0;
  private rareRead = 0;

  decision(timeUs: TimeUs, entry: DecisionEntry): void {
    if (this.end + 1 + ROW_CELLS_MAX > this.cells.length) this.grow();
    const { cells, end } = this;
    cells[end] = timeUs;
    if (writeRow(entry, cells, end + 1)) this.end = end + 1 + cellsOfRow(cells[end + 1] ?? Number.NaN);
    else {
      cells[end + 1] = RARE;
      this.end = end + 2;
      this.rareOnes.push({ timeUs, entry });
    }
  }

  private grow(): void {
    const larger = new Float64Array(this.cells.length * 2);
    larger.set(this.cells);
    this.cells = larger;
  }

  get decisions(): readonly LoggedDecision[] {
    const { cells, end, logged } = this;
    let at = this.readTo;
    while (at < end) {
      const row = cells[at + 1] ?? Number.NaN;
      if (row === RARE) {
        const rare = this.rareOnes[this.rareRead];
        if (rare !== undefined) logged.push(rare);
        this.rareRead += 1;
        at += 2;
      } else {
        logged.push({ timeUs: cells[at] ?? Number.NaN, entry: readRow(cells, at + 1) });
        at += 1 + cellsOfRow(row);
      }
    }
    this.readTo = at;
    return logged;
  }

  /** Those that are kept as they came, in order: everything but outcomes, phases, intents to place or modify, and their answers and fills. */
  get rare(): readonly LoggedDecision[] {
    return this.rareOnes;
  }

  /** How often each action came to each outcome: by action, then by place in ACTION_OUTCOMES. */
  countOutcomes(): readonly Int32Array[] {
    const counts: Int32Array[] = [];
    const { cells, end } = this;
    for (let at = 0; at < end; ) {
      const row = cells[at + 1] ?? Number.NaN;
      if (row === OUTCOME_ROW.row) {
        const action = cells[at + 1 + OUTCOME_ROW.action] ?? Number.NaN;
        while (counts.length <= action) counts.push(new Int32Array(ACTION_OUTCOMES.length));
        const ofAction = counts[action];
        const outcome = cells[at + 1 + OUTCOME_ROW.outcome] ?? Number.NaN;
        if (ofAction !== undefined) ofAction[outcome] = (ofAction[outcome] ?? 0) + 1;
      }
      at += row === RARE ? 2 : 1 + cellsOfRow(row);
    }
    return counts;
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
