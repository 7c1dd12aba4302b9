// Joins what an instrument by rule printed: the bars of each of its contracts, in the sessions in which it was that contract. Prints are walked
// over it. Indicators must never be computed from it: they read one contract's bars at a time.
import { invariant } from '../../dsl/types/invariant';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { ContractEra } from '../kernel/contract-era';
import { type Candles, istDayOf, type PriceColumn, priceColumnLike } from '../market/candles';
import { minuteOfTime } from '../time/ist-time';

/** Contracts of one instrument agree on timeframe and price scale. */
export function joinContracts(eras: readonly ContractEra<Pick<InstrumentHistory, 'candles'>>[]): Candles<PriceColumn> {
  const parts = eras.flatMap(({ contract, fromDay, toDay, fromUs }) =>
    contract === null ? [] : [ofDays(contract.candles, fromDay, toDay, fromUs)],
  );
  const [first] = parts;
  invariant(first !== undefined, 'a rolled instrument has a contract with a history');
  const { timeframe, priceScale } = first;
  invariant(
    parts.every((part) => part.timeframe === timeframe && part.priceScale === priceScale),
    'contracts of an instrument are kept alike',
  );
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined: Candles<PriceColumn> = {
    ...first,
    count,
    minute: new Int32Array(count),
    open: priceColumnLike(first.open, count),
    high: priceColumnLike(first.high, count),
    low: priceColumnLike(first.low, count),
    close: priceColumnLike(first.close, count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
  };
  let at = 0;
  for (const part of parts) {
    for (const column of COLUMNS) joined[column].set(part[column], at);
    at += part.count;
  }
  return joined;
}

const COLUMNS = ['minute', 'open', 'high', 'low', 'close', 'volume', 'openInterest'] as const;

function ofDays(candles: Candles<PriceColumn>, fromDay: number, toDay: number, fromUs: number | undefined): Candles<PriceColumn> {
  const { minute } = candles;
  const fromMinute = fromUs === undefined ? Number.NEGATIVE_INFINITY : minuteOfTime(fromUs);
  const from = minute.findIndex((opened) => istDayOf(opened) >= fromDay && opened >= fromMinute);
  const after = minute.findIndex((opened) => istDayOf(opened) > toDay);
  const to = after < 0 ? candles.count : after;
  const cut = <Column extends PriceColumn>(column: Column): Column => column.subarray(from < 0 ? to : from, to) as Column;
  return {
    ...candles,
    count: from < 0 ? 0 : Math.max(0, to - from),
    minute: cut(minute),
    open: cut(candles.open),
    high: cut(candles.high),
    low: cut(candles.low),
    close: cut(candles.close),
    volume: cut(candles.volume),
    openInterest: cut(candles.openInterest),
  };
}
