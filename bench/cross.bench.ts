// One year of minutes, one rule, everybody: in when the average of 20 closes crosses above that of 50, out when it crosses below, filled at
// the next open. Ours is the bare evaluator with a plain account beside it, as the peers have none of a venue's rules either.
import { PlainAccount } from './contestants/account';
import { bareEvaluator } from './contestants/bare-evaluator';
import { timeOps } from './contestants/op-times';
import { inProcess } from './harness/contestant';
import { race } from './harness/race';
import { ratio, Scoreboard } from './harness/scoreboard';
import { openWorkshop } from './market/market-file';
import { walkMarket, YEAR_BARS } from './market/walk-bars';
import { C_NAME, cPeer } from './peers/c-peer';
import { GRADEMARK, grademark } from './peers/grademark';
import { NAIVE, naiveContestant } from './peers/naive-contestant';
import { TECHNICAL_INDICATORS, technicalIndicators, tradingSignals } from './peers/npm-averages';
import { BACKTESTING_PY, BACKTRADER, NUMPY, PANDAS, pythonPeer } from './peers/python-peer';
import { SMA_CROSS } from './strategies/sma-cross';

const OURS = 'ours, bare evaluator';
/** Read from the machine code that Node 20 makes of the kernels. */
const ARRAY_COST =
  'Every read or write of a typed array is some seven instructions: the compiler of this Node checks the array and loads its length and address ' +
  'anew each time round a loop. A bar takes twenty of them: six in each moving sum, four in the cross, four in the account, which is kept beside ' +
  'the averages of the library too. Fewer would take another compiler, or kernels outside JavaScript.';
const board = new Scoreboard('SMA cross, one year of minutes, against peers');
const market = walkMarket(YEAR_BARS);
const workshop = openWorkshop(market.candles);
const foreign = [
  { name: C_NAME, contestant: cPeer(workshop, 'sma-cross') },
  ...[NUMPY, PANDAS, BACKTESTING_PY, BACKTRADER].map((peer) => ({ name: peer.name, contestant: pythonPeer(workshop, peer) })),
];
const results = await race([
  inProcess(OURS, bareEvaluator(SMA_CROSS, market, new PlainAccount(market.candles))),
  ...foreign.flatMap(({ contestant }) => (contestant === null ? [] : [contestant])),
  technicalIndicators(market.candles),
  tradingSignals(market.candles),
  naiveContestant(SMA_CROSS, market, new PlainAccount(market.candles)),
  grademark(market.candles),
]);
workshop.remove();
const absent = foreign.filter(({ contestant }) => contestant === null).map(({ name }) => name);
const opTimes = timeOps(SMA_CROSS, market);
const opWords = opTimes.map(({ op, nsPerBar }) => `${op} ${nsPerBar.toFixed(1)}`).join(', ');
const restNs = (results[0]?.medianNs ?? Number.NaN) / YEAR_BARS - opTimes.reduce((sum, { nsPerBar }) => sum + nsPerBar, 0);
board.table('SMA cross', YEAR_BARS, results, absent);
board.note(`of ours, ns a bar: ${opWords}; account, windows and what the others leave in the caches ${restNs.toFixed(1)}`);
board.atLeast(1, 'backtrader, runonce, over ours', ratio(results, BACKTRADER.name, OURS), 1_000);
board.atLeast(2, 'backtesting.py over ours', ratio(results, BACKTESTING_PY.name, OURS), 75);
board.atLeast(2, 'grademark over ours', ratio(results, GRADEMARK, OURS), 100);
board.atLeast(3, 'technicalindicators over ours', ratio(results, TECHNICAL_INDICATORS, OURS), 8, { ifNot: ARRAY_COST });
board.atMost(4, 'ours over pandas, vectorised', ratio(results, OURS, PANDAS.name), 1.5);
board.atMost(5, 'ours over C, plain account', ratio(results, OURS, C_NAME), 8);
board.atLeast(6, 'naive object graph over ours', ratio(results, NAIVE, OURS), 20);
board.finish();
