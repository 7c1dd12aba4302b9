// How long the demo market takes to make: five years of it, which a new installation waits for once.
import { listDemoInstruments } from '../engine/synthetic/demo-instruments';
import { listDemoSessions } from '../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../engine/synthetic/generate-demo-candles';
import { isoDay } from '../engine/time/day-text';
import { inProcess } from './harness/contestant';
import { race } from './harness/race';
import { Scoreboard } from './harness/scoreboard';

const MUST_S = 10;
const ROUNDS = 3;
const sessions = listDemoSessions(isoDay('2020-01-01'), isoDay('2024-12-31'));

const outcome = { trades: 0, pnlPaise: 0, equitySum: null };
function makeAll(): void {
  for (const { id } of listDemoInstruments(sessions)) generateDemoCandles(id, sessions, DEMO_SEED);
}

const board = new Scoreboard('The demo market, five years of minutes');
const results = await race([inProcess('all instruments', { play: makeAll, outcome: () => outcome })], ROUNDS);
for (const { name, medianNs } of results) board.atMost(null, `${name}, s`, medianNs / 1e9, MUST_S, { unit: ' s' });
board.finish();
