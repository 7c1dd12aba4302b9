// One position: a group of legs, flat to flat. Each time it is entered is an epoch, and the operands sampled for an epoch are frozen until the
// position is flat.
import { type DeclareField, declareCells } from './cells';
import type { Leg } from './leg';

export const PHASE = { flat: 0, entering: 1, open: 2, exiting: 3 } as const;

const declareField: DeclareField = (index) => ({
  get() {
    return this.cells[this.at + index];
  },
  set(value: number) {
    this.cells[this.at + index] = value + 0;
  },
});

const PositionCells = declareCells(
  [
    // What every price reads and writes stands together, as in a leg.
    /** Profit of the epoch, realised and open, in money units. Strictly between the two no rule about it has anything to do. */
    'profit',
    'profitLow',
    'profitHigh',
    /** Total profit of the run at which the daily loss limit fires; −Infinity without one. */
    'totalLow',
    /** Prices of this instant wait for the other legs' before the rules are asked. */
    'isRuleDue',
    'phase',
    'epoch',
    /** Action that entered, + 1; 0 before the first. */
    'actionPlus1',
    /** 1: with its sides the other way round. */
    'isReversed',
    'legCount',
    /** Lots of the whole group that were ordered, and whether as part of a reversal. */
    'lots',
    'isReversal',
    /** Changes of size and legs in this epoch, lots of the last one's group, and lots that the entry brought: 0 before the first change. */
    'change',
    'gatherLots',
    'entryLots',
    /** What legs made whose place another leg has taken since: money units, and points as `profitPoints` counts them. */
    'carriedProfit',
    'carriedPoints',
    /** Some leg is still on its way in: whether all of them came is not known yet. */
    'isGathering',
    /** First fill of the epoch; 0 before it. */
    'openedUs',
    /** Continuous trading since then, of sessions that have ended, and the open of the present session or the first fill in it. */
    'heldUs',
    'heldFromUs',
    /** Where the rules in money fire. */
    'mtmLow',
    'mtmHigh',
    /** Where the rules in premium fire: in money units of all units of the structure, or of one where the legs are not equally many. */
    'combinedLow',
    'combinedHigh',
    /** Profit from which they count: what legs made that were given up for others. */
    'combinedBase',
    /** Units of the structure; 0 while that is not known, and where the legs are not equally many. */
    'structureUnits',
    /** Profit at which a lock has last stepped, what is locked (at or below it all is closed), and where it steps next. */
    'lockBest',
    'lockFloor',
    'lockAt',
    /** A rule minds a net greek; one of its legs' was unknown when it was last asked, and that was told. */
    'isGreekWatched',
    'isGreekUnknown',
    /** A leg's rules watch another instrument than the leg's own. */
    'isUnderlyingWatched',
    /** Legs that wait to be entered again. */
    'againCount',
    /** Epochs of this session that began to fill: what was rejected or never filled was no entry. */
    'entriesToday',
    /** Sessions begun since that of the entry. */
    'sessionsHeld',
    'reEntriesToday',
    /** Day on which the last epoch ended. */
    'flatDay',
    /** Nothing enters before the next session: a daily loss limit has fired. */
    'isStoppedForDay',
    'lastStopUs',
    /** When an entry was last rejected; 0 before the first. */
    'rejectedUs',
    /** Reason (ordinal + 1) of the first latch of the whole position in this epoch. */
    'groupLatch',
    /** The bundle's own clocks, one after the other up to `armedFromUs`; Infinity where none runs. */
    'entryTimeoutUs',
    /** When a sold leg has been without its cover for as long as it may. */
    'uncoveredUs',
    'exitAtUs',
    'expiryExitUs',
    'exitAfterUs',
    'squareOffUs',
    'expiryUs',
    'armedUntilUs',
    'armedFromUs',
    /** When the prices' age is looked at next. */
    'staleUs',
    /** Enter action that waits: for flat, under the policy `reverse`, or for the next open, + 1. */
    'armedPlus1',
    'isArmedReverse',
    /** Re-enter action that armed it, + 1; 0: an Enter did. */
    'reEnterPlus1',
    'isArmedReversed',
    /** A re-entry waits until what its legs are worth comes to the level: 1 from below, −1 from above, 0: for no price. */
    'armedSide',
    'armedLevel',
    /** Earliest of all clocks, and the one last asked for. */
    'nextUs',
    'timerUs',
  ],
  declareField,
);

export const POSITION_CELLS = PositionCells.size;
export const POSITION_OFFSET = PositionCells.offset;

export class Position extends PositionCells {
  readonly index: number;
  readonly legs: readonly Leg[];
  /** Sampled operands of the epoch, and of the armed action. */
  readonly operands: Float64Array;
  readonly armedOperands: Float64Array;
  private live: readonly Leg[] = [];

  constructor(cells: Float64Array, at: number, index: number, legs: readonly Leg[], operands: Float64Array, armedOperands: Float64Array) {
    super(cells, at);
    this.index = index;
    this.legs = legs;
    this.operands = operands;
    this.armedOperands = armedOperands;
  }

  get isFlat(): boolean {
    return this.phase === PHASE.flat;
  }

  get isExposed(): boolean {
    return this.phase !== PHASE.flat || this.armedPlus1 > 0;
  }

  /** The legs of the present epoch. The same array for as long as they are as many. */
  get liveLegs(): readonly Leg[] {
    if (this.live.length !== this.legCount) this.live = this.legs.slice(0, this.legCount);
    return this.live;
  }

  /** No rule of the bundle waits for a price or a time. */
  clearClocks(): void {
    this.clearMoneyRules();
    this.entryTimeoutUs = Number.POSITIVE_INFINITY;
    this.uncoveredUs = Number.POSITIVE_INFINITY;
    this.exitAtUs = Number.POSITIVE_INFINITY;
    this.expiryExitUs = Number.POSITIVE_INFINITY;
    this.exitAfterUs = Number.POSITIVE_INFINITY;
    this.squareOffUs = Number.POSITIVE_INFINITY;
    this.expiryUs = Number.POSITIVE_INFINITY;
    this.staleUs = Number.POSITIVE_INFINITY;
    this.armedUntilUs = Number.POSITIVE_INFINITY;
    this.armedFromUs = Number.POSITIVE_INFINITY;
    this.nextUs = Number.POSITIVE_INFINITY;
    this.timerUs = Number.POSITIVE_INFINITY;
  }

  /** No rule minds what the position has won or lost, or how it leans. */
  clearMoneyRules(): void {
    this.profitLow = Number.NEGATIVE_INFINITY;
    this.profitHigh = Number.POSITIVE_INFINITY;
    this.totalLow = Number.NEGATIVE_INFINITY;
    this.mtmLow = Number.NEGATIVE_INFINITY;
    this.mtmHigh = Number.POSITIVE_INFINITY;
    this.combinedLow = Number.NEGATIVE_INFINITY;
    this.combinedHigh = Number.POSITIVE_INFINITY;
    this.lockBest = Number.NEGATIVE_INFINITY;
    this.lockFloor = Number.NEGATIVE_INFINITY;
    this.lockAt = Number.POSITIVE_INFINITY;
    this.isGreekWatched = 0;
  }
}
