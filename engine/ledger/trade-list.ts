// The trade list follows each position from flat to flat, which is one trade. It hands a trade over when the contract note has told the charges
// of its fills.
import type { TimeUs } from '../events';
import type { UnitRatio } from '../market/corporate-action';
import type { MicroPaise } from '../market/micro-paise';
import { type ClosedTrade, compareByExit } from '../report/run-series';
import type { BarRows } from './bar-rows';
import type { BookedFill } from './booked-fill';
import { closedTrade } from './closed-trade';
import { chargesOfShare, Epoch } from './epoch';
import type { EpochLeg } from './epoch-leg';
import { type OpenPosition, openPosition } from './open-position';

const NONE: readonly Epoch[] = [];
const NO_LEGS: readonly EpochLeg[] = [];

/** What is held of the instrument after a corporate action, and what it brought. */
export interface ActionEffect {
  readonly units: number;
  readonly paise: number;
}

export class TradeList {
  private readonly byPosition: (Epoch | null)[];
  /** Epochs under way: what a bar is marked on. */
  private open: readonly Epoch[] = [];
  private closed: Epoch[] = [];
  private readonly final: ClosedTrade[] = [];
  private epochs = 0;

  constructor(positions: number) {
    this.byPosition = Array.from({ length: positions }, () => null);
  }

  /** A fill through flat ends one trade and begins the next. `place`: in the table of fills. */
  apply(fill: BookedFill, place: number): void {
    const { position, leg, signedQuantity } = fill;
    const closing = this.byPosition[position]?.closingUnits(leg, signedQuantity) ?? 0;
    if (closing !== 0) this.applyPart(fill, place, closing, 0);
    if (signedQuantity !== closing) this.applyPart(fill, place, signedQuantity - closing, Math.abs(closing));
  }

  private applyPart(fill: BookedFill, place: number, quantity: number, from: number): void {
    const epoch = this.byPosition[fill.position] ?? this.start(fill.position);
    epoch.apply(fill, place, quantity, from);
    if (epoch.isFlat && !epoch.goesOn) this.finish(epoch);
  }

  /** Legs are given up for others: nothing held for a moment is not the end of it. */
  holdOn(position: number): void {
    const epoch = this.byPosition[position] ?? null;
    if (epoch !== null) epoch.goesOn = true;
  }

  /** The position has ended. */
  letGo(position: number): void {
    const epoch = this.byPosition[position] ?? null;
    if (epoch === null) return;
    epoch.goesOn = false;
    if (epoch.isFlat) this.finish(epoch);
  }

  private finish(epoch: Epoch): void {
    this.byPosition[epoch.position] = null;
    this.open = this.open.length === 1 ? NONE : this.open.filter((each) => each !== epoch);
    this.closed.push(epoch);
  }

  private start(position: number): Epoch {
    const epoch = new Epoch(position, this.epochs);
    this.epochs += 1;
    this.byPosition[position] = epoch;
    this.open = this.open.length === 0 ? [epoch] : [...this.open, epoch];
    return epoch;
  }

  markBar(instrument: number, openUs: number, high: number, low: number, close: number): void {
    for (const epoch of this.open) epoch.markBar(instrument, openUs, high, low, close);
  }

  countBar(instrument: number): void {
    for (const epoch of this.open) epoch.countBar(instrument);
  }

  markBars(bars: readonly BarRows[], count: number): void {
    for (const epoch of this.open) epoch.markBars(bars, count);
  }

  sealMinute(): void {
    for (const epoch of this.open) epoch.sealMinute();
  }

  /** Where a leg's stop stands. The first one after the entry is the trade's risk. */
  noteStop(position: number, leg: number, stopPrice: number): void {
    this.byPosition[position]?.noteStop(leg, stopPrice);
  }

  moveStop(position: number, leg: number, stopPrice: number): void {
    this.byPosition[position]?.moveStop(leg, stopPrice);
  }

  /** The contract note has come: what is closed is final. */
  finalise(chargesPaiseOf: (place: number) => number): void {
    for (const epoch of this.closed) {
      this.final.push(closedTrade(epoch, chargesOf(epoch, chargesPaiseOf)));
    }
    this.closed = [];
  }

  /** Epochs under way, by position; the charges of every fill so far are known. */
  openPositions(chargesPaiseOf: (place: number) => number): readonly OpenPosition[] {
    const ascending = this.open.toSorted((left, right) => left.position - right.position);
    return ascending.map((epoch) => openPosition(epoch, chargesOf(epoch, chargesPaiseOf)));
  }

  /** Legs that hold something, of every position. */
  get heldLegs(): readonly EpochLeg[] {
    if (this.open.length === 0) return NO_LEGS;
    return this.open.flatMap(({ legs }) => legs.filter(({ quantity }) => quantity !== 0));
  }

  /** Trades under way that hold the instrument. */
  countHolding(instrument: number): number {
    return this.open.filter((epoch) => epoch.legs.some((leg) => leg.facts.instrument === instrument && leg.quantity !== 0)).length;
  }

  /** A split, bonus or consolidation. A trade of which nothing whole is left ends. */
  changeUnits(instrument: number, ratio: UnitRatio, price: number, timeUs: TimeUs): ActionEffect {
    const effect = this.sumOver(instrument, (leg) => leg.changeUnits(ratio, price));
    for (const epoch of this.open.filter(({ isFlat }) => isFlat)) {
      epoch.endBy('corporateAction', timeUs);
      this.finish(epoch);
    }
    return effect;
  }

  payDividend(instrument: number, perUnit: MicroPaise): ActionEffect {
    return this.sumOver(instrument, (leg) => leg.payDividend(perUnit));
  }

  private sumOver(instrument: number, apply: (leg: EpochLeg) => number): ActionEffect {
    let units = 0;
    let paise = 0;
    for (const leg of this.open.flatMap((epoch) => epoch.legs)) {
      if (leg.facts.instrument !== instrument) continue;
      paise += apply(leg);
      units += leg.quantity;
    }
    return { units, paise };
  }

  /** Trades whose charges are known, ascending by exit. */
  get trades(): readonly ClosedTrade[] {
    return this.final.toSorted(compareByExit);
  }
}

function chargesOf(epoch: Epoch, chargesPaiseOf: (place: number) => number): number {
  let paise = 0;
  for (let share = epoch.lastShare; share !== null; share = share.before) paise += chargesOfShare(share, chargesPaiseOf(share.place));
  return paise;
}
