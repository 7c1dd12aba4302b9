// Finds the actions whose event fires, and puts them in the order in which they act: by instant, then by kind (exits before entries), then by
// ordinal. Events of feed-forward ops are found a window at a time, those of serial ops at their instant.
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

const ACTING_ORDER: Readonly<Record<ProgramAction['kind'], number>> = {
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
  /** Actions whose event a feed-forward op makes, in the order in which they act at an instant; and those whose event a serial op makes. */
  private readonly ofBlockOps: readonly WatchedAction[];
  private readonly ofSerialOps: readonly WatchedAction[];
  /** By action of `ofBlockOps`: the row of the window in which its event fires next, and when; Infinity when the window has no more. */
  private readonly local: Int32Array;
  private readonly firesUs: Float64Array;
  private earliestUs = Number.POSITIVE_INFINITY;
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
    this.ofBlockOps = watched.filter(({ isSerial }) => !isSerial).sort(compareActing);
    this.ofSerialOps = watched.filter(({ isSerial }) => isSerial);
    this.local = new Int32Array(this.ofBlockOps.length);
    this.firesUs = new Float64Array(this.ofBlockOps.length);
  }

  startWindow(): void {
    this.local.fill(0);
    for (let place = 0; place < this.ofBlockOps.length; place += 1) this.advance(place);
    this.findEarliest();
  }

  /** The next instant at which a feed-forward event fires; infinity when the window has no more. */
  nextUs(): number {
    return this.earliestUs;
  }

  /** What acts at this instant, in order. */
  takeDue(timeUs: number): readonly WatchedAction[] {
    const { due } = this;
    while (due.length > 0) due.pop();
    if (this.earliestUs === timeUs) this.takeFromWindow(timeUs);
    if (this.ofSerialOps.length === 0 || timeUs < this.fromUs) return due;
    const countBefore = due.length;
    for (const watched of this.ofSerialOps) {
      const local = this.serial.localOf[watched.clock] ?? 0;
      if (local > 0 && this.evaluator.columns[watched.slot]?.[local] === 1) due.push(watched);
    }
    return due.length === countBefore ? due : due.sort(compareActing);
  }

  private takeFromWindow(timeUs: number): void {
    for (let place = 0; place < this.ofBlockOps.length; place += 1) {
      const watched = this.ofBlockOps[place];
      if (watched === undefined) continue;
      for (; this.firesUs[place] === timeUs; this.advance(place)) this.due.push(watched);
    }
    this.findEarliest();
  }

  /** To the row in which an action's event fires next. */
  private advance(place: number): void {
    const watched = this.ofBlockOps[place];
    if (watched === undefined) return;
    const { evaluator, fromUs } = this;
    const column = evaluator.columns[watched.slot];
    const timeUs = this.rows[watched.clock]?.timeUs;
    const count = evaluator.window.count[watched.clock] ?? 0;
    const start = evaluator.window.start[watched.clock] ?? 0;
    this.firesUs[place] = Number.POSITIVE_INFINITY;
    if (column === undefined || timeUs === undefined) return;
    for (let local = column.indexOf(1, (this.local[place] ?? 0) + 1); local > 0 && local <= count; local = column.indexOf(1, local + 1)) {
      const firesUs = timeUs[start + local - 1] ?? Number.NaN;
      if (firesUs < fromUs) continue;
      this.local[place] = local;
      this.firesUs[place] = firesUs;
      return;
    }
  }

  private findEarliest(): void {
    let earliestUs = Number.POSITIVE_INFINITY;
    for (const firesUs of this.firesUs) if (firesUs < earliestUs) earliestUs = firesUs;
    this.earliestUs = earliestUs;
  }
}

function compareActing(left: WatchedAction, right: WatchedAction): number {
  return ACTING_ORDER[left.kind] - ACTING_ORDER[right.kind] || left.action - right.action;
}
