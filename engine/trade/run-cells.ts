// The cells that belong to no position: counters of the run, the day's starting point, switches, and the facts of each instrument's session.
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
  ],
  declareField,
);

export const FACT_CELLS = FactCells.size;

export class Facts extends FactCells {
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
  }
}
