// What a report says of the option chains behind a run, and of the fills that a model priced.
import type { FillRow } from '../../../engine/ledger/fill-row';
import { parseOptionId } from '../../../engine/market/option-contract';
import type { ChainUse } from '../../../engine/run/chain-use';
import type { RunResult } from '../../../engine/run/run-result';
import { countOf, formatNumber } from '../number-text';
import type { ReportChain, ReportDocument } from './report-schema';

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
      modelledFills: countModelled(own),
    };
    return [row];
  });
}

export function modelledFills({ fills }: RunResult): ReportDocument['modelledFills'] {
  const count = countModelled(fills);
  return count === 0 ? null : { count, of: fills.length };
}

/** One sentence for whoever reads a number of the run. */
export function modelledWords({ count, of }: NonNullable<ReportDocument['modelledFills']>): string {
  const fills =
    count === of ? `All ${countOf(of, 'fill')} are` : `${formatNumber(count, 0)} of ${countOf(of, 'fill')} ${count === 1 ? 'is' : 'are'}`;
  return `${fills} at modelled prices: made by a formula where no exchange’s were at hand. Real spreads and prices differ, and so would every number here.`;
}

/** The demo market is invented, whatever its prices are made from. */
function originOf(market: ChainUse['market'], modelledBars: number): ReportChain['origin'] {
  if (market === 'DEMO') return 'synthetic';
  return modelledBars > 0 ? 'modelled' : 'traded';
}

function countModelled(fills: readonly FillRow[]): number {
  return fills.filter(({ isModelled }) => isModelled).length;
}

function isOf(instrument: string, market: string, underlying: string): boolean {
  const contract = parseOptionId(instrument);
  return contract !== null && contract.market === market && contract.underlying === underlying;
}
