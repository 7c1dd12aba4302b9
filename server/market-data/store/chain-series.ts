// One series of chains in the store: all options on one underlying at one timeframe. Where it lies, and how its rows read as candles.
import path from 'node:path';
import { summariseChain } from '../../../engine/chain/summarise-chain';
import { istDayOf } from '../../../engine/market/candles';
import type { ChainSummary, ChainTimeframe, OptionCandles } from '../../../engine/market/chain-history';
import { OPTION_PRICE_SCALE, type OptionMarket, optionId } from '../../../engine/market/option-contract';
import { segmentOfMarket } from '../../../engine/market/option-session';
import { findSession } from '../../../engine/market/sessions';
import { findExpiryTime } from '../../../engine/options/years-to-expiry';
import { formatDay } from '../../../engine/time/day-text';
import { timeOfMinute } from '../../../engine/time/ist-time';
import type { ContractRows, OptionRows } from './option-rows';
import { folderName } from './store-path';

export interface ChainSeries {
  readonly market: OptionMarket;
  readonly underlying: string;
  readonly timeframe: ChainTimeframe;
}

/** `NFO:NIFTY`, as the series is called in descriptions and reports. */
export function seriesName({ market, underlying }: Pick<ChainSeries, 'market' | 'underlying'>): string {
  return `${market}:${underlying}`;
}

export function seriesFolder(root: string, { market, underlying, timeframe }: ChainSeries): string {
  return path.join(root, 'chains', market, folderName(underlying), timeframe);
}

export function dayFile(folder: string, day: number): string {
  return `${folder}${path.sep}${formatDay(day)}.yo`;
}

/** Rows as bars of the exchange: nothing in the store is modelled. Of snapshots the volume is the growth since the one before. */
export function candlesOfRows({ contract, rows }: ContractRows, timeframe: ChainTimeframe, id = optionId(contract)): OptionCandles {
  let volume: Float64Array | null = null;
  let modelled: Uint8Array | null = null;
  return {
    instrument: id,
    timeframe,
    priceScale: OPTION_PRICE_SCALE,
    contract,
    count: rows.count,
    minute: rows.minute,
    open: rows.open,
    high: rows.high,
    low: rows.low,
    close: rows.close,
    bid: rows.bid,
    ask: rows.ask,
    // Beside prices nothing is made of the file's bytes that nobody asks for.
    get volume() {
      volume ??= timeframe === 'snapshot' ? growthOf(rows) : rows.volume;
      return volume;
    },
    get openInterest() {
      return rows.openInterest;
    },
    get modelled() {
      modelled ??= new Uint8Array(rows.count);
      return modelled;
    },
  };
}

/** Of one expiry, its contracts in order. */
export function summariseRows(series: ChainSeries, expiryDay: number, contracts: readonly ContractRows[]): ChainSummary {
  const segment = segmentOfMarket(series.market);
  return summariseChain(
    contracts.map((each) => candlesOfRows(each, series.timeframe)),
    {
      // A day without a session in the calendar leaves no life, and nothing is implied.
      expiryUs: findExpiryTime(segment, expiryDay) ?? 0,
      sealUs: (minute) => (series.timeframe === '1d' ? closeOf(series, istDayOf(minute)) : timeOfMinute(minute + 1)),
    },
  );
}

/** A day's bar is known when its session ends. */
function closeOf({ market }: ChainSeries, day: number): number {
  const close = findSession(segmentOfMarket(market), day)?.phases.findLast(({ kind }) => kind === 'continuous')?.endMinute;
  return close === undefined ? Number.POSITIVE_INFINITY : timeOfMinute(close);
}

/** Snapshots say the volume of the session so far. */
function growthOf({ volume }: OptionRows): Float64Array {
  return volume.map((total, row) => total - (row === 0 ? 0 : (volume[row - 1] ?? 0)));
}
