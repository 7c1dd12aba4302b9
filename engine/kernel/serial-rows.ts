// Rows of the clocks that carry serial ops, instant by instant within a window.
import type { ClockRows } from '../ops/kernel';
import type { ClockWindow } from './clock-window';

/** What evaluates serial ops. */
export interface SerialOps {
  readonly window: ClockWindow;
  hasSerial(clock: number): boolean;
  /** `localOf`: each clock's row within the window, 0 where it has none. */
  runSerial(localOf: Int32Array): void;
}

export class SerialRows {
  /** Row of each clock at the present instant, within the window; 0 where the clock has none. */
  readonly localOf: Int32Array;
  private readonly done: Int32Array;
  private readonly clocks: readonly number[];
  private readonly evaluator: SerialOps;
  private readonly rows: readonly ClockRows[];

  constructor(evaluator: SerialOps, rows: readonly ClockRows[]) {
    this.evaluator = evaluator;
    this.rows = rows;
    this.localOf = new Int32Array(rows.length);
    this.done = new Int32Array(rows.length);
    this.clocks = rows.map((_, clock) => clock).filter((clock) => evaluator.hasSerial(clock));
  }

  startWindow(): void {
    this.done.fill(0);
  }

  /** The next instant at which a serial op has a row; infinity when the window has no more. */
  nextUs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const clock of this.clocks) next = Math.min(next, this.nextRowUs(clock));
    return next;
  }

  /** Evaluates the serial ops that have a row at this instant. */
  run(timeUs: number): void {
    let isDue = false;
    for (const clock of this.clocks) {
      this.localOf[clock] = 0;
      if (this.nextRowUs(clock) !== timeUs) continue;
      const local = (this.done[clock] ?? 0) + 1;
      this.done[clock] = local;
      this.localOf[clock] = local;
      isDue = true;
    }
    if (isDue) this.evaluator.runSerial(this.localOf);
  }

  runAll(): void {
    this.startWindow();
    for (let timeUs = this.nextUs(); timeUs < Number.POSITIVE_INFINITY; timeUs = this.nextUs()) this.run(timeUs);
  }

  private nextRowUs(clock: number): number {
    const done = this.done[clock] ?? 0;
    if (done >= (this.evaluator.window.count[clock] ?? 0)) return Number.POSITIVE_INFINITY;
    const row = (this.evaluator.window.start[clock] ?? 0) + done;
    return this.rows[clock]?.timeUs[row] ?? Number.POSITIVE_INFINITY;
  }
}
