// Everything on: the same backtest that a user starts, with risk, venue, costs, charges, ledger, journal and equity curve; the bare
// evaluator of the same program beside it shows what they cost.

import { PlainAccount } from './contestants/account';
import { bareEvaluator } from './contestants/bare-evaluator';
import { ManagedAccount } from './contestants/managed-account';
import { backtestRequest, wholeMachine } from './contestants/whole-machine';
import { inProcess } from './harness/contestant';
import { race } from './harness/race';
import { Scoreboard } from './harness/scoreboard';
import { walkMarket, YEAR_BARS } from './market/walk-bars';
import { SMA_CROSS } from './strategies/sma-cross';
import { thirtyNodes } from './strategies/thirty-nodes';

const DIFFERS = 'other fills: a venue with costs, and risk of its own';
const board = new Scoreboard('The whole machine, everything on');
const market = walkMarket(YEAR_BARS);
const CASES = [
  { name: 'SMA cross', graph: SMA_CROSS, account: new PlainAccount(market.candles), range: null, mustBarsPerSecond: 5e6 },
  {
    name: 'Thirty nodes',
    graph: thirtyNodes(),
    account: new ManagedAccount(market.candles, true),
    range: 'wilder@1',
    mustBarsPerSecond: 2e6,
  },
];
for (const { name, graph, account, range, mustBarsPerSecond } of CASES) {
  const [machine, bare] = await race([
    inProcess('ours, everything on', wholeMachine(backtestRequest(graph, market))),
    inProcess('ours, bare evaluator', bareEvaluator(graph, market, account, range), { differs: DIFFERS }),
  ]);
  if (machine === undefined || bare === undefined) throw new Error('both run');
  board.table(name, YEAR_BARS, [machine, bare]);
  board.atLeast(null, `${name}, everything on, million bars a second`, (YEAR_BARS * 1e3) / machine.medianNs, mustBarsPerSecond / 1e6, {
    unit: ' M/s',
  });
  board.note('');
}
board.finish();
