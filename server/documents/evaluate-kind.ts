// A node kind computed over candles: a column for each of its outputs, a row for each bar, from the first bar on.
import type { Compiled } from '../../dsl/compile/compile';
import type { ProgramInstrument } from '../../dsl/ir/program';
import type { PortSlot } from '../../dsl/ir/source-map';
import { invariant } from '../../dsl/types/invariant';
import type { Timeframe } from '../../dsl/types/timeframe';
import { timeframeMinutes } from '../../dsl/types/timeframe';
import { isPriceLike } from '../../dsl/types/unit';
import { aggregateCandles } from '../../engine/bars/aggregate-candles';
import { canAggregate } from '../../engine/bars/bar-aggregator';
import type { SessionLookup } from '../../engine/bars/session-windows';
import type { Candles, PriceColumn } from '../../engine/market/candles';
import { evaluate, type SlotValues } from '../../engine/run/evaluate';
import { timeOfMinute } from '../../engine/time/ist-time';
import { alignToBars } from './align-to-bars';
import { columnInstrument } from './column-kind';
import { SUBJECT } from './kind-graph';

export interface PortColumn {
  readonly port: string;
  readonly kind: PortSlot['kind'];
  /** In rupees where it is a price. */
  readonly values: Float64Array;
}

export interface KindColumns {
  /** Unix minute at which each bar opens. */
  readonly minute: Int32Array;
  readonly columns: readonly PortColumn[];
}

export interface KindEvaluation {
  readonly compiled: Compiled;
  readonly candles: Candles<PriceColumn>;
  /** Of the bars; a multiple of the candles' own. */
  readonly timeframe: Timeframe;
  readonly sessions: SessionLookup;
  /** Values of the file's columns, a row for each candle, in the order in which the program knows them. */
  readonly columns: readonly Float64Array[];
}

export function evaluateKind({ compiled, candles, timeframe, sessions, columns: values }: KindEvaluation): KindColumns {
  const { program, sourceMap } = compiled;
  const bars = aggregateCandles(candles, timeframe, sessions, Number.MAX_SAFE_INTEGER);
  const places = sourceMap.ports.filter(({ node }) => node === SUBJECT);
  const found = evaluate({
    program,
    params: sourceMap.params.map((param) => param.default),
    histories: program.instruments.map((instrument) => ({ candles: candlesOf(instrument, candles, values), sessions })),
    slots: places.map(({ slot }) => slot),
    priceScale: candles.priceScale,
  });
  const sealUs = Float64Array.from(bars.sealMinute, timeOfMinute);
  const columns = places.map((place, index): PortColumn => {
    const column = found[index];
    invariant(column !== undefined, 'evaluate answers a column for each slot');
    const aligned =
      place.clock !== null && isBarClock(compiled, place.clock, timeframe) ? column.values : alignToBars(place, column, sealUs);
    return { port: place.port, kind: place.kind, values: inRupees(place, aligned, candles.priceScale) };
  });
  return { minute: bars.minute, columns };
}

export function canMake(base: Timeframe, timeframe: Timeframe): boolean {
  return canAggregate(base, timeframe) && timeframeMinutes(timeframe) >= timeframeMinutes(base);
}

/** A column's values stand as prices of its own instrument; whatever else a kind reads is the file's candles. */
function candlesOf(instrument: ProgramInstrument, candles: Candles<PriceColumn>, columns: readonly Float64Array[]): Candles<PriceColumn> {
  for (const [index, values] of columns.entries()) {
    for (const isPrice of [false, true]) {
      if (instrument.kind !== 'fixed' || instrument.id !== columnInstrument(index, isPrice)) continue;
      const close = isPrice ? values.map((value) => inUnits(value, candles.priceScale)) : values;
      return { ...candles, open: close, high: close.map((value) => (Number.isNaN(value) ? 0 : value)), low: close, close };
    }
  }
  return candles;
}

/** Whole where the price is one of the scale's. */
function inUnits(value: number, priceScale: number): number {
  const whole = Math.round(value * priceScale);
  return whole / priceScale === value ? whole : value * priceScale;
}

function isBarClock({ program }: Compiled, clock: number, timeframe: Timeframe): boolean {
  const found = program.clocks[clock];
  return found?.kind === 'bar' && found.timeframe === timeframe;
}

function inRupees({ kind, unit }: PortSlot, values: SlotValues['values'], priceScale: number): Float64Array {
  return kind === 'number' && isPriceLike(unit) ? values.map((value) => value / priceScale) : values;
}
