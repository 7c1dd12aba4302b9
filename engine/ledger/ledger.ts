// The double-entry ledger, in whole paise. Every posting takes from one account what it gives to another, so that money is neither made nor lost;
// holdings stand at average cost. It is told of fills and charges, and knows no orders, no positions and no time.
import { sha256Bytes } from '../../dsl/ir/sha256';
import { invariant } from '../../dsl/types/invariant';
import { CHARGE_ITEMS, type ChargeItem } from '../market/charge-items';
import { type ChargeAmounts, mapCharges, writeCharges } from '../market/charges';
import type { NoteSegment } from '../market/contract-note';
import type { UnitRatio } from '../market/corporate-action';
import { MICRO_PER_PAISE, type MicroPaise } from '../market/micro-paise';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import type { BarRows } from './bar-rows';
import {
  ACCOUNT,
  ACCOUNTS,
  ACCRUED_TOTAL,
  accruedAt,
  CHARGES_AT,
  chargeAccount,
  HOLDING,
  HOLDING_FIELDS,
  HOLDINGS_AT,
  holdingAccount,
} from './ledger-layout';
import { paiseOf } from './paise-of';

type Account = keyof typeof ACCOUNT;

export class Ledger {
  private readonly arena: Float64Array;
  /** Charges on their way in or out, by item. */
  private readonly items = new Float64Array(CHARGE_ITEMS.length);
  private readonly instruments: number;
  /** Instruments held, ascending: what equity is summed over. */
  private readonly held: number[] = [];

  constructor(capitalPaise: number, instruments: number) {
    invariant(Number.isSafeInteger(capitalPaise) && capitalPaise > 0, 'a ledger opens with money');
    this.instruments = instruments;
    this.arena = new Float64Array(HOLDINGS_AT + instruments * HOLDING_FIELDS);
    for (let instrument = 0; instrument < instruments; instrument += 1) this.putHolding(instrument, HOLDING.priceScale, 100);
    this.post(ACCOUNT.cash, ACCOUNT.capital, capitalPaise);
  }

  /** What the instrument is from now on. It may become another contract only while nothing of it is held. */
  startInstrument(instrument: number, priceScale: number, isFuture: boolean): void {
    const isSame =
      this.holding(instrument, HOLDING.priceScale) === priceScale && (this.holding(instrument, HOLDING.isFuture) === 1) === isFuture;
    invariant(isSame || this.quantityOf(instrument) === 0, `instrument ${instrument} changes while it is held`);
    this.putHolding(instrument, HOLDING.priceScale, priceScale);
    this.putHolding(instrument, HOLDING.isFuture, isFuture ? 1 : 0);
  }

  /** `quantity` is signed: bought units above zero, sold ones below. A fill through zero closes first and opens with the rest. */
  book(instrument: number, quantity: number, price: number): void {
    const held = this.quantityOf(instrument);
    const closing = held * quantity < 0 ? Math.sign(quantity) * Math.min(Math.abs(quantity), Math.abs(held)) : 0;
    if (closing !== 0) this.close(instrument, closing, price);
    if (quantity !== closing) this.open(instrument, quantity - closing, price);
    if ((held === 0) !== (this.quantityOf(instrument) === 0)) this.listHeld();
  }

  private open(instrument: number, quantity: number, price: number): void {
    const cost = this.holding(instrument, HOLDING.cost) + price * quantity;
    const addedPaise = this.carry(instrument, this.quantityOf(instrument) + quantity, cost);
    this.post(holdingAccount(instrument), this.contraOf(instrument), addedPaise);
  }

  private close(instrument: number, quantity: number, price: number): void {
    const held = this.quantityOf(instrument);
    const left = held + quantity;
    const cost = multiplyDivideHalfUp(this.holding(instrument, HOLDING.cost), Math.abs(left), Math.abs(held));
    const proceedsPaise = -paiseOf(price * quantity, this.priceScaleOf(instrument));
    const costPaise = -this.carry(instrument, left, cost);
    const contra = this.contraOf(instrument);
    this.post(contra, holdingAccount(instrument), costPaise);
    this.post(contra, ACCOUNT.realised, proceedsPaise - costPaise);
    if (contra === ACCOUNT.clearing) this.post(ACCOUNT.cash, ACCOUNT.clearing, proceedsPaise - costPaise);
  }

