// The table of fills. A row waits for its day's contract note, whose rounded items are split over the day's fills by what each accrued.
import { invariant } from '../../dsl/types/invariant';
import { CHARGE_ITEMS, type ChargeItem, mapCharges } from '../market/charges';
import type { NoteSegment, PostedCharges } from '../market/contract-note';
import { splitByLargestRemainder } from '../number/largest-remainder';
import type { MeteredCharges } from './charge-meter';
import type { FillRow } from './fill-row';

type OpenRow = Omit<FillRow, 'charges' | 'chargesPaise'>;

interface Waiting {
  readonly row: OpenRow;
  readonly metered: MeteredCharges;
}

export class FillLog {
  private readonly settled: FillRow[] = [];
  private waiting: Waiting[] = [];

  /** Returns the row's place in the table. */
  add(row: OpenRow, metered: MeteredCharges): number {
    this.waiting.push({ row, metered });
    return this.settled.length + this.waiting.length - 1;
  }

  /** The day's contract note: every waiting row gets its share. */
  settle(posted: readonly PostedCharges[]): void {
    const shares = new Map(posted.map((block) => [block.noteSegment, this.sharesOf(block)]));
    for (const { row, metered } of this.waiting) {
      const charges = shares.get(metered.noteSegment)?.next().value;
      invariant(charges !== undefined, `the contract note has a block ${metered.noteSegment}`);
      this.settled.push({ ...row, charges, chargesPaise: CHARGE_ITEMS.reduce((sum, item) => sum + charges[item], 0) });
    }
    this.waiting = [];
  }

  /** Charges of the block's rows, in the order of the table. */
  private sharesOf({ noteSegment, paise }: PostedCharges): IterableIterator<Readonly<Record<ChargeItem, number>>> {
    const own = this.waiting.filter(({ metered }) => metered.noteSegment === noteSegment);
    const parts = mapCharges((item) => splitItem(paise[item], own, item));
    return own.map((_, index) => mapCharges((item) => parts[item][index] ?? 0)).values();
  }

  /** Rows whose charges are known. */
  get rows(): readonly FillRow[] {
    return this.settled;
  }

  chargesPaiseOf(place: number): number {
    const row = this.settled[place];
    invariant(row !== undefined, `fill ${place} has had its contract note`);
    return row.chargesPaise;
  }

  isAnyWaiting(noteSegment: NoteSegment): boolean {
    return this.waiting.some(({ metered }) => metered.noteSegment === noteSegment);
  }
}

function splitItem(paise: number, rows: readonly Waiting[], item: ChargeItem): readonly number[] {
  if (paise === 0) return [];
  return splitByLargestRemainder(
    paise,
    rows.map(({ metered }) => metered.amounts[item]),
  );
}
