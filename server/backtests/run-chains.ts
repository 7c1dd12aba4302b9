// The option chains of a program as a run takes them: each with its history, its hours and its terms. What is missing is one fault that names the
// underlying and what would bring it.
import type { Program } from '../../dsl/ir/program';
import type { OptionMarket } from '../../engine/market/option-contract';
import { segmentOfMarket } from '../../engine/market/option-session';
import { chainsByFuture } from '../../engine/plan/chains-by-future';
import type { RunChain } from '../../engine/run/run-chain';
import type { FixedTerms } from '../../engine/run/session-facts';
import { DEMO_OPTION_LOT, DEMO_OPTION_TICK } from '../../engine/synthetic/demo-option-trading';
import { InputFault } from '../market-data/input-fault';
import { createTradingCalendar } from '../market-data/trading-calendar';
import { getChainFutures, type StoredFutures } from './chain-futures';
import { findChainHistory } from './chain-history';

/** Options of the demo market have no freeze quantity. */
const DEMO_TERMS: FixedTerms = { lot: DEMO_OPTION_LOT, tick: DEMO_OPTION_TICK, freezeQuantity: 0 };

/** Null where the dated tables know a market's contracts. */
export function termsOfMarket(market: OptionMarket): FixedTerms | null {
  return market === 'DEMO' ? DEMO_TERMS : null;
}

export interface StoredChain extends RunChain {
  readonly futures?: StoredFutures;
}

/** By chain of the program. `root`: the data folder. */
export async function getRunChains(program: Program, root: string): Promise<readonly StoredChain[]> {
  const chains: StoredChain[] = [];
  const byFuture = chainsByFuture(program);
  for (const [index, { underlying }] of (program.chains ?? []).entries()) {
    const instrument = program.instruments[underlying];
    const id = instrument?.kind === 'fixed' ? instrument.id : '';
    const history = await findChainHistory(id, root);
    if (history === null) {
      throw new InputFault(
        { file: id },
        'no options on it are stored, and nothing that they could be modelled from',
        'import its option candles, or its minutes and those of its volatility index',
      );
    }
    const { sessions } = createTradingCalendar(segmentOfMarket(history.market));
    const futures = byFuture.has(index) ? { futures: await getChainFutures(id, root) } : {};
    chains.push({ history, sessions, terms: termsOfMarket(history.market), ...futures });
  }
  return chains;
}
