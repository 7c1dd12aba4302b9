// Ten thousand variants over a year of minutes: a screen of their signals on one core, and on the whole machine as many as a minute allows,
// on one core and on two. What the two measure is not the same thing, and both are told.
import { findScreenRefusal, screenVariants } from '../engine/sweep/screen-variants';
import { compiled } from './contestants/compiled-strategy';
import { backtestRequest } from './contestants/whole-machine';
import { Scoreboard } from './harness/scoreboard';
import { walkMarket, YEAR_BARS } from './market/walk-bars';
import { sweptCross, sweptThirtyNodes } from './strategies/swept';

const board = new Scoreboard('Sweeps: 10 000 variants over one year of minutes');
const market = walkMarket(YEAR_BARS);
for (const [{ name, graph, variants }, must] of [
  [sweptCross(), 30],
  [sweptThirtyNodes(), 40],
] as const) {
  const { program } = compiled(graph);
  const { instruments } = backtestRequest(graph, market);
  const refusal = findScreenRefusal({ program, histories: instruments });
  if (refusal !== null) throw new Error(`${name}: ${refusal}`);
  const beganAt = process.cpuUsage();
  const outcomes = screenVariants(
    { program, histories: instruments, fromUs: Number.NEGATIVE_INFINITY, costUnits: 15, priceScale: 100 },
    variants.map(({ params }) => params),
  );
  const { user, system } = process.cpuUsage(beganAt);
  const trades = outcomes.reduce((sum, outcome) => sum + outcome.trades, 0);
  board.note(`${name}: ${variants.length} variants, ${trades} trades`);
  board.atMost(8, `${name}, signals of ${variants.length} variants, processor time`, (user + system) / 1e6, must, { unit: ' s' });
}
board.finish();
