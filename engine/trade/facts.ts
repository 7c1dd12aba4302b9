// The facts of an instrument's session as the kernel keeps them: in cells, so that a snapshot holds them too.
import { randomKey } from '../number/counter-random';
import { type DeclareField, declareCells } from './cells';
import type { InstrumentFacts } from './instrument-facts';

const declareField: DeclareField = (index) => ({
  get() {
    return this.cells[this.at + index];
  },
  set(value: number) {
    this.cells[this.at + index] = value + 0;
  },
});

const FactCells = declareCells(
  [
    'isKnown',
    'priceScale',
    'lot',
    'tick',
    /** Most units of one order: whole lots within the freeze quantity; Infinity without one. */
    'sliceQuantity',
    'canTrade',
    'canRestStop',
    'openUs',
    'closeUs',
    'squareOffUs',
    'expiryUs',
    /** Trading days left of the contract; Infinity where it does not expire. */
    'sessionsLeft',
    /** What covers what: a number that stands for the underlying, 0 without one; +1 a call, −1 a put, 0 neither; the contract's last day. */
    'underlyingKey',
    'rightSign',
    'lastDay',
  ],
  declareField,
);

export const FACT_CELLS = FactCells.size;

/** 53 bits of a hash: a cell holds no text, and two names that meet in it are not to be feared. */
function keyOf(name: string): number {
  const { first, second } = randomKey(0, 'underlying', name);
  return first * 0x200000 + (second >>> 11);
}

export class Facts extends FactCells {
  /** The key that was last worked out: an instrument keeps its underlying from day to day. */
  private keyed = { name: '', key: 0 };

  load(facts: InstrumentFacts | null): void {
    this.isKnown = facts === null ? 0 : 1;
    if (facts === null) return;
    const { lot, freezeQuantity } = facts;
    this.priceScale = facts.priceScale;
    this.lot = lot;
    this.tick = facts.tick;
    this.sliceQuantity = freezeQuantity === 0 ? Number.POSITIVE_INFINITY : Math.max(lot, Math.floor(freezeQuantity / lot) * lot);
    this.canTrade = facts.canTrade && facts.kind !== 'index' ? 1 : 0;
    this.canRestStop = facts.canRestStop ? 1 : 0;
    this.openUs = facts.sessionOpenUs;
    this.closeUs = facts.sessionCloseUs;
    this.squareOffUs = facts.squareOffUs;
    this.expiryUs = facts.expiryUs ?? Number.POSITIVE_INFINITY;
    this.sessionsLeft = facts.sessionsLeft ?? Number.POSITIVE_INFINITY;
    this.underlyingKey = facts.underlying === null ? 0 : this.keyOf(facts.underlying);
    this.rightSign = facts.right === null ? 0 : facts.right === 'call' ? 1 : -1;
    this.lastDay = facts.lastDay ?? Number.POSITIVE_INFINITY;
  }

  private keyOf(name: string): number {
    if (this.keyed.name !== name) this.keyed = { name, key: keyOf(name) };
    return this.keyed.key;
  }
}

/** Whether the instrument trades at an instant. */
export function isMarketOpen({ openUs, closeUs }: Facts, timeUs: number): boolean {
  return openUs <= timeUs && timeUs < closeUs;
}
