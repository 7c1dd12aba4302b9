// One leg of an epoch: what it holds, what it has paid and taken in, and the risk that its first stop left. Sums of price × quantity are whole
// numbers and become paise at the end; splits are kept as a pair of whole numbers, so that nothing is rounded on the way.
import type { Product } from '../events';
import type { UnitRatio } from '../market/corporate-action';
import { MICRO_PER_PAISE, type MicroPaise } from '../market/micro-paise';
import { PAISE_PER_RUPEE } from '../market/paise';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import { paiseOf } from './paise-of';

export interface LegFacts {
  readonly leg: number;
  /** Index of the program's instrument, and the contract that it is. */
  readonly instrument: number;
  readonly id: string;
  readonly product: Product;
  readonly priceScale: number;
}

export class EpochLeg {
  readonly facts: LegFacts;
  /** Units held, below zero when short. */
  quantity = 0;
  /** +1: a long leg, −1: a short one. */
  sign = 0;
  /** Units entered as they count now, in parts of a unit: `partsPerUnit` to one. */
  private enteredParts = 0;
  private partsPerUnit = 1;
  /** Sums of price × units over the ways in and out. */
  enteredValue = 0;
  exitedValue = 0;
  last = 0;
  /** A bar of it ended at the instant whose bars are being marked. */
  isMarked = false;
  lastFillUs = 0;
  /** Null until a stop had a price. */
  riskPaise: number | null = null;
  /** Where the stop stands; null until there is one. */
  stopPrice: number | null = null;
  /** Brought by corporate actions: dividends, and what was paid out for parts of a unit. */
  private actionsPaise = 0;
  /** Price units × units that parts of units brought. */
  private lieuValue = 0;

  constructor(facts: LegFacts) {
    this.facts = facts;
  }

  fill(quantity: number, price: number, timeUs: number): void {
    if (this.sign === 0) this.sign = Math.sign(quantity);
    const units = Math.abs(quantity);
    if (quantity * this.sign > 0) {
      this.enteredParts += units * this.partsPerUnit;
      this.enteredValue += price * units;
    } else this.exitedValue += price * units;
    this.quantity += quantity;
    this.last = price;
    this.lastFillUs = timeUs;
  }

  /** A bar of it has ended. */
  mark(price: number): void {
    this.last = price;
    this.isMarked = true;
  }

  /** Everything that was entered has left. */
  get isDone(): boolean {
    return this.quantity === 0 && this.sign !== 0;
  }

  /** Realised and open together, were the price this. */
  resultPaise(price: number): number {
    return (this.cashValue + this.quantity * price) * (PAISE_PER_RUPEE / this.facts.priceScale) + this.actionsPaise;
  }

  /** Of what is held, at its last price. */
  get unrealisedPaise(): number {
    const cost = multiplyDivideHalfUp(this.enteredValue, Math.abs(this.quantity), this.enteredQuantity);
    return paiseOf(this.quantity * this.last - this.sign * cost, this.facts.priceScale);
  }

  /** Money in less money out. */
  get cashPaise(): number {
    return paiseOf(this.cashValue, this.facts.priceScale) + this.actionsPaise;
  }

  private get cashValue(): number {
    return this.sign * (this.exitedValue - this.enteredValue);
  }

  /** The first stop on the losing side of the average entry is the risk taken. */
  noteStop(stopPrice: number): void {
    this.stopPrice = stopPrice;
    if (this.riskPaise !== null || this.enteredParts === 0) return;
    const { enteredValue, enteredParts, partsPerUnit, sign } = this;
    const left = multiplyDivideHalfUp(stopPrice, enteredParts, partsPerUnit);
    const risk = paiseOf(sign * (enteredValue - left), this.facts.priceScale);
    if (risk > 0) this.riskPaise = risk;
  }

  /** Not whole where parts of a unit have been paid out. */
  get enteredQuantity(): number {
    return this.enteredParts / this.partsPerUnit;
  }

  /** Price units × units of all that left, parts of units included. */
  get leftValue(): number {
    return this.exitedValue + this.sign * this.lieuValue;
  }

  /** A split, bonus or consolidation. Returns what parts of a unit bring at `price`, paise. */
  changeUnits({ numerator, denominator }: UnitRatio, price: number): number {
    const scaled = this.quantity * numerator;
    const parts = scaled % denominator;
    const lieu = multiplyDivideHalfUp(parts, price, denominator);
    const lieuPaise = paiseOf(lieu, this.facts.priceScale);
    this.quantity = (scaled - parts) / denominator;
    this.enteredParts *= numerator;
    this.partsPerUnit *= denominator;
    this.last = (this.last * denominator) / numerator;
    if (this.stopPrice !== null) this.stopPrice = (this.stopPrice * denominator) / numerator;
    this.lieuValue += lieu;
    this.actionsPaise += lieuPaise;
    return lieuPaise;
  }

  /** Returns what it brings, paise. Until it trades, a unit is worth so much less. */
  payDividend(perUnit: MicroPaise): number {
    const paise = multiplyDivideHalfUp(this.quantity, perUnit, MICRO_PER_PAISE);
    this.actionsPaise += paise;
    this.last -= (perUnit / MICRO_PER_PAISE) * (this.facts.priceScale / PAISE_PER_RUPEE);
    return paise;
  }
}
