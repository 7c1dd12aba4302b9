// One series of chains in the store: all options on one underlying at one timeframe. Where it lies, and what is said of its rows together.
import path from 'node:path';
import { summariseChain } from '../../../engine/chain/summarise-chain';
import { istDayOf } from '../../../engine/market/candles';
import type { ChainSummary, ChainTimeframe } from '../../../engine/market/chain-history';
import type { OptionMarket } from '../../../engine/market/option-contract';
import { segmentOfMarket } from '../../../engine/market/option-session';
import { findSession } from '../../../engine/market/sessions';
import { findExpiryTime } from '../../../engine/options/years-to-expiry';
import { formatDay } from '../../../engine/time/day-text';
import { timeOfMinute } from '../../../engine/time/ist-time';
import type { ContractRows } from './option-rows';
import { folderName } from './store-path';
import { StoredOptionCandles } from './stored-option-candles';

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

/** Of one expiry, its contracts in order. */
export function summariseRows(series: ChainSeries, expiryDay: number, contracts: readonly ContractRows[]): ChainSummary {
  const segment = segmentOfMarket(series.market);
  return summariseChain(
    contracts.map((each) => new StoredOptionCandles(each, series.timeframe, 'exchange')),
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
