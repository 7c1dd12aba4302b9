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

interface Firing {
  readonly watched: WatchedAction;
  readonly timeUs: number;
}

const ORDER: Readonly<Record<ProgramAction['kind'], number>> = {
  exit: 0,
  adjust: 1,
  scale: 2,
  addLegs: 3,
  enter: 4,
  reEnter: 5,
  notify: 6,
};

export class FiringActions {
  private readonly evaluator: BlockEvaluator;
  private readonly rows: readonly ClockRows[];
  private readonly serial: SerialRows;
  private readonly fromUs: number;
  private readonly block: readonly WatchedAction[];
  private readonly stepped: readonly WatchedAction[];
  private firings: readonly Firing[] = [];
  private next = 0;
  /** Of the present instant; the same array for every one. */
  private readonly due: WatchedAction[] = [];

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
    const { due } = this;
    while (due.length > 0) due.pop();
    for (let firing = this.firings[this.next]; firing?.timeUs === timeUs; firing = this.firings[this.next]) {
      due.push(firing.watched);
      this.next += 1;
    }
    if (this.stepped.length === 0 || timeUs < this.fromUs) return due;
    const blockCount = due.length;
    for (const watched of this.stepped) {
      const local = this.serial.localOf[watched.clock] ?? 0;
      if (local > 0 && this.evaluator.columns[watched.slot]?.[local] === 1) due.push(watched);
    }
    return due.length === blockCount ? due : due.sort(compareOrdinals);
  }

  private collect(watched: WatchedAction, found: Firing[]): void {
    const column = this.evaluator.columns[watched.slot];
    const timeUs = this.rows[watched.clock]?.timeUs;
    const count = this.evaluator.window.count[watched.clock] ?? 0;
    const start = this.evaluator.window.start[watched.clock] ?? 0;
    if (column === undefined || timeUs === undefined) return;
    for (let local = 1; local <= count; local++) {
      if (column[local] !== 1) continue;
      const firedUs = timeUs[start + local - 1] ?? Number.NaN;
      if (firedUs >= this.fromUs) found.push({ watched, timeUs: firedUs });
    }
  }
}

function compare(left: Firing, right: Firing): number {
  return left.timeUs - right.timeUs || compareOrdinals(left.watched, right.watched);
}

function compareOrdinals(left: WatchedAction, right: WatchedAction): number {
  return ORDER[left.kind] - ORDER[right.kind] || left.action - right.action;
}
