// One position from flat to flat as the trade list tells it: what went in and out of each leg, the best and worst it stood at, and which
// fills it is made of. It counts; it decides nothing, and it does not know charges.
import { invariant } from '../../dsl/types/invariant';
import type { OrderReason, TimeUs } from '../events';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import type { BarRows } from './bar-rows';
import type { BookedFill } from './booked-fill';
import { EpochLeg } from './epoch-leg';

/** A fill, or the part of one that belongs to this epoch: units `from` (inclusive) to `to` (exclusive) of `of`. */
export interface FillShare {
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly of: number;
  /** The share before it. */
  readonly before: FillShare | null;
}

/** A consolidation may leave nothing whole of a trade. */
export type ExitReason = OrderReason | 'corporateAction';

export class Epoch {
  readonly legs: EpochLeg[] = [];
  lastShare: FillShare | null = null;
  readonly position: number;
  /** Ordinal of the epoch in the run. */
  readonly ordinal: number;
  entryUs = 0;
  exitUs = 0;
  exitReason: ExitReason = 'entry';
  isAmbiguous = false;
  /** It may hold nothing and not be over. */
  goesOn = false;
  barsHeld = 0;
  /** Paise, exact or within the rounding of a price finer than paise. */
  worstPaise = 0;
  bestPaise = 0;

  constructor(position: number, ordinal: number) {
    this.position = position;
    this.ordinal = ordinal;
  }

  /** How many of a fill's units close what its leg holds, signed like the fill. */
  closingUnits(leg: number, quantity: number): number {
    const held = this.findLeg(leg)?.quantity ?? 0;
    return held * quantity < 0 ? Math.sign(quantity) * Math.min(Math.abs(quantity), Math.abs(held)) : 0;
  }

  /** `quantity` of the fill's units, from the `from`th on. */
  apply(fill: BookedFill, place: number, quantity: number, from: number): void {
    if (this.legs.length === 0) this.entryUs = fill.timeUs;
    const filled = this.legFor(fill);
    filled.fill(quantity, fill.price, fill.timeUs);
    this.exitUs = fill.timeUs;
    this.exitReason = fill.reason;
    this.isAmbiguous ||= fill.isAmbiguous;
    this.lastShare = { place, from, to: from + Math.abs(quantity), of: fill.quantity, before: this.lastShare };
    if (this.isAllPriced((leg) => leg === filled)) this.noteResult(this.resultPaise());
  }

  private legFor({ leg, instrument, contract, product }: BookedFill): EpochLeg {
    const known = this.findLeg(leg);
    // A leg that is entered again, on whichever side, has a price of its own.
    if (known === null || known.isDone) {
      const { id, priceScale } = contract;
      const begun = new EpochLeg({ leg, instrument, id, product, priceScale });
      this.legs.push(begun);
      return begun;
    }
    invariant(known.facts.instrument === instrument, 'a leg keeps its instrument from flat to flat');
    return known;
  }

  /** As it was entered last. */
  private findLeg(leg: number): EpochLeg | null {
    for (let at = this.legs.length - 1; at >= 0; at -= 1) {
      const each = this.legs[at];
      if (each?.facts.leg === leg) return each;
    }
    return null;
  }

  get isFlat(): boolean {
    for (const { quantity } of this.legs) if (quantity !== 0) return false;
    return true;
  }

  /**
   * A bar of an instrument has ended. Its extremes count where the leg was held unchanged from its open on; of the bar that brought the
   * fill only the close provably came after. Legs of a structure have their extremes at different times: there closes alone count.
   */
  markBar(instrument: number, openUs: TimeUs, high: number, low: number, close: number): void {
    for (const leg of this.legs) if (leg.facts.instrument === instrument) leg.mark(close);
    const first = this.legs[0];
    if (first === undefined || first.facts.instrument !== instrument) return;
    this.barsHeld += 1;
    if (this.legs.length > 1 || first.lastFillUs > openUs) return;
    this.noteResult(first.resultPaise(high));
    this.noteResult(first.resultPaise(low));
  }

