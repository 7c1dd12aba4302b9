// What the page's script is given, as JSON: columns packed by `pack-integers`, dictionaries of texts, nothing twice. Written by the server,
// read in the browser.

/** Base64 of zigzag varints. */
export type Packed = string;

export interface PackedCandles {
  /** Minutes from one bar to the next, as stored. */
  readonly stepMinutes: number;
  readonly count: number;
  /** Price units that all prices are multiples of. */
  readonly unit: number;
  /** Unix minute less that of the bar before and one step. */
  readonly minute: Packed;
  /** Open less the close before; high and low as their reach beyond open and close; close less open; all in `unit`. */
  readonly open: Packed;
  readonly high: Packed;
  readonly low: Packed;
  readonly close: Packed;
}

export interface PageMarkers {
  readonly count: number;
  /** Unix minute, as differences. */
  readonly minute: Packed;
  /** Price units. */
  readonly price: Packed;
  /** 1: a buy. */
  readonly isBuy: Packed;
  /** 1: closes what an earlier fill opened. */
  readonly isExit: Packed;
  readonly leg: Packed;
}

export interface PageStops {
  readonly count: number;
  /** Index of the trade, as differences. */
  readonly trade: Packed;
  readonly minute: Packed;
  readonly price: Packed;
}

export interface PageInstrument {
  readonly id: string;
  /** As people say it. */
  readonly name: string;
  /** An option, offered below what is no option. */
  readonly isContract: boolean;
  /** What its bars are, where no market made them: `synthetic`, `modelled`, `partly modelled`; else nothing. */
  readonly origin: string;
  readonly priceScale: number;
  /** Bar length of the smallest bars, as people say it. */
  readonly timeframe: string;
  /** All sessions of the run, in bars of the smallest length: first minute (differences) and number of bars. */
  readonly sessions: { readonly count: number; readonly firstMinute: Packed; readonly bars: Packed };
  readonly stepMinutes: number;
  /** The whole run; the smallest bars themselves where they fit. */
  readonly whole: PackedCandles;
  readonly wholeTimeframe: string;
  /** Smallest bars of some whole sessions; null where `whole` has them all. */
  readonly detail: PackedCandles | null;
  readonly markers: PageMarkers;
  readonly stops: PageStops;
}

/** Legs of the trades that have several, one trade after the other. */
export interface PageLegs {
  /** By trade; 0 of a trade in one instrument. */
  readonly count: Packed;
  /** Index into the names. */
  readonly name: Packed;
  /** Units; below zero sold. */
  readonly quantity: Packed;
  /** Price units times 100. */
  readonly entryPrice: Packed;
  readonly exitPrice: Packed;
  readonly priceScale: Packed;
  readonly grossPaise: Packed;
  /** One more than the place of its bars among the instruments; 0 where they are not in the page. */
  readonly chart: Packed;
  /** Paise; 0 of what is no option. */
  readonly strike: Packed;
  readonly total: number;
  readonly names: readonly string[];
}

export interface PageTrades {
  readonly legs: PageLegs;
  readonly count: number;
  /** Trades of the run, of which `count` are here. */
  readonly total: number;
  readonly instruments: readonly string[];
  readonly reasons: readonly string[];
  readonly instrument: Packed;
  readonly reason: Packed;
  /** 0 long, 1 short, 2 of several legs. */
  readonly direction: Packed;
  readonly quantity: Packed;
  /** Unix minutes; entry as differences, exit as time after entry. */
  readonly entryMinute: Packed;
  readonly heldMinutes: Packed;
  /** Price units times 100: averages are not whole. */
  readonly entryPrice: Packed;
  readonly exitPrice: Packed;
  readonly priceScale: Packed;
  readonly grossPaise: Packed;
  readonly chargesPaise: Packed;
  /** 0 where the risk was not known. */
  readonly riskPaise: Packed;
  readonly maePaise: Packed;
  readonly mfePaise: Packed;
  readonly isAmbiguous: Packed;
  /** One more than the place among the instruments at which the trade is shown: its own bars, of several legs the underlying's; 0: none. */
  readonly chart: Packed;
}

export interface PageData {
  readonly startPaise: number;
  readonly daily: {
    readonly count: number;
    /** IST day numbers, equity and benchmark in paise, all as differences. */
    readonly day: Packed;
    readonly equity: Packed;
    readonly benchmark: Packed | null;
    readonly benchmarkName: string;
  };
  readonly instruments: readonly PageInstrument[];
  readonly trades: PageTrades;
}
