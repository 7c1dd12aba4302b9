// A digest of registers that takes them window by window: the same for the same values in whatever windows they come.
import { createHash } from 'node:crypto';

const PRIME = 0x01_00_01_93;

export class RegisterDigest {
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;

  constructor(registers: number) {
    this.low = new Uint32Array(registers);
    this.high = new Uint32Array(registers);
  }

  /** Rows 1 to `count` of each column, every bit of them. */
  add(columns: readonly Float64Array[], count: number): void {
    columns.forEach((column, register) => {
      const words = new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
      let low = this.low[register] ?? 0;
      let high = this.high[register] ?? 0;
      for (let at = 2; at < 2 * (count + 1); at += 2) {
        low = Math.imul(low ^ (words[at] ?? 0), PRIME) + 1;
        high = Math.imul(high ^ (words[at + 1] ?? 0) ^ (low >>> 15), PRIME) + 1;
      }
      this.low[register] = low;
      this.high[register] = high;
    });
  }

  text(): string {
    return createHash('sha256').update(this.low).update(this.high).digest('hex');
  }
}
