// A year of minutes of a four-legged option strategy with everything on, entered and left each session of the demo market: where it reads the contracts
// that it selects, and where it reads every contract of the chain each minute. Chains are opened anew each time: what a run reads, it pays for.
import type { Program, ProgramOp, StructureLeg } from '../dsl/ir/program';
import { index } from '../engine/market/instrument';
import { runBacktest } from '../engine/run/backtest';
import type { BacktestRequest } from '../engine/run/backtest-request';
import { demoChainHistory } from '../engine/synthetic/demo-chain';
import { DEMO_OPTION_LOT, DEMO_OPTION_TICK } from '../engine/synthetic/demo-option-trading';
import { listDemoSessions } from '../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../engine/synthetic/generate-demo-candles';
import { isoDay } from '../engine/time/day-text';
import { istMinute, timeOfMinute } from '../engine/time/ist-time';
import { PLAIN_EXECUTION } from '../engine/trade/rig/trade-rig';
import { DEFAULT_VENUE } from '../engine/venue/venue-config';
import { createTradingCalendar } from '../server/market-data/trading-calendar';

const RUNS = 3;
const [FROM, TO] = [isoDay('2024-01-01'), isoDay('2024-12-31')];
const GOALS_MS = { selected: 250, whole: 1_500 } as const;
const days = listDemoSessions(FROM, TO);
const spot = generateDemoCandles('DEMO:INDEX', days, DEMO_SEED);
const volatilityIndex = generateDemoCandles('DEMO:VIX', days, DEMO_SEED);
const { sessions } = createTradingCalendar('NSE:index');

function leg(right: 'call' | 'put', side: 'buy' | 'sell', value: number): StructureLeg {
  const strike = { rule: { by: 'steps', from: 'spot', value }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side, ratio: 1, product: 'intraday' };
}

function programOf(readings: readonly ProgramOp[]): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'DEMO:INDEX' }],
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

const MEASURES = ['atmStrike', 'straddlePremium', 'atmVolatility', 'callOpenInterest', 'putOpenInterest', 'maxPain', 'callWall', 'putWall'];

function requestOf(measures: readonly string[]): BacktestRequest {
  const readings = measures.map((measure, place): ProgramOp => {
    const args = { chain: 0, measure, reference: 'synthetic', strikes: 0 };
    return { op: 'chain@1', clock: 2, in: [], args, out: 2 + place };
  });
  const terms = { lot: DEMO_OPTION_LOT, tick: DEMO_OPTION_TICK, freezeQuantity: 0 };
  const history = demoChainHistory(spot, volatilityIndex, ['spot', 'vix'], DEMO_SEED);
  return {
    program: programOf(readings),
    programHash: 'bench',
    params: [],
    instruments: [{ candles: spot, sessions, instrument: index('DEMO:INDEX'), hasVolume: false, terms: null, dataHash: 'spot' }],
    chains: [{ history, sessions, terms }],
    fromUs: timeOfMinute(istMinute(FROM, 0)),
    toUs: timeOfMinute(istMinute(TO + 1, 0)) - 1,
    capitalPaise: 100_000_000,
    venue: DEFAULT_VENUE,
    probes: readings.map(({ out }) => out),
  };
}

function say(what: string, measures: readonly string[], goalMs: number): void {
  let [ms, trades] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 0; run < RUNS; run += 1) {
    const request = requestOf(measures);
    const startedAt = performance.now();
    trades = runBacktest(request).result.trades.length;
    ms = Math.min(ms, performance.now() - startedAt);
  }
  console.log(`${what}: ${ms.toFixed(0)} ms for ${days.length} sessions, ${trades} trades; the goal is ${goalMs} ms`);
}

say('four legs, selected contracts alone', [], GOALS_MS.selected);
say(`four legs, and ${MEASURES.length} readings of every contract each minute`, MEASURES, GOALS_MS.whole);