  /** Writes quantity and cost; returns by how many paise the holding is worth more at cost. */
  private carry(instrument: number, quantity: number, cost: number): number {
    if (!Number.isSafeInteger(cost)) invariant(false, `the cost of instrument ${instrument} is a safe integer`);
    this.putHolding(instrument, HOLDING.quantity, quantity);
    this.putHolding(instrument, HOLDING.cost, cost);
    return paiseOf(cost, this.priceScaleOf(instrument)) - this.holding(instrument, HOLDING.balance);
  }

  /**
   * A split, bonus or consolidation has made `units` of what was held, at the same cost. Where that is less than the ratio says, the parts
   * of units were paid out for `lieuPaise`, and their share of the cost leaves with them.
   */
  scaleHolding(instrument: number, { numerator, denominator }: UnitRatio, units: number, lieuPaise: number): void {
    const scaled = this.quantityOf(instrument) * numerator;
    const wanted = units * denominator * (Math.sign(scaled) || 1);
    // Positions that cancel each other out may leave units behind: they cost what their parts were paid for.
    const cost =
      scaled === 0 ? (units === 0 ? 0 : -this.unitsOfPaise(instrument, lieuPaise)) : this.costOf(instrument, wanted, Math.abs(scaled));
    const costPaise = -this.carry(instrument, units, cost);
    this.post(ACCOUNT.cash, holdingAccount(instrument), costPaise);
    this.post(ACCOUNT.cash, ACCOUNT.realised, lieuPaise - costPaise);
    this.listHeld();
  }

  private costOf(instrument: number, part: number, whole: number): number {
    return multiplyDivideHalfUp(this.holding(instrument, HOLDING.cost), part, whole);
  }

  private unitsOfPaise(instrument: number, paise: number): number {
    return multiplyDivideHalfUp(paise, this.priceScaleOf(instrument), 100);
  }

  /** Received, or below zero paid, on what was held over an ex-date. */
  payDividend(paise: number): void {
    this.post(ACCOUNT.cash, ACCOUNT.dividends, paise);
  }

  /**
   * Charges weigh on equity from the fill on, exactly; they are posted with the contract note. `amounts`: 10⁻⁶ paise, from cell `at` on in the
   * order of CHARGE_ITEMS.
   */
  accrue(segment: NoteSegment, amounts: Float64Array, at: number): void {
    const first = accruedAt(segment);
    let total = this.at(ACCRUED_TOTAL);
    for (let item = 0; item < CHARGE_ITEMS.length; item += 1) {
      const amount = amounts[at + item] ?? Number.NaN;
      this.arena[first + item] = this.at(first + item) + amount;
      total += amount;
    }
    this.arena[ACCRUED_TOTAL] = total;
    invariant(Number.isSafeInteger(this.at(ACCRUED_TOTAL)), 'the charges of a day are a safe integer of micro-paise');
  }

  /** What has accrued in a block of the contract note since it was last cleared. */
  accruedIn(segment: NoteSegment): ChargeAmounts {
    let place = accruedAt(segment);
    return mapCharges(() => this.at(place++) as MicroPaise);
  }

  /** The contract note has come: its charges are paid, and nothing is accrued any more. */
  postCharges(posted: readonly { readonly paise: Readonly<Record<ChargeItem, number>> }[]): void {
    const { items } = this;
    for (const { paise } of posted) {
      writeCharges(paise, items, 0);
      for (let item = 0; item < items.length; item += 1) this.post(CHARGES_AT + item, ACCOUNT.cash, items[item] ?? Number.NaN);
    }
    this.arena.fill(0, ACCOUNTS, ACCRUED_TOTAL + 1);
  }

  /** Cash and holdings at last prices (price units, by instrument), net of the charges accrued. What has no price yet (NaN) stands at cost. */
  equityPaise(lastPrices: ArrayLike<number>): number {
    let paise = this.moneyPaise();
    for (const instrument of this.held) paise += this.marketValue(instrument, lastPrices[instrument] ?? Number.NaN);
    return paise;
  }

