// One leg of an epoch: what it holds, what it has paid and taken, and the risk its first stop left. Sums of price × quantity are whole
// numbers and turn into paise at the end.
import { multiplyDivideHalfUp } from '../number/round-half-up';
import type { Product } from './charge-class';
import { paiseOf } from './paise-of';

export interface LegFacts {
  readonly leg: number;
  /** Index of the program's instrument, and the contract that it is. */
  readonly instrument: number;
  readonly id: string;
  readonly product: Product;
  readonly priceScale: number;
}

const PAISE_PER_RUPEE = 100;

export class EpochLeg {
  readonly facts: LegFacts;
  /** Units held, below zero when short. */
  quantity = 0;
  /** +1: a long leg, −1: a short one. */
  sign = 0;
  enteredQuantity = 0;
  /** Sums of price × units over the ways in and out. */
  enteredValue = 0;
  exitedValue = 0;
  last = 0;
  lastFillUs = 0;
  /** Null until a stop had a price. */
  riskPaise: number | null = null;
  /** Where the stop stands; null until there is one. */
  stopPrice: number | null = null;
  /** Paid out in cash for parts of a unit. */
  private lieuPaise = 0;

  constructor(facts: LegFacts) {
    this.facts = facts;
  }

  fill(quantity: number, price: number, timeUs: number): void {
    if (this.sign === 0) this.sign = Math.sign(quantity);
    const units = Math.abs(quantity);
    if (quantity * this.sign > 0) {
      this.enteredQuantity += units;
      this.enteredValue += price * units;
    } else this.exitedValue += price * units;
    this.quantity += quantity;
    this.last = price;
    this.lastFillUs = timeUs;
  }

  /** Realised and open together, were the price this. */
  resultPaise(price: number): number {
    return (this.cashValue + this.quantity * price) * (PAISE_PER_RUPEE / this.facts.priceScale) + this.lieuPaise;
  }

  /** Of what is held, at its last price. */
  get unrealisedPaise(): number {
    const cost = multiplyDivideHalfUp(this.enteredValue, Math.abs(this.quantity), this.enteredQuantity);
    return paiseOf(this.quantity * this.last - this.sign * cost, this.facts.priceScale);
  }

  /** Money in less money out. */
  get cashPaise(): number {
    return paiseOf(this.cashValue, this.facts.priceScale) + this.lieuPaise;
  }

  private get cashValue(): number {
    return this.sign * (this.exitedValue - this.enteredValue);
  }

  /** The first stop on the losing side of the average entry is the risk taken. */
  noteStop(stopPrice: number): void {
    this.stopPrice = stopPrice;
    if (this.riskPaise !== null || this.enteredQuantity === 0) return;
    const risk = paiseOf(this.sign * (this.enteredValue - stopPrice * this.enteredQuantity), this.facts.priceScale);
    if (risk > 0) this.riskPaise = risk;
  }

  /** A split, bonus or consolidation: `numerator` units for each `denominator`. Returns what parts of a unit bring at `price`, paise. */
  scale(numerator: number, denominator: number, price: number): number {
    const scaled = this.quantity * numerator;
    const parts = scaled % denominator;
    const lieuPaise = paiseOf(multiplyDivideHalfUp(parts, price, denominator), this.facts.priceScale);
    this.quantity = (scaled - parts) / denominator;
    this.enteredQuantity = Math.trunc((this.enteredQuantity * numerator) / denominator);
    this.last = (this.last * denominator) / numerator;
    if (this.stopPrice !== null) this.stopPrice = (this.stopPrice * denominator) / numerator;
    this.lieuPaise += lieuPaise;
    return lieuPaise;
  }
}
