// What a report says of the option chains behind a run.
import { parseOptionId } from '../../../engine/market/option-contract';
import type { ChainUse } from '../../../engine/run/chain-use';
import type { RunResult } from '../../../engine/run/run-result';
import { tallyFills } from './modelled-fills';
import type { ReportChain } from './report-schema';

/** `instruments`: the underlying of each chain, as the program has it. Chains of one underlying, as a calendar's two, are one row. */
export function chainRows({ chains, fills }: RunResult, instruments: readonly string[]): readonly ReportChain[] {
  const isFirst = (chain: ChainUse, index: number): boolean =>
    chains.findIndex(({ market, underlying }) => market === chain.market && underlying === chain.underlying) === index;
  return chains.flatMap((chain, index): readonly ReportChain[] => {
    if (!isFirst(chain, index)) return [];
    const { market, underlying, hash, contracts, sessions, bars, modelledBars } = chain;
    const own = fills.filter(({ instrument }) => isOf(instrument, market, underlying));
    const origin = originOf(market, modelledBars);
    const row = {
      underlying,
      instrument: instruments[index] ?? underlying,
      market,
      hash,
      origin,
      contracts,
      sessions,
      bars,
      modelledBars,
      fills: own.length,
      modelledFills: tallyFills(own).modelled,
    };
    return [row];
  });
}

/** The demo market is invented, whatever its prices are made from. */
function originOf(market: ChainUse['market'], modelledBars: number): ReportChain['origin'] {
  if (market === 'DEMO') return 'synthetic';
  return modelledBars > 0 ? 'modelled' : 'traded';
}

function isOf(instrument: string, market: string, underlying: string): boolean {
  const contract = parseOptionId(instrument);
  return contract !== null && contract.market === market && contract.underlying === underlying;
}
