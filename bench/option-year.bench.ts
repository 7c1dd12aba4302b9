// A year of minutes of a four-legged option strategy with everything on, entered and left each session, from the stored files on: where it reads the
// contracts that it selects alone, and where it reads every contract of the chain each minute. Histories are opened anew each time: what a run reads,
// it pays for. What was never stored has to be modelled, which is timed apart.
import type { Program, ProgramOp, StructureLeg } from '../dsl/ir/program';
import { runBacktest } from '../engine/run/backtest';
import { istMinute, timeOfMinute } from '../engine/time/ist-time';
import { PLAIN_EXECUTION } from '../engine/trade/rig/trade-rig';
import { DEFAULT_VENUE } from '../engine/venue/venue-config';
import { getRunChains } from '../server/backtests/run-chains';
import { getStoredHistories } from '../server/backtests/stored-history';
import { Scoreboard } from './harness/scoreboard';
import { CHAIN_INDEX, getStoredChainYear, YEAR_FROM, YEAR_TO } from './market/stored-chain-year';

const ROUNDS_MAX = 15;
/** The slow need fewer rounds. */
const ROUNDS_MS = 12_000;
const MEASURES = ['atmStrike', 'straddlePremium', 'atmVolatility', 'callOpenInterest', 'putOpenInterest', 'maxPain', 'callWall', 'putWall'];

function leg(right: 'call' | 'put', side: 'buy' | 'sell', value: number): StructureLeg {
  const strike = { rule: { by: 'steps', from: 'spot', value }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side, ratio: 1, product: 'intraday' };
}

function reading(measure: string, strikes: number, out: number): ProgramOp {
  return { op: 'chain@1', clock: 2, in: [], args: { chain: 0, measure, reference: 'synthetic', strikes }, out };
}

function programOf(readings: readonly ProgramOp[]): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: CHAIN_INDEX }],
    chains: [{ underlying: 0, expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 }, strikesEachSide: 15 }],
    clocks: [
      { kind: 'time', instrument: 0, from: 'open', minutes: 5 },
      { kind: 'time', instrument: 0, from: 'close', minutes: 20 },
      { kind: 'bar', instrument: 0, timeframe: '1m' },
    ],
    params: [],
    ops: [...[0, 1].map((event) => ({ op: 'pulse@1', clock: event, in: [], args: {}, out: event })), ...readings],
    positions: 1,
    actions: [
      {
        kind: 'enter',
        event: 0,
        position: 0,
        legs: [leg('put', 'sell', 2), leg('call', 'sell', 2), leg('put', 'buy', 4), leg('call', 'buy', 4)],
        size: { kind: 'lots', lots: 1 },
        risk: [{ kind: 'mtmStop', basis: 'rupees', value: 3_000 }],
        execution: { ...PLAIN_EXECUTION, protectionPercent: 20 },
        whenBusy: 'ignore',
      },
      { kind: 'exit', event: 1, position: 0, percent: 100 },
    ],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
}

interface Lap {
  readonly clockMs: number;
  readonly processorMs: number;
  readonly trades: number;
}

async function run(root: string, readings: readonly ProgramOp[]): Promise<Lap> {
  const program = programOf(readings);
  const began = process.cpuUsage();
  const beganAt = performance.now();
  const { result } = runBacktest({
    program,
    programHash: 'bench',
    params: [],
    instruments: await getStoredHistories(program, { root, file: null, toDay: null, ticks: null }),
    chains: await getRunChains(program, root),
    fromUs: timeOfMinute(istMinute(YEAR_FROM, 0)),
    toUs: timeOfMinute(istMinute(YEAR_TO + 1, 0)) - 1,
    capitalPaise: 100_000_000,
    venue: DEFAULT_VENUE,
    probes: readings.map(({ out }) => out),
  });
  const { user, system } = process.cpuUsage(began);
  return { clockMs: performance.now() - beganAt, processorMs: (user + system) / 1e3, trades: result.trades.length };
}

async function measure(board: Scoreboard, root: string, what: string, readings: readonly ProgramOp[], goalMs: number): Promise<void> {
  const laps: Lap[] = [];
  const startedAt = performance.now();
  while (laps.length < ROUNDS_MAX && performance.now() - startedAt < ROUNDS_MS) laps.push(await run(root, readings));
  const least = (of: (lap: Lap) => number) => Math.min(...laps.map(of));
  board.atMost(
    null,
    `${what}, best round by the clock`,
    least(({ clockMs }) => clockMs),
    goalMs,
    { unit: ' ms' },
  );
  const first = laps[0];
  board.note(
    `${what}: ${first?.trades} trades; processor time ${least(({ processorMs }) => processorMs).toFixed(0)} ms; first round of the process ${first?.clockMs.toFixed(0)} ms`,
  );
}

const board = new Scoreboard('Four option legs over a year of minutes, from the stored files on');
const root = await getStoredChainYear();
await measure(board, root, 'selected contracts alone', [], 250);
const columns = MEASURES.map((name, place) => reading(name, 0, 2 + place));
await measure(board, root, `${MEASURES.length} readings of every contract each minute`, columns, 1_500);
const views = [reading('straddlePremium', 5, 2), reading('putOpenInterest', 5, 3), reading('callInterestChange', 0, 4)];
await measure(board, root, 'straddle and open interest around the money, and its change, each minute', views, 1_500);
await measure(board, root, 'skew of the smile each minute', [reading('skew', 0, 2)], 1_500);
board.finish();
