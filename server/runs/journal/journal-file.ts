// Writes a run's journal as it happens: the machine hands over a decision, a line goes into the file. Bounded memory whatever the run's
// length; the file appears under its name only when its footer is written.
import { createHash } from 'node:crypto';
import type { DecisionEntry, JournalSink } from '../../../engine/journal/decision';
import { TextFile } from '../text-file';
import { decisionLine } from './decision-line';
import type { JournalFooter, JournalHeader } from './journal-line';

export class JournalFile implements JournalSink {
  private readonly text: TextFile;
  private readonly hash = createHash('sha256');
  private decisions = 0;

  constructor(file: string, header: JournalHeader) {
    this.text = new TextFile(file);
    this.line(header);
  }

  decision(timeUs: number, entry: DecisionEntry): void {
    this.line(decisionLine(timeUs, entry));
    this.decisions += 1;
  }

  /** `decisionsDigest`: the run's own, over logical fields. */
  finish(decisionsDigest: string): void {
    const counted = { kind: 'footer' as const, decisions: this.decisions, decisionsDigest };
    const fileDigest = this.hash.update(JSON.stringify(counted)).digest('hex');
    this.text.write(`${JSON.stringify({ ...counted, fileDigest } satisfies JournalFooter)}\n`);
    this.text.finish();
  }

  abandon(): void {
    this.text.abandon();
  }

  private line(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`;
    this.hash.update(line);
    this.text.write(line);
  }
}