  /** As `equityPaise`, at each close of bars that end together: the first of `equity` are written, as many as `count`. */
  markEquity(bars: readonly BarRows[], count: number, equity: Float64Array): void {
    const money = this.moneyPaise();
    for (let bar = 0; bar < count; bar += 1) equity[bar] = money;
    for (const instrument of this.held) {
      const rows = bars.find((each) => each.instrument === instrument);
      invariant(rows !== undefined, `instrument ${instrument} is held and has bars`);
      this.addMarketValues(rows, count, equity);
    }
  }

  private addMarketValues({ instrument, row, candles: { close } }: BarRows, count: number, equity: Float64Array): void {
    const quantity = this.quantityOf(instrument);
    const priceScale = this.priceScaleOf(instrument);
    for (let bar = 0; bar < count; bar += 1)
      equity[bar] = (equity[bar] ?? 0) + paiseOf(quantity * (close[row + bar] ?? Number.NaN), priceScale);
  }

  private moneyPaise(): number {
    const accruedPaise = Math.floor((this.at(ACCRUED_TOTAL) + MICRO_PER_PAISE / 2) / MICRO_PER_PAISE);
    return this.at(ACCOUNT.cash) + this.at(ACCOUNT.clearing) - accruedPaise;
  }

  private marketValue(instrument: number, price: number): number {
    if (Number.isNaN(price)) return this.at(holdingAccount(instrument));
    return paiseOf(this.quantityOf(instrument) * price, this.priceScaleOf(instrument));
  }

  private post(debit: number, credit: number, paise: number): void {
    invariant(Number.isSafeInteger(paise), 'a posting is whole paise');
    this.arena[debit] = this.at(debit) + paise;
    this.arena[credit] = this.at(credit) - paise;
  }

  private contraOf(instrument: number): number {
    return this.holding(instrument, HOLDING.isFuture) === 1 ? ACCOUNT.clearing : ACCOUNT.cash;
  }

  private priceScaleOf(instrument: number): number {
    return this.holding(instrument, HOLDING.priceScale);
  }

  private holding(instrument: number, field: number): number {
    return this.at(HOLDINGS_AT + instrument * HOLDING_FIELDS + field);
  }

  private putHolding(instrument: number, field: number, value: number): void {
    this.arena[HOLDINGS_AT + instrument * HOLDING_FIELDS + field] = value + 0;
  }

  private at(index: number): number {
    return this.arena[index] ?? Number.NaN;
  }

  private listHeld(): void {
    const { held } = this;
    while (held.length > 0) held.pop();
    for (let instrument = 0; instrument < this.instruments; instrument += 1) if (this.quantityOf(instrument) !== 0) held.push(instrument);
  }

  quantityOf(instrument: number): number {
    return this.holding(instrument, HOLDING.quantity);
  }

  /** Average price of what is held, price units; null where nothing is. */
  findAveragePrice(instrument: number): number | null {
    const quantity = this.quantityOf(instrument);
    return quantity === 0 ? null : this.holding(instrument, HOLDING.cost) / quantity;
  }

  /** Debits less credits, paise. */
  balanceOf(account: Account): number {
    return this.at(ACCOUNT[account]);
  }

  chargesOf(item: ChargeItem): number {
    return this.at(chargeAccount(item));
  }

  /** Nothing has been made or lost: all accounts together are zero, and each is whole paise. */
  assertBalanced(): void {
    let sum = 0;
    for (let account = 0; account < ACCOUNTS; account += 1) sum += this.wholePaise(this.at(account));
    for (let instrument = 0; instrument < this.instruments; instrument += 1) sum += this.wholePaise(this.at(holdingAccount(instrument)));
    invariant(sum === 0, `the accounts differ by ${sum} paise`);
  }

  private wholePaise(balance: number): number {
    invariant(Number.isSafeInteger(balance), 'a balance is whole paise');
    return balance;
  }

  snapshot(): Float64Array {
    return this.arena.slice();
  }

  restore(snapshot: Float64Array): void {
    invariant(snapshot.length === this.arena.length, 'a snapshot of another ledger');
    this.arena.set(snapshot);
    this.listHeld();
  }

  digest(): string {
    return sha256Bytes(new Uint8Array(this.arena.buffer));
  }
}
