// The rows of every clock of a plan, made from history: sealed bars by the one aggregator, instants of the day from the calendar, trades
// from the tape. What bars and the calendar bring is released a grace after its time where trades arrive one by one. Sessions are numbered in order over the whole run, so that the age of a daily value counts sessions and not holidays.
import type { ProgramClock } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import { isIntraday, parseTimeframe, type Timeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { aggregateCandles } from '../bars/aggregate-candles';
import { findWindow, type SessionLookup } from '../bars/session-windows';
import type { TickTape } from '../bars/tick-tape';
import { type Candles, istDayOf, type PriceColumn, priceColumnLike } from '../market/candles';
import type { CorporateAction } from '../market/corporate-action';
import { lowerBound } from '../number/lower-bound';
import type { ClockRows } from '../ops/kernel';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { erasOf, type WithEras } from './contract-era';

/** Of one contract; where a rule chooses contracts, `candles` are the bars of each in the sessions in which it was chosen. */
export interface InstrumentHistory<Prices extends PriceColumn = PriceColumn> extends WithEras<InstrumentHistory> {
  /** As traded. */
  readonly candles: Candles<Prices>;
  readonly sessions: SessionLookup;
  /** Its recorded trades; where they are absent, opens and closes of its bars stand for them. */
  readonly tape?: TickTape;
  /** In order of effect; only of candles that are raw. */
  readonly actions?: readonly CorporateAction[];
}

/** Clocks of the market, not of a position. */
export type MarketClock = Exclude<ProgramClock, { readonly kind: 'position' }>;

/** Days on which any instrument of the run has rows, ascending: a session's number is its place here. */
export function listSessionDays(histories: readonly InstrumentHistory[]): Int32Array {
  const days = new Set<number>();
  for (const { candles } of histories.flatMap(erasOf).flatMap(({ contract }) => contract ?? [])) {
    for (let row = 0; row < candles.count; ) {
      const day = istDayOf(candles.minute[row]);
      days.add(day);
      row = lowerBound(candles.minute, istMinute(day + 1, 0), row);
    }
  }
  return Int32Array.from(days).sort();
}

/** `releaseUs`: how long after their end bars and instants of the day are released. */
export function buildClockRows(clock: MarketClock, history: InstrumentHistory, days: Int32Array, releaseUs = 0): ClockRows {
  switch (clock.kind) {
    case 'bar':
      return barRows(history, clock.timeframe, days, releaseUs);
    case 'time':
      return timeRows(history, days, releaseUs, (open, close, midnight) => [
        instantOf(clock.from, minutesOf(clock.minutes), open, close, midnight),
      ]);
    case 'every':
      return everyRows(history, days, clock.seconds, releaseUs);
    case 'tick':
      return history.tape === undefined ? printRows(history, days) : tradeRows(history, history.tape, days, clock.gapMs * US_PER_MS);
  }
}

const US_PER_MS = 1_000;
/** A decision on a trade comes after it. */
const AFTER_TRADE_US = 1;

function minutesOf(minutes: number | { readonly param: number }): number {
  return typeof minutes === 'number' ? minutes : Number.NaN;
}

/** Minutes from the close count back from it. */
function instantOf(from: 'midnight' | 'open' | 'close', minutes: number, open: number, close: number, midnight: number): number {
  switch (from) {
    case 'midnight':
      return midnight + minutes;
    case 'open':
      return open + minutes;
    case 'close':
      return close - Math.abs(minutes);
  }
}

function barRows(history: InstrumentHistory, timeframe: Timeframe, days: Int32Array, releaseUs: number): ClockRows {
  const { bars, sealMinute } = sealedBars(history, timeframe);
  const timeUs = releaseTimes(sealMinute, releaseUs);
  return clockRows(timeUs, sessionColumns(timeUs, bars.minute, days, history.sessions), bars);
}

function releaseTimes(sealMinute: Int32Array, releaseUs: number): Float64Array {
  const timeUs = new Float64Array(sealMinute.length);
  for (let row = 0; row < timeUs.length; row++) timeUs[row] = sealMinute[row] * US_PER_MINUTE + releaseUs;
  return timeUs;
}

/** Rows are made here alone, field by field: what is made by a spread has a hidden class of its own, for which every kernel is compiled anew. */
function clockRows(timeUs: Float64Array, sessions: SessionColumns, bars: PriceColumns): ClockRows {
  const { session, sessionOpenMinute, sessionCloseMinute } = sessions;
  const { open, high, low, close, volume, openInterest } = bars;
  return { timeUs, session, sessionOpenMinute, sessionCloseMinute, open, high, low, close, volume, openInterest };
}

type SessionColumns = Pick<ClockRows, 'session' | 'sessionOpenMinute' | 'sessionCloseMinute'>;
type PriceColumns = Omit<ClockRows, 'timeUs' | keyof SessionColumns>;

interface SealedBars {
  readonly bars: Candles<PriceColumn>;
  readonly sealMinute: Int32Array;
}

function sealedBars({ candles, sessions }: InstrumentHistory, timeframe: Timeframe): SealedBars {
  const own = candles.timeframe === timeframe && isIntraday(timeframe) ? sealMinutes(candles, sessions, timeframeMinutes(timeframe)) : null;
  if (own !== null) return { bars: candles, sealMinute: own };
  const bars = aggregateCandles(candles, timeframe, sessions, Number.MAX_SAFE_INTEGER);
  return { bars, sealMinute: bars.sealMinute };
}

/** The bars that a history is kept in. */
function ownBars(history: InstrumentHistory): SealedBars {
  const timeframe = parseTimeframe(history.candles.timeframe);
  invariant(timeframe !== null, `candles of ${history.candles.instrument} have a timeframe`);
  return sealedBars(history, timeframe);
}

/** The minutes at which the instrument's own bars seal; null where the aggregator would leave some out or cut them short. */
function sealMinutes(candles: Candles<PriceColumn>, sessions: SessionLookup, span: number): Int32Array | null {
  const { minute, count } = candles;
  for (let row = 0; row < count; ) {
    const window = findWindow(sessions(istDayOf(minute[row])), minute[row]);
    if (window === null) return null;
    const end = lowerBound(minute, window.closeMinute, row);
    if (minute[end - 1] + span > window.closeMinute || !isOnGrid(minute, row, end, window.openMinute, span)) return null;
    row = end;
  }
  const sealMinute = new Int32Array(count);
  for (let row = 0; row < count; row++) sealMinute[row] = minute[row] + span;
  return sealMinute;
}

function isOnGrid(minute: Int32Array, from: number, to: number, open: number, span: number): boolean {
  if (span === 1) return true;
  for (let row = from; row < to; row++) if ((minute[row] - open) % span !== 0) return false;
  return true;
}

/** Session number and continuous trading of each row, by the day on which its bar opened (for longer bars: sealed). */
function sessionColumns(timeUs: Float64Array, minute: Int32Array, days: Int32Array, sessions: SessionLookup): SessionColumns {
  const session = new Int32Array(timeUs.length);
  const sessionOpenMinute = new Int32Array(timeUs.length);
  const sessionCloseMinute = new Int32Array(timeUs.length);
  let number = 0;
  for (let row = 0, end = 0; row < timeUs.length; row = end) {
    const day = istDayOf(Math.max(minute[row], timeUs[row] / US_PER_MINUTE - 1));
    const nextMidnight = istMinute(day + 1, 0);
    end = Math.min(lowerBound(minute, nextMidnight, row), lowerBound(timeUs, (nextMidnight + 1) * US_PER_MINUTE, row));
    while (number < days.length - 1 && days[number] < day) number++;
    const windows = sessions(day);
    session.fill(number, row, end);
    sessionOpenMinute.fill(windows.length === 0 ? minute[row] : windows[0].openMinute, row, end);
    sessionCloseMinute.fill(windows.length === 0 ? timeUs[row] / US_PER_MINUTE : windows[windows.length - 1].closeMinute, row, end);
  }
  return { session, sessionOpenMinute, sessionCloseMinute };
}

/** Rows at instants of each session; an instant outside its own day is left out. */
function timeRows(
  history: InstrumentHistory,
  days: Int32Array,
  releaseUs: number,
  instants: (open: number, close: number, midnight: number) => readonly number[],
): ClockRows {
  const minutes: number[] = [];
  const session: number[] = [];
  const opens: number[] = [];
  const closes: number[] = [];
  for (let number = 0; number < days.length; number++) {
    const midnight = istMinute(days[number], 0);
    const windows = history.sessions(days[number]);
    if (windows.length === 0) continue;
    const open = windows[0].openMinute;
    const close = windows[windows.length - 1].closeMinute;
    for (const minute of instants(open, close, midnight)) {
      if (!(minute >= midnight && minute < midnight + 1_440)) continue;
      minutes.push(minute);
      session.push(number);
      opens.push(open);
      closes.push(close);
    }
  }
  const timeUs = Float64Array.from(minutes, (minute) => Math.floor(minute * US_PER_MINUTE) + releaseUs);
  const sessions = {
    session: Int32Array.from(session),
    sessionOpenMinute: Int32Array.from(opens),
    sessionCloseMinute: Int32Array.from(closes),
  };
  return clockRows(timeUs, sessions, { ...NO_BARS, close: lastTrades(timeUs, history) });
}

function everyRows(history: InstrumentHistory, days: Int32Array, seconds: number, releaseUs: number): ClockRows {
  return timeRows(history, days, releaseUs, (open, close) => {
    const instants: number[] = [];
    for (let count = 1; open + (count * seconds) / 60 <= close; count++) instants.push(open + (count * seconds) / 60);
    return instants;
  });
}

/** Prints that candles hold: each bar's open, and its close just before it seals. */
function printRows(history: InstrumentHistory, days: Int32Array): ClockRows {
  const { bars, sealMinute } = ownBars(history);
  const timeUs = new Float64Array(bars.count * 2);
  const minute = new Int32Array(bars.count * 2);
  const close = priceColumnLike(bars.close, bars.count * 2);
  for (let row = 0; row < bars.count; row++) {
    timeUs[2 * row] = bars.minute[row] * US_PER_MINUTE;
    timeUs[2 * row + 1] = sealMinute[row] * US_PER_MINUTE - 1;
    close[2 * row] = bars.open[row];
    close[2 * row + 1] = bars.close[row];
    minute[2 * row] = bars.minute[row];
    minute[2 * row + 1] = bars.minute[row];
  }
  return clockRows(timeUs, sessionColumns(timeUs, minute, days, history.sessions), { ...NO_BARS, close });
}

/** Trades of the tape: the first, and after each the first one at least `gapUs` later; of several at one instant the last. */
function tradeRows({ sessions }: InstrumentHistory, tape: TickTape, days: Int32Array, gapUs: number): ClockRows {
  const chosen: number[] = [];
  let nextUs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < tape.count; row++) {
    if (tape.timeUs[row] < nextUs || tape.timeUs[row + 1] === tape.timeUs[row]) continue;
    chosen.push(row);
    nextUs = tape.timeUs[row] + gapUs;
  }
  const timeUs = Float64Array.from(chosen, (row) => tape.timeUs[row] + AFTER_TRADE_US);
  const close = Int32Array.from(chosen, (row) => tape.price[row]);
  const minute = Int32Array.from(chosen, (row) => Math.floor(tape.timeUs[row] / US_PER_MINUTE));
  return clockRows(timeUs, sessionColumns(timeUs, minute, days, sessions), { ...NO_BARS, close });
}

