// Actions whose event is 1, in the order in which they act: by instant, exits before entries, then by ordinal. Events of feed-forward
// ops are found a window at a time, those of serial ops at their instant.
import type { ProgramAction } from '../../dsl/ir/program';
import type { BlockEvaluator } from '../kernel/block-evaluator';
import type { SerialRows } from '../kernel/serial-rows';
import type { ClockRows } from '../ops/kernel';

export interface WatchedAction {
  readonly action: number;
  readonly kind: ProgramAction['kind'];
  /** Plan slot of the event, and its clock. */
  readonly slot: number;
  readonly clock: number;
  readonly isSerial: boolean;
}

interface Firing extends WatchedAction {
  readonly timeUs: number;
}

const ORDER: Readonly<Record<ProgramAction['kind'], number>> = { exit: 0, enter: 1, reEnter: 2, notify: 3 };
const NONE: readonly WatchedAction[] = [];

export class FiringActions {
  private readonly evaluator: BlockEvaluator;
  private readonly rows: readonly ClockRows[];
  private readonly serial: SerialRows;
  private readonly fromUs: number;
  private readonly block: readonly WatchedAction[];
  private readonly stepped: readonly WatchedAction[];
  private firings: readonly Firing[] = [];
  private next = 0;

  /** `fromUs`: nothing acts earlier. */
  constructor(
    evaluator: BlockEvaluator,
    rows: readonly ClockRows[],
    serial: SerialRows,
    watched: readonly WatchedAction[],
    fromUs: number,
  ) {
    this.evaluator = evaluator;
    this.rows = rows;
    this.serial = serial;
    this.fromUs = fromUs;
    this.block = watched.filter(({ isSerial }) => !isSerial);
    this.stepped = watched.filter(({ isSerial }) => isSerial);
  }

  startWindow(): void {
    const found: Firing[] = [];
    for (const watched of this.block) this.collect(watched, found);
    this.firings = this.block.length > 1 ? found.sort(compare) : found;
    this.next = 0;
  }

  /** The next instant at which a feed-forward event fires; infinity when the window has no more. */
  nextUs(): number {
    return this.firings[this.next]?.timeUs ?? Number.POSITIVE_INFINITY;
  }

  /** What acts at this instant, in order. */
  takeDue(timeUs: number): readonly WatchedAction[] {
    const from = this.next;
    while (this.firings[this.next]?.timeUs === timeUs) this.next += 1;
    const due = this.next === from ? NONE : this.firings.slice(from, this.next);
    if (this.stepped.length === 0 || timeUs < this.fromUs) return due;
    const stepped = this.stepped.filter(({ clock, slot }) => {
      const local = this.serial.localOf[clock] ?? 0;
      return local > 0 && this.evaluator.columns[slot]?.[local] === 1;
    });
    return stepped.length === 0 ? due : [...due, ...stepped].sort(compareOrdinals);
  }

  private collect(watched: WatchedAction, found: Firing[]): void {
    const column = this.evaluator.columns[watched.slot];
    const timeUs = this.rows[watched.clock]?.timeUs;
    const count = this.evaluator.window.count[watched.clock] ?? 0;
    const start = this.evaluator.window.start[watched.clock] ?? 0;
    if (column === undefined || timeUs === undefined) return;
    for (let local = column.indexOf(1, 1); local > 0 && local <= count; local = column.indexOf(1, local + 1)) {
      const firedUs = timeUs[start + local - 1] ?? Number.NaN;
      if (firedUs >= this.fromUs) found.push({ ...watched, timeUs: firedUs });
    }
  }
}

function compare(left: Firing, right: Firing): number {
  return left.timeUs - right.timeUs || compareOrdinals(left, right);
}

function compareOrdinals(left: WatchedAction, right: WatchedAction): number {
  return ORDER[left.kind] - ORDER[right.kind] || left.action - right.action;
}
