// What a modelled chain costs: four contracts followed over a year of sessions, and a whole chain with its summary for a session.
import { ModelledChainHistory } from '../engine/chain-model/modelled-chain-history';
import { listDemoSessions } from '../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../engine/synthetic/generate-demo-candles';
import { isoDay } from '../engine/time/day-text';

const RUNS = 5;
const SESSIONS = 25;
const sessions = listDemoSessions(isoDay('2024-01-01'), isoDay('2024-12-31'));
const spot = generateDemoCandles('DEMO:INDEX', sessions, DEMO_SEED);
const volatilityIndex = generateDemoCandles('DEMO:VIX', sessions, DEMO_SEED);

function open(): ModelledChainHistory {
  return new ModelledChainHistory({
    market: 'DEMO',
    underlying: 'INDEX',
    spot,
    volatilityIndex,
    expiriesOn: (day) => [{ day: day + 3, cycle: 'weekly' }],
    strikeStep: () => 5_000,
    strikesEachSide: 15,
    tick: () => 5,
    dataHash: '',
  });
}

/** Four contracts at the money, session by session. */
function follow(history: ModelledChainHistory): number {
  return history.days.reduce((sum, day) => {
    const chain = history.chainOn(day, day + 3);
    return (chain?.contracts ?? []).slice(28, 32).reduce((rows, contract) => rows + (chain?.candlesOf(contract)?.count ?? 0), sum);
  }, 0);
}

function summarise(history: ModelledChainHistory): number {
  return history.days.slice(0, SESSIONS).reduce((sum, day) => sum + (history.chainOn(day, day + 3)?.summary.count ?? 0), 0);
}

function bestMs(work: (history: ModelledChainHistory) => number): { readonly ms: number; readonly rows: number } {
  let [ms, rows] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 0; run < RUNS; run += 1) {
    const history = open();
    const startedAt = performance.now();
    rows = work(history);
    ms = Math.min(ms, performance.now() - startedAt);
  }
  return { ms, rows };
}

const followed = bestMs(follow);
console.log(`four contracts over ${open().days.length} sessions: ${followed.ms.toFixed(0)} ms, ${followed.rows} bars`);
const summary = bestMs(summarise);
console.log(`62 contracts of a session with their summary: ${(summary.ms / SESSIONS).toFixed(1)} ms`);
