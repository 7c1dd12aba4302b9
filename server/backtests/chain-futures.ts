// The stored futures on the underlying of a chain, for rules that seek the money beside their price.
import { canonicalJson } from '../../dsl/ir/canonical-json';
import { sha256 } from '../../dsl/ir/sha256';
import { isIntraday, TIMEFRAMES } from '../../dsl/types/timeframe';
import type { ChainFutures } from '../../engine/run/run-chain';
import { InputFault } from '../market-data/input-fault';
import { CandleStore } from '../market-data/store/candle-store';
import type { Dataset } from '../market-data/store/dataset';
import { listDatasets } from '../market-data/store/list-datasets';
import type { ReportData } from '../runs/report/report-schema';
import { describeFutures } from './describe-futures';
import { contractsOf, listContracts } from './rolled-history';

export interface StoredFutures extends ChainFutures {
  /** What a report says of them. */
  readonly data: ReportData;
}

/** `underlying`: its id; `root`: the data folder. Of each contract the shortest bars within the day. */
export async function getChainFutures(underlying: string, root: string): Promise<StoredFutures> {
  const rule = { underlying };
  const datasets = shortestOf(contractsOf(rule, await listDatasets(root)));
  if (datasets.length === 0) {
    throw new InputFault(
      { file: underlying },
      'a strike is sought beside the price of its future, and no futures on it are stored',
      'import 1m candles of its contracts, or seek the strike by the spot or the synthetic forward',
    );
  }
  const store = new CandleStore(root);
  const contracts = listContracts(rule, datasets, ({ instrument, timeframe }) =>
    store.find(instrument, timeframe, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
  );
  const hash = sha256(canonicalJson(datasets.map(({ instrument, hash }) => [instrument, hash])));
  return { hash, contracts, data: describeFutures({ underlying, contracts, datasets, hash }) };
}

function shortestOf(datasets: readonly Dataset[]): readonly Dataset[] {
  const ids = [...new Set(datasets.map(({ instrument }) => instrument))].toSorted();
  const intraday = TIMEFRAMES.filter(isIntraday);
  return ids.flatMap((id) => {
    const own = datasets.filter(({ instrument }) => instrument === id);
    return intraday.flatMap((each) => own.filter(({ timeframe }) => timeframe === each)).slice(0, 1);
  });
}
