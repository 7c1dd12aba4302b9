// The instruments that a run traded, with their bars, fills and stops, as the page's chart wants them: the busiest few, within a budget of bars.
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../../../dsl/types/timeframe';
import type { FillRow } from '../../../../engine/ledger/fill-row';
import type { Candles } from '../../../../engine/market/candles';
import { istDayOf } from '../../../../engine/market/candles';
import type { ClosedTrade } from '../../../../engine/report/run-series';
import { istDayOfTime, minuteOfTime } from '../../../../engine/time/ist-time';
import { joinBars, PAGE_BARS_MAX, packCandles, pickSessions } from './pack-candles';
import { packDifferences, packIntegers } from './pack-integers';
import type { PageInstrument, PageMarkers, PageStops } from './page-data';
import type { StopStep } from './stop-steps';

export interface ChartInput {
  /** Of the instruments that may be drawn. */
  readonly candles: readonly Candles[];
  readonly fromUs: number;
  readonly toUs: number;
  readonly trades: readonly ClosedTrade[];
  readonly fills: readonly FillRow[];
  /** In order of time. */
  readonly stops: readonly StopStep[];
}

const INSTRUMENTS_MAX = 4;
/** Of each instrument, the latest so many. */
const MARKERS_MAX = 40_000;
const STOPS_MAX = 40_000;
/** Of an instrument's bars, what the picture of the whole run may take; the rest is for detail. */
const WHOLE_SHARE = 0.4;
const JOINS = [1, 5, 15, 60, 375];

export function embedInstruments(input: ChartInput): readonly PageInstrument[] {
  const busiest = [...input.candles]
    .filter(({ count }) => count > 0)
    .map((candles) => ({ candles, fills: input.fills.filter(({ instrument }) => instrument === candles.instrument) }))
    .sort((left, right) => right.fills.length - left.fills.length);
  const traded = busiest.filter(({ fills }) => fills.length > 0);
  const shown = (traded.length === 0 ? busiest.slice(0, 1) : traded).slice(0, INSTRUMENTS_MAX);
  return shown.map(({ candles, fills }) => embedInstrument(candles, fills, Math.floor(PAGE_BARS_MAX / shown.length), input));
}

function embedInstrument(candles: Candles, fills: readonly FillRow[], barsMax: number, input: ChartInput): PageInstrument {
  const stepMinutes = stepOf(candles);
  const [fromDay, toDay] = [istDayOfTime(input.fromUs), istDayOfTime(input.toUs)];
  const rows = pickSessions(candles, stepMinutes, (day) => day >= fromDay && day <= toDay);
  const factor = rows.minute.length <= barsMax ? 1 : (JOINS.find((join) => rows.minute.length / join <= barsMax * WHOLE_SHARE) ?? 375);
  const wanted = factor === 1 ? null : latestTradedDays(fills, rows.minute, barsMax * (1 - WHOLE_SHARE));
  const sessions = sessionsOf(rows.minute, stepMinutes);
  return {
    id: candles.instrument,
    priceScale: candles.priceScale,
    timeframe: candles.timeframe,
    stepMinutes,
    sessions: {
      count: sessions.length,
      firstMinute: packDifferences(sessions.map(({ firstMinute }) => firstMinute)),
      bars: packIntegers(sessions.map(({ bars }) => bars)),
    },
    whole: packCandles(factor === 1 ? rows : joinBars(rows, factor)),
    wholeTimeframe: factor === 1 ? candles.timeframe : stepName(stepMinutes * factor),
    detail: wanted === null ? null : packCandles(pickSessions(candles, stepMinutes, (day) => wanted.has(day))),
    markers: packMarkers(fills),
    stops: packStops(candles.instrument, input),
  };
}

/** Longer bars than intraday ones stand side by side, one to a session. */
function stepOf({ timeframe }: Candles): number {
  const known = parseTimeframe(timeframe);
  return known !== null && isIntraday(known) ? timeframeMinutes(known) : 1;
}

function stepName(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

function latestTradedDays(fills: readonly FillRow[], minutes: readonly number[], barsMax: number): ReadonlySet<number> {
  const barsOf = new Map<number, number>();
  for (const minute of minutes) barsOf.set(istDayOf(minute), (barsOf.get(istDayOf(minute)) ?? 0) + 1);
  const days = [...new Set(fills.map(({ timeUs }) => istDayOfTime(timeUs)))].sort((left, right) => right - left);
  const wanted = new Set<number>();
  let left = barsMax;
  for (const day of days) {
    left -= barsOf.get(day) ?? 0;
    if (left < 0) break;
    wanted.add(day);
  }
  return wanted;
}

function sessionsOf(minutes: readonly number[], stepMinutes: number): readonly { readonly firstMinute: number; readonly bars: number }[] {
  const sessions: { firstMinute: number; bars: number }[] = [];
  let day = Number.NaN;
  for (const minute of minutes) {
    if (istDayOf(minute) !== day) {
      day = istDayOf(minute);
      sessions.push({ firstMinute: minute, bars: 0 });
    }
    const last = sessions.at(-1);
    if (last !== undefined) last.bars = Math.floor((minute - last.firstMinute) / stepMinutes) + 1;
  }
  return sessions;
}

function packMarkers(fills: readonly FillRow[]): PageMarkers {
  const seen = new Set<string>();
  const kept = fills
    .filter(({ timeUs, side, leg, reason }) => {
      const key = `${minuteOfTime(timeUs)} ${side} ${leg} ${reason === 'entry'}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .slice(-MARKERS_MAX);
  const column = (value: (fill: FillRow) => number): string => packIntegers(kept.map(value));
  return {
    count: kept.length,
    minute: packDifferences(kept.map(({ timeUs }) => minuteOfTime(timeUs))),
    price: column(({ price }) => price),
    isBuy: column(({ side }) => (side === 'buy' ? 1 : 0)),
    isExit: column(({ reason }) => (reason === 'entry' ? 0 : 1)),
    leg: column(({ leg }) => leg),
  };
}

/** Steps within a trade of this instrument; a position holds one trade at a time, so its number and the time tell which. */
function packStops(instrument: string, input: ChartInput): PageStops {
  const rows = stopRows(instrument, input).slice(-STOPS_MAX);
  return {
    count: rows.length,
    trade: packDifferences(rows.map(({ trade }) => trade)),
    minute: packDifferences(rows.map(({ minute }) => minute)),
    price: packIntegers(rows.map(({ price }) => price)),
  };
}

interface StopRow {
  readonly trade: number;
  readonly minute: number;
  readonly price: number;
}

function stopRows(instrument: string, { trades, stops }: ChartInput): readonly StopRow[] {
  const rows: StopRow[] = [];
  const byPosition = new Map<number, StopStep[]>();
  for (const step of stops) {
    const steps = byPosition.get(step.position) ?? [];
    steps.push(step);
    byPosition.set(step.position, steps);
  }
  const placeOf = new Map<number, number>();
  for (const [trade, { position, entryUs, exitUs, instrument: traded, direction }] of trades.entries()) {
    const steps = byPosition.get(position) ?? [];
    let place = placeOf.get(position) ?? 0;
    for (; (steps[place]?.timeUs ?? Number.POSITIVE_INFINITY) <= exitUs; place += 1) {
      const step = steps[place];
      if (step === undefined || step.timeUs < entryUs || traded !== instrument || direction === 'multi') continue;
      rows.push({ trade, minute: minuteOfTime(step.timeUs), price: Math.round(step.price) });
    }
    placeOf.set(position, place);
  }
  return rows;
}
