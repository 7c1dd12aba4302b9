// Reads the program's slots as of the present instant: the last row of each slot's clock that is known by now.
import type { BlockEvaluator } from '../kernel/block-evaluator';
import type { ClockRows } from '../ops/kernel';
import type { RunClock } from './run-clock';

export class Registers {
  private readonly evaluator: BlockEvaluator;
  private readonly rows: readonly ClockRows[];
  private readonly slotOf: Int32Array;
  private readonly slotClock: readonly (number | null)[];
  private readonly clock: RunClock;

  constructor(
    evaluator: BlockEvaluator,
    rows: readonly ClockRows[],
    slotOf: Int32Array,
    slotClock: readonly (number | null)[],
    clock: RunClock,
  ) {
    this.evaluator = evaluator;
    this.rows = rows;
    this.slotOf = slotOf;
    this.slotClock = slotClock;
    this.clock = clock;
  }

  readonly sample = (slot: number): number => {
    const place = this.slotOf[slot] ?? -1;
    const clock = this.slotClock[place] ?? null;
    return this.evaluator.columns[place]?.[clock === null ? 0 : this.knownRow(clock)] ?? Number.NaN;
  };

  /** Place within the window of a clock's last row by now; 0 is the last row of the window before. */
  private knownRow(clock: number): number {
    const { window } = this.evaluator;
    const start = window.start[clock] ?? 0;
    const timeUs = this.rows[clock]?.timeUs;
    let low = 0;
    let high = window.count[clock] ?? 0;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((timeUs?.[start + middle - 1] ?? Number.POSITIVE_INFINITY) <= this.clock.nowUs) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
