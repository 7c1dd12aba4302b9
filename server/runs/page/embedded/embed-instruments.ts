// The instruments that a run traded, with their bars, fills and stops, as the page's chart wants them: the busiest few, underlyings of traded options
// among them, and the contracts whose bars are at hand, all within a budget of bars.
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../../../dsl/types/timeframe';
import type { FillRow } from '../../../../engine/ledger/fill-row';
import type { Candles } from '../../../../engine/market/candles';
import { istDayOf } from '../../../../engine/market/candles';
import { type OptionContract, parseOptionId } from '../../../../engine/market/option-contract';
import type { ClosedTrade } from '../../../../engine/report/run-series';
import { istDayOfTime, minuteOfTime } from '../../../../engine/time/ist-time';
import { contractWords } from '../../contract-words';
import type { ReportChain, ReportData } from '../../report/report-schema';
import { underlyingsOf } from './chart-places';
import { joinBars, PAGE_BARS_MAX, packCandles, pickSessions } from './pack-candles';
import { packDifferences, packIntegers } from './pack-integers';
import type { PageInstrument, PageMarkers, PageStops } from './page-data';
import type { StopStep } from './stop-steps';

export interface ChartInput {
  /** Of the instruments that may be drawn; option contracts in the order in which they are offered. */
  readonly candles: readonly Candles[];
  readonly chains: readonly ReportChain[];
  readonly data: readonly Pick<ReportData, 'instrument' | 'origin'>[];
  readonly fromUs: number;
  readonly toUs: number;
  readonly trades: readonly ClosedTrade[];
  readonly fills: readonly FillRow[];
  /** In order of time. */
  readonly stops: readonly StopStep[];
}

/** With its fills, and the days on which a trade in it or in its options filled. */
interface Drawn {
  readonly candles: Candles;
  readonly fills: readonly FillRow[];
  readonly days: ReadonlySet<number>;
}

const INSTRUMENTS_MAX = 4;
/** Of each instrument, the latest so many. */
const MARKERS_MAX = 40_000;
const STOPS_MAX = 40_000;
/** Of an instrument's bars, what the picture of the whole run may take; the rest is for detail. */
const WHOLE_SHARE = 0.4;
const JOINS = [1, 5, 15, 60, 375];

export function embedInstruments(input: ChartInput): readonly PageInstrument[] {
  const known = input.candles.filter(({ count }) => count > 0);
  const contracts = known.filter(({ instrument }) => parseOptionId(instrument) !== null);
  const others = known.filter((candles) => !contracts.includes(candles)).map((candles) => drawnOf(candles, input));
  const busiest = others.toSorted((left, right) => right.fills.length - left.fills.length);
  const traded = busiest.filter(({ days }) => days.size > 0);
  const shown = (traded.length === 0 ? busiest.slice(0, 1) : traded).slice(0, INSTRUMENTS_MAX);
  const contractBars = contracts.reduce((sum, { count }) => sum + count, 0);
  const barsMax = Math.floor((PAGE_BARS_MAX - contractBars) / Math.max(1, shown.length));
  return [
    ...shown.map((drawn) => embedInstrument(drawn, barsMax, input)),
    ...contracts.map((candles) => embedInstrument(drawnOf(candles, input), candles.count, input)),
  ];
}

function drawnOf(candles: Candles, { fills, chains }: ChartInput): Drawn {
  const underlyings = underlyingsOf(chains);
  const isOn = (contract: OptionContract | null): boolean =>
    contract !== null && underlyings.get(`${contract.market}:${contract.underlying}`) === candles.instrument;
  const own = fills.filter(({ instrument }) => instrument === candles.instrument);
  const options = underlyings.size === 0 ? [] : fills.filter(({ instrument }) => isOn(parseOptionId(instrument)));
  return { candles, fills: own, days: new Set([...own, ...options].map(({ timeUs }) => istDayOfTime(timeUs))) };
}

