// Where each number of the order book stands in its array: the fields of an order, of an instrument and of the book as a whole, and the codes in
// them. No cell may hold NaN, whose bits are not the same on every machine.

/** What a live order waits for. */
export const MARKET = 0;
/** A market order that its band left unfilled, wholly or in part: it rests at the band's end. */
export const RESTED = 1;
export const LIMIT = 2;
export const STOP = 3;
/** A stop-limit order past its trigger: a limit order from then on. */
export const TRIGGERED = 4;

export const NO_SLOT = -1;
export const BUY = 1;
export const SELL = -1;

/** The band was laid when the order came. */
export const NO_BAND = -1;

/** Volume of which nobody has told us. */
export const UNKNOWN_VOLUME = -1;

export const CASH_OR_FUTURE = 0;
export const OPTION = 1;
export const INDEX = 2;

/** Fields of an order, from its slot. */
export const ORDER = {
  number: 0,
  /** Next slot of the instrument's chain, or of the free list. */
  next: 1,
  instrument: 2,
  position: 3,
  side: 4,
  kind: 5,
  /** Units of the whole order, filled ones included. */
  quantity: 6,
  filled: 7,
  /** Worst price it accepts: a bare market order buys at Infinity and sells at 0. */
  limit: 8,
  /** 0: none. */
  trigger: 9,
  /** When it was placed or last changed. */
  acceptedUs: 10,
  /** The earliest open that may match it. */
  openFromUs: 11,
  draws: 12,
  /** Pass of the running price event in which it was placed or changed; 0: before the event. */
  bornPass: 13,
  /** Where the price stood then, and which way it was going. */
  bornPrice: 14,
  bornDirection: 15,
  /** Last pass of the running price event in which it was tried. */
  triedPass: 16,
  /** Pass of the running bar in which its level is reached. */
  pass: 17,
  /** 1: the bar reaches another order of its position on the other side of the open. */
  isAmbiguous: 18,
  /** Tick data: 1 once a tick could have matched it. */
  isSeen: 19,
  /** Band of a market order that came before the session's first open, percent: it is laid around that open. NO_BAND otherwise. */
  openingBand: 20,
  /** Of an entry: the price at which it was expected to fill when it came. 0 of any other order. */
  expected: 21,
  /** Place in `PRODUCTS`. */
  product: 22,
} as const;
export const ORDER_FIELDS = 23;
export type OrderField = (typeof ORDER)[keyof typeof ORDER];

/** Fields of an instrument: the head of its chain, the state of the running bar, and its session. */
export const INSTRUMENT = {
  head: 0,
  /** Units our fills have taken of the running bar. */
  used: 1,
  /** Latest price matched against; 0 before the first. */
  last: 2,
  /** Tick data: the running minute, its volume, and the volume of the one before (UNKNOWN_VOLUME: none yet). */
  minute: 3,
  minuteVolume: 4,
  priorVolume: 5,
  day: 6,
  openUs: 7,
  closeUs: 8,
  /** CASH_OR_FUTURE, OPTION or INDEX. */
  kind: 9,
  canTrade: 10,
  priceScale: 11,
  tick: 12,
  lot: 13,
  freezeQuantity: 14,
  /** 0 and Infinity where there is no band. */
  bandLow: 15,
  bandHigh: 16,
  hasVolume: 17,
  /** A price strictly between them moves no order. */
  watchLow: 18,
  watchHigh: 19,
} as const;
export const INSTRUMENT_FIELDS = 20;
export type InstrumentField = (typeof INSTRUMENT)[keyof typeof INSTRUMENT];

/** Fields of the book as a whole. */
export const BOOK = { free: 0, live: 1, ambiguousBars: 2, lastOpenUs: 3, second: 4, ordersThisSecond: 5 } as const;
export const BOOK_FIELDS = 6;
export type BookField = (typeof BOOK)[keyof typeof BOOK];

/** Passes of a price event. An open or a tick has the first alone; a bar has all four, in this order. */
export const IDLE = 0;
export const AT_OPEN = 1;
/** What the bar reaches first; all of it where it does not say. */
export const FIRST = 2;
/** What it reaches on the other side of its open. */
export const SECOND = 3;
export const AT_CLOSE = 4;
