// The table of fills. The charges of a row are known once its session's contract note has come: the note's rounded items are split over the
// session's rows by what each accrued. Fills and charges stand in columns of numbers, and row objects are made when somebody asks for them,
// because a run has thousands of rows and shows few.
import { invariant } from '../../dsl/types/invariant';
import { FILL_RULES, ORDER_REASONS } from '../events';
import { CHARGE_ITEMS } from '../market/charge-items';
import { chargesAt, writeCharges } from '../market/charges';
import type { NoteSegment, PostedCharges } from '../market/contract-note';
import type { Instrument } from '../market/instrument';
import { nameAt } from '../name-at';
import type { BookedFill } from './booked-fill';
import type { FillRow } from './fill-row';
import { splitInPlace } from './split-in-place';

const ITEMS = CHARGE_ITEMS.length;
const FIRST_CAPACITY = 256;
/** Cells of a row beside its charges. A reason and a rule stand as their places in the lists of their names. */
const CELL = {
  timeUs: 0,
  order: 1,
  position: 2,
  leg: 3,
  signedQuantity: 4,
  price: 5,
  reason: 6,
  rule: 7,
  slippage: 8,
  isAmbiguous: 9,
  isModelled: 10,
} as const;
const CELLS = 11;

export class FillLog {
  private readonly contracts: Instrument[] = [];
  private readonly blocks: NoteSegment[] = [];
  /** By row. */
  private cells: Float64Array = new Float64Array(FIRST_CAPACITY * CELLS);
  /** By row and item: what it accrued (10⁻⁶ paise) until its contract note has come, its share of the note (paise) from then on. */
  amounts: Float64Array = new Float64Array(FIRST_CAPACITY * ITEMS);
  /** Rows whose contract note has come. */
  private notedRows = 0;
  private made: readonly FillRow[] = [];
  /** Of the block of the note that is being shared out, by item. */
  private readonly posted = new Float64Array(ITEMS);
  private readonly starts: number[] = [];
  private readonly remainders: number[] = [];

  /** Where in `amounts` the next row's charges are to stand. */
  makeRoom(): number {
    const at = this.blocks.length * ITEMS;
    if (at + ITEMS > this.amounts.length) {
      this.amounts = doubled(this.amounts);
      this.cells = doubled(this.cells);
    }
    return at;
  }

  /** A row whose charges have been written. Returns its place in the table. */
  add(fill: BookedFill, noteSegment: NoteSegment): number {
    const place = this.blocks.length;
    const at = place * CELLS;
    const { cells } = this;
    this.blocks.push(noteSegment);
    this.contracts.push(fill.contract);
    cells[at + CELL.timeUs] = fill.timeUs;
    cells[at + CELL.order] = fill.order;
    cells[at + CELL.position] = fill.position;
    cells[at + CELL.leg] = fill.leg;
    cells[at + CELL.signedQuantity] = fill.signedQuantity;
    cells[at + CELL.price] = fill.price;
    cells[at + CELL.reason] = ORDER_REASONS.indexOf(fill.reason);
    cells[at + CELL.rule] = FILL_RULES.indexOf(fill.rule);
    cells[at + CELL.slippage] = fill.slippage;
    cells[at + CELL.isAmbiguous] = fill.isAmbiguous ? 1 : 0;
    cells[at + CELL.isModelled] = fill.isModelled ? 1 : 0;
    return place;
  }

  /** The session's contract note: every waiting row gets its share. */
  applyNote(posted: readonly PostedCharges[]): void {
    for (const { noteSegment, paise } of posted) {
      const { starts } = this;
      while (starts.length > 0) starts.pop();
      for (let place = this.notedRows; place < this.blocks.length; place += 1)
        if (this.blocks[place] === noteSegment) starts.push(place * ITEMS);
      writeCharges(paise, this.posted, 0);
      for (let item = 0; item < ITEMS; item += 1)
        splitInPlace(this.posted[item] ?? Number.NaN, this.amounts, starts, item, this.remainders);
    }
    this.notedRows = this.blocks.length;
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
      this.made = this.contracts.slice(0, this.notedRows).map((contract, place) => this.rowAt(contract, place));
    return this.made;
  }

  /** Written out: a row of thousands, and a spread costs several times as much. */
  private rowAt({ id, priceScale }: Instrument, place: number): FillRow {
    const at = place * CELLS;
    const cell = (field: number): number => this.cells[at + field] ?? Number.NaN;
    const signed = cell(CELL.signedQuantity);
    return {
      timeUs: cell(CELL.timeUs),
      order: cell(CELL.order),
      position: cell(CELL.position),
      leg: cell(CELL.leg),
      instrument: id,
      side: signed > 0 ? 'buy' : 'sell',
      quantity: Math.abs(signed),
      price: cell(CELL.price),
      priceScale,
      reason: nameAt(ORDER_REASONS, cell(CELL.reason)),
      rule: nameAt(FILL_RULES, cell(CELL.rule)),
      slippage: cell(CELL.slippage),
      isAmbiguous: cell(CELL.isAmbiguous) === 1,
      isModelled: cell(CELL.isModelled) === 1,
      charges: chargesAt(this.amounts, place * ITEMS),
      chargesPaise: this.chargesPaiseOf(place),
    };
  }
}

function doubled(column: Float64Array): Float64Array {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}