  /** A bar in which nothing traded has ended: it was held through, and says no price. */
  countBar(instrument: number): void {
    if (this.legs[0]?.facts.instrument === instrument) this.barsHeld += 1;
  }

  /**
   * Bars of all instruments that ended together, as many as `count` of each, none of which opened before the last fill: what `markBar` and
   * `sealMinute` would have come to. A result is monotone in its price, so of one leg the farthest prices say all.
   */
  markBars(bars: readonly BarRows[], count: number): void {
    const [first] = this.legs;
    const rows = bars.find((each) => each.instrument === first?.facts.instrument);
    if (first === undefined || rows === undefined) return;
    this.barsHeld += count;
    if (this.legs.length > 1) {
      this.markStructure(bars, count);
      return;
    }
    const { row, candles } = rows;
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    const { high, low, close } = candles;
    for (let at = row; at < row + count; at += 1) {
      highest = Math.max(highest, high[at] ?? Number.NaN, close[at] ?? Number.NaN);
      lowest = Math.min(lowest, low[at] ?? Number.NaN, close[at] ?? Number.NaN);
    }
    first.last = close[row + count - 1] ?? Number.NaN;
    this.noteResult(first.resultPaise(highest));
    this.noteResult(first.resultPaise(lowest));
  }

  private markStructure(bars: readonly BarRows[], count: number): void {
    const rowsOf = this.legs.map(({ facts }) => bars.find(({ instrument }) => instrument === facts.instrument));
    for (let bar = 0; bar < count; bar += 1) {
      for (const [index, leg] of this.legs.entries()) {
        const rows = rowsOf[index];
        if (rows !== undefined && leg.quantity !== 0) leg.last = rows.candles.close[rows.row + bar] ?? Number.NaN;
      }
      this.noteResult(this.resultPaise());
    }
  }

  /** Every bar of this instant has been marked. */
  sealMinute(): void {
    if (this.isAllPriced(({ isMarked }) => isMarked)) this.noteResult(this.resultPaise());
    for (const leg of this.legs) leg.isMarked = false;
  }

  /** Whether what is held is priced as of one instant. Prices of different ones add up to a result that nobody ever stood at. */
  private isAllPriced(isPriced: (leg: EpochLeg) => boolean): boolean {
    for (const leg of this.legs) if (leg.quantity !== 0 && !isPriced(leg)) return false;
    return true;
  }

  /** It ends without a fill. */
  endBy(reason: ExitReason, timeUs: TimeUs): void {
    this.exitUs = timeUs;
    this.exitReason = reason;
  }

  noteStop(leg: number, stopPrice: number): void {
    this.findLeg(leg)?.noteStop(stopPrice);
  }

  moveStop(leg: number, stopPrice: number): void {
    const moved = this.findLeg(leg);
    if (moved !== null) moved.stopPrice = stopPrice;
  }

  /** Sum of the legs' risks as their first stops stood; null where no leg had one. */
  get riskPaise(): number | null {
    const risk = this.legs.reduce((sum, leg) => sum + (leg.riskPaise ?? 0), 0);
    return risk > 0 ? risk : null;
  }

  get grossPaise(): number {
    return this.legs.reduce((sum, leg) => sum + leg.cashPaise, 0);
  }

  /** Realised and open together, at last prices. */
  resultPaise(): number {
    let paise = 0;
    for (const leg of this.legs) paise += leg.resultPaise(leg.last);
    return paise;
  }

  private noteResult(paise: number): void {
    if (paise < this.worstPaise) this.worstPaise = paise;
    if (paise > this.bestPaise) this.bestPaise = paise;
  }
}

/** What a share of a fill bears of the fill's charges: shares of one fill sum to them. */
export function chargesOfShare({ from, to, of }: FillShare, chargesPaise: number): number {
  return multiplyDivideHalfUp(chargesPaise, to, of) - multiplyDivideHalfUp(chargesPaise, from, of);
}
