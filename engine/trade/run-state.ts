// What belongs to no position: the counters of the run, the day's starting point, and the switches.
import { type DeclareField, declareCells } from './cells';

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
