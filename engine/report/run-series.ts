// What a run leaves behind for its report: two equity curves and the closed trades, all money in integer paise.
// The statistics of engine/report are functions of this and of nothing else.
import { invariant } from '../../dsl/types/invariant';

/** One leg of a structure, from its first fill to its last. */
export interface TradeLeg {
  readonly instrument: string;
  /** Units that went in; below zero sold. Not whole where a corporate action left parts of a unit. */
  readonly quantity: number;
  /** Average fill prices in price units. */
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly priceScale: number;
  readonly grossPaise: number;
}

/** A round trip, flat to flat; a structure of several legs is one trade of direction `multi`. */
export interface ClosedTrade {
  readonly id: string;
  /** Ordinal of the program's position that held it. */
  readonly position: number;
  readonly direction: 'long' | 'short' | 'multi';
  readonly instrument: string;
  /** Of a structure, in the order in which they were filled; empty of a trade in one instrument. */
  readonly legs: readonly TradeLeg[];
  readonly entryUs: number;
  readonly exitUs: number;
  /** Units (shares), above zero. */
  readonly quantity: number;
  /** Average fill prices in price units; of a structure its net premium per unit, which may be negative. */
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** Price units to the rupee. */
  readonly priceScale: number;
  readonly grossPaise: number;
  readonly chargesPaise: number;
  /** Gross less charges. */
  readonly netPaise: number;
  /** Distance from entry to stop times quantity, as known at entry; null where no stop had a price then. */
  readonly riskPaise: number | null;
  /** Worst and best result while open, before charges: magnitudes, never negative. Of several legs where all that are held traded in one minute. */
  readonly maePaise: number;
  readonly mfePaise: number;
  readonly barsHeld: number;
  readonly minutesHeld: number;
  readonly exitReason: string;
  /** Stop and target both lay inside one bar and no finer data told which came first. */
  readonly ambiguous: boolean;
}

export interface RunSeries {
  readonly startPaise: number;
  /** Equity at each sealed minute, net of the charges accrued so far. `minute` is the Unix minute at which the sealed bar opened. */
  readonly equity: { readonly minute: Int32Array; readonly equityPaise: Float64Array };
  /** Equity at each session's end, charges as posted, sessions without a trade included. `day` is the IST day number. */
  readonly daily: { readonly day: Int32Array; readonly equityPaise: Float64Array };
  /** Ascending by exit, then by id. */
  readonly trades: readonly ClosedTrade[];
  /** Sessions of the sample per calendar year: what daily figures are annualised with. */
  readonly sessionsPerYear: number;
}

/** Holds the promises above; a broken one is a bug of the run, never of the strategy. */
export function assertRunSeries(run: RunSeries): void {
  invariant(Number.isSafeInteger(run.startPaise) && run.startPaise > 0, 'a run starts with money');
  invariant(run.sessionsPerYear > 0 && run.sessionsPerYear <= 366, 'sessions per year lie between 0 and 366');
  assertCurve('equity', run.equity.minute, run.equity.equityPaise);
  assertCurve('daily', run.daily.day, run.daily.equityPaise);
  let before: ClosedTrade | null = null;
  for (const trade of run.trades) {
    assertTrade(trade);
    invariant(before === null || compareByExit(before, trade) < 0, `trade ${trade.id} stands out of order`);
    before = trade;
  }
}

export function compareByExit(left: ClosedTrade, right: ClosedTrade): number {
  if (left.exitUs !== right.exitUs) return left.exitUs - right.exitUs;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function assertCurve(name: string, time: Int32Array, equityPaise: Float64Array): void {
  invariant(time.length === equityPaise.length, `${name}: as many values as times`);
  let last = Number.NEGATIVE_INFINITY;
  for (const at of time) {
    invariant(at > last, `${name}: times ascend strictly`);
    last = at;
  }
  for (const paise of equityPaise) invariant(Number.isSafeInteger(paise), `${name}: equity is integer paise`);
}

function assertTrade(trade: ClosedTrade): void {
  invariant(trade.exitUs >= trade.entryUs, `trade ${trade.id} ends before it begins`);
  invariant(trade.quantity > 0 && trade.priceScale > 0, `trade ${trade.id} has a quantity and a price scale`);
  invariant(trade.netPaise === trade.grossPaise - trade.chargesPaise, `trade ${trade.id}: net is gross less charges`);
  invariant(trade.maePaise >= 0 && trade.mfePaise >= 0, `trade ${trade.id}: excursions are magnitudes`);
  invariant(trade.riskPaise === null || trade.riskPaise > 0, `trade ${trade.id}: a known risk is above zero`);
}
