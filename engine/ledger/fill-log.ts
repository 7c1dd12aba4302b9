// The table of fills. A row waits for its session's contract note, whose rounded items are split over the rows by what each accrued. A run
// has thousands of rows and shows few, so amounts stand in columns, and row objects are made when they are asked for.
import { invariant } from '../../dsl/types/invariant';
import { CHARGE_ITEMS, mapCharges, writeCharges } from '../market/charges';
import type { NoteSegment, PostedCharges } from '../market/contract-note';
import type { MeteredCharges } from './charge-meter';
import type { FillRow } from './fill-row';
import { splitInPlace } from './split-in-place';

export type OpenRow = Omit<FillRow, 'charges' | 'chargesPaise'>;

const ITEMS = CHARGE_ITEMS.length;
const FIRST_CAPACITY = 256;

export class FillLog {
  private readonly open: OpenRow[] = [];
  private readonly blocks: NoteSegment[] = [];
  /** By row and item: what it accrued (10⁻⁶ paise) until its note is settled, its share (paise) from then on. */
  private amounts = new Float64Array(FIRST_CAPACITY * ITEMS);
  private settledRows = 0;
  /** Of the block that is being settled, by item. */
  private readonly posted = new Float64Array(ITEMS);

  /** Returns the row's place in the table. */
  add(row: OpenRow, { noteSegment, amounts }: MeteredCharges): number {
    const place = this.open.length;
    if ((place + 1) * ITEMS > this.amounts.length) this.grow();
    this.open.push(row);
    this.blocks.push(noteSegment);
    writeCharges(amounts, this.amounts, place * ITEMS);
    return place;
  }

  private grow(): void {
    const larger = new Float64Array(this.amounts.length * 2);
    larger.set(this.amounts);
    this.amounts = larger;
  }

  /** The session's contract note: every waiting row gets its share. */
  settle(posted: readonly PostedCharges[]): void {
    for (const { noteSegment, paise } of posted) {
      const places: number[] = [];
      for (let place = this.settledRows; place < this.open.length; place += 1)
        if (this.blocks[place] === noteSegment) places.push(place * ITEMS);
      writeCharges(paise, this.posted, 0);
      for (let item = 0; item < ITEMS; item += 1) splitInPlace(this.posted[item] ?? Number.NaN, this.amounts, places, item);
    }
    this.settledRows = this.open.length;
  }

  /** What the contract note charged a fill, paise. */
  chargesPaiseOf(place: number): number {
    if (place >= this.settledRows) invariant(false, `fill ${place} has had its contract note`);
    let paise = 0;
    for (let item = 0; item < ITEMS; item += 1) paise += this.amounts[place * ITEMS + item] ?? Number.NaN;
    return paise;
  }

  /** Rows whose charges are known, made anew at each call. */
  get rows(): readonly FillRow[] {
    return this.open.slice(0, this.settledRows).map((row, place) => {
      let at = place * ITEMS;
      const charges = mapCharges(() => this.amounts[at++] ?? Number.NaN);
      return fillRow(row, charges, this.chargesPaiseOf(place));
    });
  }
}

/** Written out: a row of thousands, and a spread costs several times as much. */
function fillRow(row: OpenRow, charges: FillRow['charges'], chargesPaise: number): FillRow {
  return {
    timeUs: row.timeUs,
    order: row.order,
    position: row.position,
    leg: row.leg,
    instrument: row.instrument,
    side: row.side,
    quantity: row.quantity,
    price: row.price,
    priceScale: row.priceScale,
    reason: row.reason,
    rule: row.rule,
    slippage: row.slippage,
    isAmbiguous: row.isAmbiguous,
    isModelled: row.isModelled,
    charges,
    chargesPaise,
  };
}
