// The cells that belong to no position: counters of the run, the day's starting point, switches, and the facts of each instrument's session.
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

const RunCells = declareCells(
  [
    'nowUs',
    'day',
    /** Number of the next order. */
    'nextOrder',
    /** Money units to the rupee: the largest price scale seen at the first session. */
    'moneyScale',
    /** Profit of the run, realised and open, before charges, money units; and what it was when the day began. */
    'totalProfit',
    'dayStartProfit',
    /** Positions that are not flat or wait to be entered. */
    'exposedCount',
    /** Positions whose rules wait for the end of the instant. */
    'rulesDue',
    'nextTimerUs',
    /** When an order last filled at the open of a bar: what is decided at that instant is decided on that open. */
    'openFillUs',
    /** Re-entries that wait for a price. */
    'watchedCount',
    'isPaused',
    'isKilled',
  ],
  declareField,
);

export const RUN_CELLS = RunCells.size;
export const RUN_OFFSET = RunCells.offset;
export class RunState extends RunCells {}

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
    this.canTrade = facts.canTrade && facts.segment !== 'index' ? 1 : 0;
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
