// One year from the files of the store to the last bar: load, compile, plan, lay out rows, run. What somebody waits for who has just
// changed a strategy.
import { runBacktest } from '../../engine/run/backtest';
import { thirtyNodes } from '../strategies/thirty-nodes';
import { bareEvaluator } from './bare-evaluator';
import { ManagedAccount } from './managed-account';
import { loadMarket } from './stored-market';
import { backtestRequest } from './whole-machine';

export type How = 'bare' | 'machine';

/** Its trades. */
export function runStoredYear(folder: string, how: How): number {
  const market = loadMarket(folder);
  if (how === 'machine') return runBacktest(backtestRequest(thirtyNodes(), market)).result.trades.length;
  const work = bareEvaluator(thirtyNodes(), market, new ManagedAccount(market.candles, true), 'wilder@1');
  work.play();
  return work.outcome().trades;
}
