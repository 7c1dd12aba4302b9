// Rows that could not be read. They end the import, unless the user asked to leave them out: then they are counted and shown, a few in full.
import type { InputFault } from '../input-fault';

const EXAMPLES_MAX = 20;

export class BadRows {
  count = 0;
  private readonly isDropping: boolean;
  private readonly examples: string[] = [];

  constructor(isDropping: boolean) {
    this.isDropping = isDropping;
  }

  /** Throws the fault, or notes it. */
  take(fault: InputFault): void {
    if (!this.isDropping) throw fault;
    this.note(fault);
  }

  /** Notes a row that is set aside whatever the user asked. */
  note(fault: InputFault): void {
    this.count += 1;
    if (this.examples.length < EXAMPLES_MAX) this.examples.push(`row ${fault.place.row ?? '?'}: ${fault.problem}`);
  }

  get texts(): readonly string[] {
    return this.examples;
  }
}
