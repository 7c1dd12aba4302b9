// One option's minutes out of the chains of its underlying, as a series of its own: what runs and bars read where an instrument is one contract. Its
// hash is over the same columns as that of a series of candles, so that a run over a file and one over the imported file are one run.
import type { Candles } from '../../../engine/market/candles';
import type { OptionCandles } from '../../../engine/market/chain-history';
import { OPTION_PRICE_SCALE } from '../../../engine/market/option-contract';
import { findOption } from '../contract-symbol';
import { encodeCandleFile } from './candle-file';
import { partOf } from './candle-store';
import { ChainStore } from './chain-store';
import { hashOfColumnFile } from './column-file';
import { type Dataset, hashOfParts } from './dataset';
import { joinCandles } from './join-candles';
import { splitByYear } from './split-by-year';

export interface ContractSeries {
  readonly dataset: Dataset;
  readonly candles: Candles;
}

/** `id`: canonical, or as a broker writes it; the series bears it. Null where it names no option, or nothing of it is stored. */
export async function findContractSeries(root: string, id: string): Promise<ContractSeries | null> {
  const contract = findOption(id);
  if (contract === null) return null;
  const store = new ChainStore(root);
  const series = { market: contract.market, underlying: contract.underlying, timeframe: '1m' } as const;
  const [history, chains] = [await store.open(series), await store.findDataset(series)];
  if (history === null || chains === null) return null;
  const days = history.days.flatMap(
    (day): OptionCandles | readonly never[] => history.chainOn(day, contract.expiryDay)?.candlesOf(contract) ?? [],
  );
  if (days.length === 0) return null;
  const { count, minute, open, high, low, close, volume, openInterest } = joinCandles(days, OPTION_PRICE_SCALE);
  const columns = { count, minute, open, high, low, close, volume, openInterest };
  const candles: Candles = { instrument: id, timeframe: '1m', priceScale: OPTION_PRICE_SCALE, ...columns };
  const parts = splitByYear(candles).map(({ year, rows }) => partOf(String(year), rows, hashOfColumnFile(encodeCandleFile(rows))));
  return { dataset: { ...chains, instrument: id, adjustment: 'undeclared', parts, hash: hashOfParts(parts) }, candles };
}
