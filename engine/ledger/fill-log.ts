// The table of fills. The charges of a row are known once its session's contract note has come: the note's rounded items are split over the
// session's rows by what each accrued. Amounts stand in one column, and row objects are made when somebody asks for them, because a run has
// thousands of rows and shows few.
import { invariant } from '../../dsl/types/invariant';
import { CHARGE_ITEMS } from '../market/charge-items';
import { chargesAt, writeCharges } from '../market/charges';
import type { NoteSegment, PostedCharges } from '../market/contract-note';
import type { BookedFill } from './booked-fill';
import type { FillRow } from './fill-row';
import { splitInPlace } from './split-in-place';

const ITEMS = CHARGE_ITEMS.length;
const FIRST_CAPACITY = 256;

export class FillLog {
  private readonly fills: BookedFill[] = [];
  private readonly blocks: NoteSegment[] = [];
  /** By row and item: what it accrued (10⁻⁶ paise) until its contract note has come, its share of the note (paise) from then on. */
  amounts = new Float64Array(FIRST_CAPACITY * ITEMS);
  /** Rows whose contract note has come. */
  private notedRows = 0;
  private made: readonly FillRow[] = [];
  /** Of the block of the note that is being shared out, by item. */
  private readonly posted = new Float64Array(ITEMS);
  private readonly starts: number[] = [];
  private readonly remainders: number[] = [];

  /** Where in `amounts` the next row's charges are to stand. */
  makeRoom(): number {
    const at = this.fills.length * ITEMS;
    if (at + ITEMS > this.amounts.length) this.grow();
    return at;
  }

  /** A row whose charges have been written. Returns its place in the table. */
  add(fill: BookedFill, noteSegment: NoteSegment): number {
    this.blocks.push(noteSegment);
    return this.fills.push(fill) - 1;
  }

  private grow(): void {
    const larger = new Float64Array(this.amounts.length * 2);
    larger.set(this.amounts);
    this.amounts = larger;
  }

  /** The session's contract note: every waiting row gets its share. */
  applyNote(posted: readonly PostedCharges[]): void {
    for (const { noteSegment, paise } of posted) {
      const { starts } = this;
      while (starts.length > 0) starts.pop();
      for (let place = this.notedRows; place < this.fills.length; place += 1)
        if (this.blocks[place] === noteSegment) starts.push(place * ITEMS);
      writeCharges(paise, this.posted, 0);
      for (let item = 0; item < ITEMS; item += 1)
        splitInPlace(this.posted[item] ?? Number.NaN, this.amounts, starts, item, this.remainders);
    }
    this.notedRows = this.fills.length;
  }

  /** What the contract note charged a fill, paise. */
  chargesPaiseOf(place: number): number {
    if (place >= this.notedRows) invariant(false, `fill ${place} has had its contract note`);
    let paise = 0;
    for (let item = 0; item < ITEMS; item += 1) paise += this.amounts[place * ITEMS + item] ?? Number.NaN;
    return paise;
  }

  /** Rows whose charges are known. */
  get rows(): readonly FillRow[] {
    if (this.made.length < this.notedRows)
      this.made = this.fills
        .slice(0, this.notedRows)
        .map((fill, place) => fillRow(fill, chargesAt(this.amounts, place * ITEMS), this.chargesPaiseOf(place)));
    return this.made;
  }
}

/** Written out: a row of thousands, and a spread costs several times as much. */
function fillRow(fill: BookedFill, charges: FillRow['charges'], chargesPaise: number): FillRow {
  const { contract } = fill;
  return {
    timeUs: fill.timeUs,
    order: fill.order,
    position: fill.position,
    leg: fill.leg,
    instrument: contract.id,
    side: fill.side,
    quantity: fill.quantity,
    price: fill.price,
    priceScale: contract.priceScale,
    reason: fill.reason,
    rule: fill.rule,
    slippage: fill.slippage,
    isAmbiguous: fill.isAmbiguous,
    isModelled: fill.isModelled,
    charges,
    chargesPaise,
  };
}
