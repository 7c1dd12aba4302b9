// The kernels beside C: the SMA cross with stops, fees and drawdown, and a strategy of thirty nodes, over a year and over a million bars.
import { bareEvaluator } from './contestants/bare-evaluator';
import { ManagedAccount } from './contestants/managed-account';
import { inProcess } from './harness/contestant';
import { race } from './harness/race';
import { ratio, Scoreboard } from './harness/scoreboard';
import { openWorkshop } from './market/market-file';
import { walkMarket, YEAR_BARS } from './market/walk-bars';
import { C_NAME, type CRule, cPeer } from './peers/c-peer';
import { NAIVE, naiveContestant } from './peers/naive-contestant';
import { SMA_CROSS } from './strategies/sma-cross';
import { thirtyNodes } from './strategies/thirty-nodes';

const OURS = 'ours, bare evaluator';
const MANY_BARS = 1_000_000;
const RULES = [
  { rule: 'sma-cross-managed', name: 'SMA cross with stop, target, fees and drawdown', graph: SMA_CROSS, range: null, timesC: 8 },
  { rule: 'thirty-nodes', name: 'Thirty nodes', graph: thirtyNodes(), range: 'wilder@1', timesC: 5 },
] as const satisfies readonly { readonly rule: CRule; readonly [key: string]: unknown }[];
const board = new Scoreboard('Evaluator against C and a naive interpreter');

for (const bars of [YEAR_BARS, MANY_BARS]) {
  const market = walkMarket(bars);
  const workshop = openWorkshop(market.candles);
  for (const { rule, name, graph, range, timesC } of RULES) {
    const account = (): ManagedAccount => new ManagedAccount(market.candles, range !== null);
    const ours = inProcess(OURS, bareEvaluator(graph, market, account(), range));
    const c = cPeer(workshop, rule);
    const besideC = await race(c === null ? [ours] : [ours, c]);
    board.table(name, bars, besideC, c === null ? [C_NAME] : []);
    board.atMost(5, `${name}, ${bars} bars: ours over C`, ratio(besideC, OURS, C_NAME), timesC);
    board.note('');
    if (bars !== YEAR_BARS) continue;
    const besideNaive = await race([ours, naiveContestant(graph, market, account(), range)]);
    board.table(name, bars, besideNaive);
    board.atLeast(6, `${name}: naive object graph over ours`, ratio(besideNaive, NAIVE, OURS), 20);
    board.note('');
  }
  workshop.remove();
}
board.finish();
