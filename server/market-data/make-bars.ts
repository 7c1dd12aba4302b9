// Bars out of a read series or stored candles, with all that a reader of them should know.
import type { Timeframe } from '../../dsl/types/timeframe';
import { parseTimeframe } from '../../dsl/types/timeframe';
import { aggregateCandles } from '../../engine/bars/aggregate-candles';
import { aggregateTicks } from '../../engine/bars/aggregate-ticks';
import { canAggregate } from '../../engine/bars/bar-aggregator';
import type { BarColumns } from '../../engine/bars/bar-columns';
import type { SessionLookup } from '../../engine/bars/session-windows';
import { findWindow, withOutsideWindows } from '../../engine/bars/session-windows';
import { SEAL_GRACE_US } from '../../engine/bars/tick-bars';
import type { Ticks } from '../../engine/bars/ticks';
import type { Candles } from '../../engine/market/candles';
import { istDayOf } from '../../engine/market/candles';
import { timeOfMinute } from '../../engine/time/ist-time';
import type { ReadSeries } from './importing/read-series';
import { InputFault } from './input-fault';
import { plural } from './quality/finding';

export interface MadeBars {
  readonly bars: Candles & BarColumns;
  /** What the reader should know, a line each. */
  readonly remarks: readonly string[];
  /** Input that came to no bar and should have. */
  readonly lost: number;
}

/** One-minute bars of ticks sum nothing over a boundary, so those outside trading are kept and said; longer ones are anchored to the session. */
export function barsOfTicks(series: Extract<ReadSeries, { kind: 'ticks' }>, timeframe: Timeframe, sessionOnly: boolean): MadeBars {
  const { ticks, calendar, unreadableRows } = series;
  const keepsOutside = timeframe === '1m' && !sessionOnly;
  const bars = aggregateTicks(ticks, timeframe, keepsOutside ? withOutsideWindows(calendar.sessions) : calendar.sessions);
  const outsideBars = keepsOutside ? bars.count - aggregateTicks(ticks, timeframe, calendar.sessions).count : 0;
  return {
    bars,
    lost: bars.lateTicks + unreadableRows,
    remarks: [
      ...remark(ticks.receiveTimeOnly, 'times are receive times: ticks near a minute edge may belong to the minute before'),
      ...remark(outsideBars > 0, `${plural(outsideBars, 'bar')} outside continuous trading (leave out with --session-only)`),
      ...remark(bars.outsideTicks > 0, `${plural(bars.outsideTicks, 'tick')} outside continuous trading in no bar`),
      ...remark(bars.lateTicks > 0, `${plural(bars.lateTicks, 'tick')} came after their bar was sealed and are in none`),
      ...remark(unreadableRows > 0, `${plural(unreadableRows, 'row')} could not be read`),
      ...remark(bars.partial.includes(1), 'the first bar is partial: the record begins inside it'),
      ...remark(endsInsideBar(ticks, bars, calendar.sessions), 'the last bar is cut short: the record ends inside it'),
    ],
  };
}

/** A bar that ends with its phase may well end in silence; before that, silence to the bar's end means that the recorder stopped. */
function endsInsideBar(ticks: Ticks, bars: BarColumns, sessions: SessionLookup): boolean {
  const sealMinute = bars.sealMinute.at(-1);
  if (sealMinute === undefined || findWindow(sessions(istDayOf(sealMinute)), sealMinute) === null) return false;
  const lastUs = ticks.timeUs.reduce((latest, timeUs) => Math.max(latest, timeUs), Number.NEGATIVE_INFINITY);
  return lastUs < timeOfMinute(sealMinute) - SEAL_GRACE_US;
}

export function barsOfCandles(series: Extract<ReadSeries, { kind: 'candles' }>, timeframe: Timeframe, file: string): MadeBars {
  const blocking = series.findings.find(({ level }) => level === 'blocking');
  if (blocking !== undefined) throw new InputFault({ file }, blocking.text, blocking.remedy ?? 'correct the file');
  const made = barsOfStored(series.candles, timeframe, series.calendar.sessions, file);
  const { unreadableRows } = series;
  const remarks = [...made.remarks, ...remark(unreadableRows > 0, `${plural(unreadableRows, 'row')} could not be read`)];
  return { ...made, remarks, lost: unreadableRows };
}

/** `name` is what a fault calls the candles. */
export function barsOfStored(candles: Candles, timeframe: Timeframe, sessions: SessionLookup, name: string): MadeBars {
  const base = parseTimeframe(candles.timeframe);
  if (base === null || !canAggregate(base, timeframe)) {
    throw new InputFault({ file: name }, `${timeframe} bars are not made of whole ${candles.timeframe} bars`, 'choose a multiple');
  }
  const bars = aggregateCandles(candles, timeframe, sessions);
  return {
    bars,
    lost: 0,
    remarks: [
      ...remark(bars.outsideRows > 0, `${plural(bars.outsideRows, 'row')} outside continuous trading in no bar`),
      ...remark(bars.pendingRows > 0, `the last ${plural(bars.pendingRows, 'row')} make a bar that is not complete and is left out`),
      ...remark(bars.partial.includes(1), 'the first bar is partial: the record begins inside it'),
    ],
  };
}

function remark(isTrue: boolean, text: string): readonly string[] {
  return isTrue ? [text] : [];
}
