// What a report says of the futures beside which a chain's money is sought: the stored contracts, each as far as it is the next to expire, held against
// the calendar. They are no instrument of the program, and decide all the same.

import { parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { type Candles, istDayOf } from '../../engine/market/candles';
import type { ListedContract } from '../../engine/run/contract-eras';
import { coverSessions } from '../market-data/quality/session-coverage';
import type { Dataset } from '../market-data/store/dataset';
import { findTradingCalendar } from '../market-data/trading-calendar';
import { describeData, lastFindings } from '../runs/report/describe-data';
import type { ReportData } from '../runs/report/report-schema';

export interface FuturesUsed {
  /** Id of what they are of. */
  readonly underlying: string;
  /** In order of expiry; null where one is not stored. */
  readonly contracts: readonly ListedContract<Candles>[];
  /** Of the stored ones. */
  readonly datasets: readonly Dataset[];
  readonly hash: string;
}

export function describeFutures({ underlying, contracts, datasets, hash }: FuturesUsed): ReportData {
  const stored = contracts.flatMap(({ contract }) => contract ?? []);
  const minute = minutesInTurn(contracts);
  const timeframes = [...new Set(stored.map(({ timeframe }) => timeframe))];
  const [first, last] = [stored[0]?.instrument ?? '', stored.at(-1)?.instrument ?? ''];
  const described = describeData({
    candles: { instrument: `${underlying} futures`, timeframe: timeframes.join(', '), minute, count: minute.length },
    dataset: null,
    source: `${stored.length} stored contracts, ${first} to ${last}, where strikes are sought beside their price`,
    hash,
    origin: first.startsWith('DEMO:') ? 'synthetic' : 'traded',
    coverage: coverageOf(minute, timeframes, first),
  });
  const adjustments = new Set(datasets.map(({ adjustment }) => adjustment));
  const [adjustment = 'raw'] = adjustments;
  return { ...described, adjustment: adjustments.size > 1 ? 'undeclared' : adjustment, findings: lastFindings(datasets) };
}

/** Of each contract, the days on which none that expires earlier is listed any more. */
function minutesInTurn(contracts: readonly ListedContract<Candles>[]): Int32Array {
  const minutes: number[] = [];
  let afterDay = Number.NEGATIVE_INFINITY;
  for (const { expiryDay, contract } of contracts) {
    for (const at of contract?.minute ?? []) if (istDayOf(at) > afterDay) minutes.push(at);
    afterDay = expiryDay;
  }
  return Int32Array.from(minutes);
}

/** Null where bars are of several lengths: nobody can say how many there should be. */
function coverageOf(minute: Int32Array, timeframes: readonly string[], id: string) {
  const [only = '', ...others] = timeframes;
  const timeframe = parseTimeframe(only);
  const calendar = findTradingCalendar(id);
  return timeframe === null || others.length > 0 || calendar === null ? null : coverSessions(minute, timeframeMinutes(timeframe), calendar);
}
