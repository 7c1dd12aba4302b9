// One leg of a position, flat to flat: what it holds, what it paid, where its stop stands, and its exit latch. It is data alone: what happens to
// a leg is in the files named for it. Where a cell names an action, an order or a leg, it holds the number + 1, so that 0 can mean none.
import { type DeclareField, declareCells } from './cells';
import type { OrderRow } from './order-row';

const declareField: DeclareField = (index) => ({
  get() {
    return this.cells[this.at + index];
  },
  set(value: number) {
    this.cells[this.at + index] = value + 0;
  },
});

const LegCells = declareCells(
  [
    // What every price reads and writes stands together: a leg comes from memory by the line.
    /** −1: the slot is idle. */
    'instrument',
    /** Units held, signed: the sum of all fills of the epoch. */
    'quantity',
    /** Money units of one price unit of one share: with them every profit is a whole number. */
    'unitValue',
    /** Last good price and when it was seen. */
    'last',
    'lastUs',
    /** A price strictly inside calls for nothing. ±Infinity where nothing waits. */
    'watchLow',
    'watchHigh',
    /** +1: a long leg, −1: a short one; and its lots in one lot of the group. */
    'sign',
    'ratio',
    /** Money in less money out of those fills and of corporate actions, in price units × quantity × `unitValue`. */
    'cash',
    /** Units ordered, whatever came of them; and units of the whole leg, of which its share of the group is taken. As units counted at the entry. */
    'orderedQuantity',
    'fullQuantity',
    /** Its place among the legs that it was drawn with: those of the Enter, or of the action (+ 1; 0: none) that added it; and in which change. */
    'planPlace',
    'addedByPlus1',
    'addedInChange',
    /** The chain it is chosen from, −1 where it is no option, and the numbers of its strike rule as they were sampled for it. */
    'chain',
    'strikeValue',
    'strikeTo',
    /** The leg (+ 1; 0: none) that it stands in for, and the one that stands in for it. What is given up is on its way out; its share is the other's. */
    'replacesPlus1',
    'replacedByPlus1',
    /** It comes in before the leg goes that it stands in for. Otherwise as many lots come as have gone. */
    'isOpenFirst',
    /** Change of the epoch that ordered it last (0: the entry), the action (+ 1) of that change, and how often it had been entered again by then. */
    'change',
    'orderedByPlus1',
    'livesBefore',
    /** Units ordered whose order has not left: they wait for cover, for the next slice, or for another try. */
    'unsent',
    /** Nothing of them leaves before; Infinity: no clock holds them. */
    'sendUs',
    /** Orders of the way in that were lost and sent again, and why the last one was lost: ordinal in LEG_LOSSES. */
    'retries',
    'lossOrdinal',
    /** It cannot be had, and the group has been dealt with. */
    'isFailed',
    /** When limit entries go a step towards the market. */
    'entryChaseUs',
    /** What one unit at the entry has become since, by splits and bonuses: so many units for so many. */
    'numerator',
    'denominator',
    /** Units entered as they count now, in parts of a unit: `denominator` to one. */
    'enteredParts',
    /** Sum of price × parts over the entry fills: the average is exact as a pair. */
    'enteredValue',
    /** Trigger of the leg's stop, 0 without one; resting at the venue or monitored. */
    'stop',
    /** Best price in favour at which a trail has stepped. */
    'best',
    /** Price at which a trail steps next; ±Infinity without one. */
    'trailAt',
    /** Monitored target, 0 without one. */
    'target',
    /** 1: another leg was stopped, and this one's stop stands at its average or better. */
    'isToCost',
    /** Units of the structure that the leg was entered for; 0 before that is known. */
    'structureUnits',
    /** Instrument that the rules about the underlying watch, and its last price and when it was seen; +1: the leg gains when it rises, −1: when it falls, 0: no rule minds. */
    'underlying',
    'underlyingLast',
    'underlyingUs',
    'gains',
    /** Prices of the underlying at or below, at or above which those rules fire. ±Infinity without one. */
    'underlyingStopLow',
    'underlyingStopHigh',
    'underlyingTargetLow',
    'underlyingTargetHigh',
    /** A price of the underlying strictly inside calls for nothing. */
    'underlyingLow',
    'underlyingHigh',
    /** Leg stop that the venue refused to hold: how often, and whether it is refused now. */
    'stopRefusals',
    'isStopRefused',
    /** Ordinal + 1 in RISK_PRIORITY of the reason that took the exit latch; 0: open. */
    'latch',
    /** The strongest reason since; never weaker than the latch's. */
    'urgency',
    /** The latch takes all that is held and all that may still come; otherwise `takeLeft` units. */
    'isAllOut',
    'takeLeft',
    /** On its way out, and not before the sold legs that it covers are bought back. */
    'isHeldBack',
    /** When that was decided, if on an open of that instant: it meets none of the same instant. */
    'onOpenUs',
    /** Held back until now: its orders meet the prices that let it go. */
    'hasWaited',
    /** Counts the prices the exit was given: an exit order of an older count is to be priced anew. */
    'pricing',
    'isFullBand',
    /** False after a refusal, until the chase ladder allows another attempt. */
    'mayPlace',
    'chaseSteps',
    'chaseUs',
    'isUnfilledTold',
    'staleToldUs',
    /** Closed within this epoch: nothing held, nothing working. */
    'isClosed',
    /** How often the leg has been entered again in this epoch. */
    'life',
    /** What its next entry waits for (AGAIN), from which side the price comes to the level (1 from below), and until when. */
    'again',
    'againSide',
    'againLevel',
    'againUntilUs',
    'isAgainReversed',
    /** 1: in a contract chosen once more by the leg's rule. */
    'isAgainAnew',
    /** 1: it was armed by a target and not by a stop. */
    'isAgainAfterTarget',
    /** Entries again of the session, after stops and after targets. */
    'stopReEntries',
    'targetReEntries',
  ],
  declareField,
);