/** Of a position's clock: row 0 is the last event, row 1 the one being handled, never due by itself. */
export function positionRows(): ClockRows {
  const timeUs = Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const sessions = { session: pair(), sessionOpenMinute: pair(), sessionCloseMinute: pair() };
  return clockRows(timeUs, sessions, { ...NO_BARS, close: pair() });
}

function pair(): Int32Array {
  return new Int32Array(2);
}

const NO_BARS = {
  open: new Int32Array(0),
  high: new Int32Array(0),
  low: new Int32Array(0),
  close: new Int32Array(0),
  volume: new Float64Array(0),
  openInterest: new Float64Array(0),
} as const;

/**
 * The last trade known at each instant; where there is no tape, or before it begins, the last close. Before the first there is none, which
 * whole numbers cannot say.
 */
function lastTrades(timeUs: Float64Array, history: InstrumentHistory): PriceColumn {
  const { bars, sealMinute } = ownBars(history);
  const { tape } = history;
  const firstUs = Math.min(
    bars.count > 0 ? sealMinute[0] * US_PER_MINUTE : Number.POSITIVE_INFINITY,
    tape?.timeUs[0] ?? Number.POSITIVE_INFINITY,
  );
  const close = firstUs <= timeUs[0] ? priceColumnLike(bars.close, timeUs.length) : new Float64Array(timeUs.length);
  let known = -1;
  let traded = -1;
  for (let row = 0; row < close.length; row++) {
    while (known + 1 < bars.count && sealMinute[known + 1] * US_PER_MINUTE <= timeUs[row]) known++;
    close[row] = known < 0 ? Number.NaN : bars.close[known];
    if (tape === undefined) continue;
    while (traded + 1 < tape.count && tape.timeUs[traded + 1] <= timeUs[row]) traded++;
    if (traded >= 0) close[row] = tape.price[traded];
  }
  return close;
}