function embedInstrument({ candles, fills, days }: Drawn, barsMax: number, input: ChartInput): PageInstrument {
  const stepMinutes = stepOf(candles);
  const [fromDay, toDay] = [istDayOfTime(input.fromUs), istDayOfTime(input.toUs)];
  const rows = pickSessions(candles, stepMinutes, (day) => day >= fromDay && day <= toDay);
  const factor = rows.minute.length <= barsMax ? 1 : (JOINS.find((join) => rows.minute.length / join <= barsMax * WHOLE_SHARE) ?? 375);
  const wanted = factor === 1 ? null : latestDays(days, rows.minute, barsMax * (1 - WHOLE_SHARE));
  const sessions = sessionsOf(rows.minute, stepMinutes);
  return {
    id: candles.instrument,
    name: contractWords(candles.instrument),
    isContract: parseOptionId(candles.instrument) !== null,
    origin: originOf(candles.instrument, input),
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
    stops: packStops(candles.instrument, fills, input),
  };
}

function originOf(instrument: string, { data, chains }: ChartInput): string {
  const contract = parseOptionId(instrument);
  const chain = chains.find(({ market, underlying }) => market === contract?.market && underlying === contract.underlying);
  if (chain?.origin === 'modelled') return chain.modelledBars === chain.bars ? 'modelled' : 'partly modelled';
  const origin = chain?.origin ?? data.find((each) => each.instrument === instrument)?.origin ?? 'traded';
  return origin === 'traded' ? '' : origin;
}

/** Longer bars than intraday ones stand side by side, one to a session. */
function stepOf({ timeframe }: Candles): number {
  const known = parseTimeframe(timeframe);
  return known !== null && isIntraday(known) ? timeframeMinutes(known) : 1;
}

function stepName(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

function latestDays(traded: ReadonlySet<number>, minutes: readonly number[], barsMax: number): ReadonlySet<number> {
  const barsOf = new Map<number, number>();
  for (const minute of minutes) barsOf.set(istDayOf(minute), (barsOf.get(istDayOf(minute)) ?? 0) + 1);
  const days = [...traded].sort((left, right) => right - left);
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
function packStops(instrument: string, fills: readonly FillRow[], input: ChartInput): PageStops {
  const rows = stopRows(instrument, fills, input).slice(-STOPS_MAX);
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

function stopRows(instrument: string, fills: readonly FillRow[], { trades, stops }: ChartInput): readonly StopRow[] {
  const rows: StopRow[] = [];
  const byPosition = new Map<number, StopStep[]>();
  for (const step of stops) {
    const steps = byPosition.get(step.position) ?? [];
    steps.push(step);
    byPosition.set(step.position, steps);
  }
  const placeOf = new Map<number, number>();
  for (const [trade, traded] of trades.entries()) {
    const { position, entryUs, exitUs } = traded;
    const legs = legsIn(traded, instrument, fills);
    const steps = byPosition.get(position) ?? [];
    let place = placeOf.get(position) ?? 0;
    for (; (steps[place]?.timeUs ?? Number.POSITIVE_INFINITY) <= exitUs; place += 1) {
      const step = steps[place];
      if (step === undefined || step.timeUs < entryUs || !(legs === 'all' || legs.has(step.leg))) continue;
      rows.push({ trade, minute: minuteOfTime(step.timeUs), price: Math.round(step.price) });
    }
    placeOf.set(position, place);
  }
  return rows;
}

/** The legs of a trade that were in an instrument. */
function legsIn(trade: ClosedTrade, instrument: string, fills: readonly FillRow[]): ReadonlySet<number> | 'all' {
  if (trade.direction !== 'multi') return trade.instrument === instrument ? 'all' : new Set();
  if (!trade.legs.some((leg) => leg.instrument === instrument)) return new Set();
  const { position, entryUs, exitUs } = trade;
  return new Set(
    fills.filter((fill) => fill.position === position && fill.timeUs >= entryUs && fill.timeUs <= exitUs).map(({ leg }) => leg),
  );
}