/** `due`: it goes when the event at hand is done with. */
export const AGAIN = { none: 0, waiting: 1, due: 2 } as const;

export const LEG_CELLS = LegCells.size;
export const LEG_OFFSET = LegCells.offset;

export class Leg extends LegCells {
  readonly index: number;
  /** Slices of the way in. */
  readonly entries: readonly OrderRow[];
  /** Slices of the way out: resting stops, and the exits that they become. */
  readonly exits: readonly OrderRow[];

  constructor(cells: Float64Array, at: number, index: number, entries: readonly OrderRow[], exits: readonly OrderRow[]) {
    super(cells, at);
    this.index = index;
    this.entries = entries;
    this.exits = exits;
  }

  clear(): void {
    for (let cell = this.at; cell < this.at + LEG_CELLS; cell += 1) this.cells[cell] = 0;
  }

  get held(): number {
    return Math.abs(this.quantity);
  }

  /** Average entry fill, price units; without charges. */
  get average(): number {
    return this.enteredValue / this.enteredParts;
  }

  get enteredQuantity(): number {
    return this.enteredParts / this.denominator;
  }

  /** What the entries cost, in price units × quantity. */
  get cost(): number {
    return this.enteredValue / this.denominator;
  }

  /** Realised and open together. */
  get profit(): number {
    return this.cash + this.quantity * this.last * this.unitValue;
  }

  get isInUse(): boolean {
    return this.instrument >= 0;
  }

  /** It came by an action that adds legs, or stands in for one that did. */
  get isAdded(): boolean {
    return this.addedByPlus1 > 0;
  }

  /** It takes the place of another leg, which is given up. */
  get isStandIn(): boolean {
    return this.replacesPlus1 > 0;
  }

  /** Another leg stands in for it. */
  get isGivenUp(): boolean {
    return this.replacedByPlus1 > 0;
  }

  get isLatched(): boolean {
    return this.latch > 0;
  }

  get isEntering(): boolean {
    return hasWorking(this.entries);
  }

  /** Nothing is held and nothing can fill any more. */
  get isSpent(): boolean {
    return this.quantity === 0 && this.unsent === 0 && !this.isEntering && !hasWorking(this.exits);
  }

  /** Units entered, as they counted at the entry. */
  get enteredAsOrdered(): number {
    return this.enteredParts / this.numerator;
  }

  /** Units held, as they counted at the entry. */
  get heldAsOrdered(): number {
    return (this.held * this.denominator) / this.numerator;
  }

  /** Nothing more of it will come. */
  get isEntryOver(): boolean {
    return this.unsent === 0 && !this.isEntering;
  }

  /** What has not left never will: exits, time-outs and nights end the way in. */
  dropUnsent(): void {
    this.unsent = 0;
    this.sendUs = Number.POSITIVE_INFINITY;
    this.entryChaseUs = Number.POSITIVE_INFINITY;
  }
}

function hasWorking(orders: readonly OrderRow[]): boolean {
  for (const order of orders) {
    if (order.isUnused) return false;
    if (order.isWorking) return true;
  }
  return false;
}
