// The self-checks on a sound strategy, which they pass, and on strategies, data and fills with one fault each, which they find.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { Graph } from '../../dsl/graph/graph';
import { invariant } from '../../dsl/types/invariant';
import { istDayOf } from '../market/candles';
import { equity } from '../market/instrument';
import { type BacktestRun, runBacktest } from '../run/backtest';
import type { BacktestRequest } from '../run/backtest-request';
import { listDemoSessions } from '../synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../synthetic/generate-demo-candles';
import { isoDay } from '../time/day-text';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { checkFills } from './fill-check';
import { checkLookAhead, spreadDays } from './look-ahead-check';
import { checkWarmUp } from './warm-up-check';

const text = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/strategies/ema-cross/graph.json'), 'utf8');
const candles = generateDemoCandles('DEMO:BANKONE', listDemoSessions(isoDay('2024-01-01'), isoDay('2024-04-30')), DEMO_SEED);
const days = [...new Set(Array.from(candles.minute, istDayOf))];
const open = new Set(days);

function requestOf(): BacktestRequest {
  const { compiled } = compile(Graph.parse(JSON.parse(text)));
  invariant(compiled !== null, 'a template compiles');
  const history = {
    candles,
    sessions: (day: number) => (open.has(day) ? [{ openMinute: istMinute(day, 555), closeMinute: istMinute(day, 930) }] : []),
    instrument: equity('DEMO:BANKONE', false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: 'demo',
  };
  return {
    program: compiled.program,
    programHash: compiled.hash,
    params: compiled.sourceMap.params.map((param) => param.default),
    instruments: compiled.program.instruments.map(() => history),
    fromUs: timeOfMinute(istMinute(isoDay('2024-02-15'), 0)),
    toUs: timeOfMinute(istMinute(isoDay('2024-04-30') + 1, 0)) - 1,
    capitalPaise: 50_000_000,
    venue: DEFAULT_VENUE,
  };
}

const request = requestOf();
const runDays = days.filter((day) => day >= isoDay('2024-02-15'));
let run: BacktestRun;
beforeAll(() => {
  run = runBacktest(request);
});

describe('look-ahead', () => {
  test('a sound strategy decides the same whatever comes later', () => {
    const found = checkLookAhead(request, run.decisions, spreadDays(runDays, 3));
    expect(found).toHaveLength(3);
    for (const { decisions, divergence } of found) {
      expect(divergence).toBeNull();
      expect(decisions).toBeGreaterThan(50);
    }
  });
  test('one that knows the last day of its data is found out', () => {
    // It stops trading on the day that is the last it has: which day that is, only the future tells.
    const knowing = (given: BacktestRequest) => {
      const last = istDayOf(given.instruments[0]?.candles.minute.at(-1) ?? 0);
      return runBacktest({ ...given, toUs: timeOfMinute(istMinute(last, 600)) }).decisions;
    };
    const found = checkLookAhead(request, knowing(request), spreadDays(runDays, 2), () => {}, knowing);
    expect(found.every(({ divergence }) => divergence !== null)).toBe(true);
  });
  test('cuts lie inside the run, and never at its end', () => {
    expect(spreadDays([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2)).toEqual([4, 7]);
    expect(spreadDays([1], 3)).toEqual([]);
  });
});

describe('warm-up', () => {
  test('a sound strategy fires the same wherever its history begins', () => {
    const found = checkWarmUp(request, days, spreadDays(runDays, 2));
    for (const { historySessions, firings, changedUs } of found) {
      expect(historySessions).not.toBeNull();
      expect(firings).toBeGreaterThan(20);
      expect(changedUs).toBeNull();
    }
  });
  test('one that says it needs less history than it does is found out', () => {
    // Its account of what is too short is silenced: one session of history is then enough for it, and too little for its averages.
    const slow = request.program.params.findIndex(({ max }) => max === 200);
    const params = request.params.map((value, index) => (index === slow ? 200 : value));
    const careless = (given: BacktestRequest): BacktestRun => {
      const honest = runBacktest({ ...given, params });
      return { ...honest, result: { ...honest.result, shortWarmUps: [], digest: '' } };
    };
    const found = checkWarmUp(request, days, spreadDays(runDays, 2), () => {}, careless);
    expect(found.some(({ changedUs }) => changedUs !== null)).toBe(true);
  });
});

describe('fills', () => {
  test('of a run all lie within their bars', () => {
    const { checked, impossible } = checkFills(run.result.fills, [candles]);
    expect(checked).toBe(run.result.fills.length);
    expect(impossible).toEqual([]);
  });
  test('better than anything that traded there are found', () => {
    const better = run.result.fills.map((fill, index) =>
      index === 7 ? { ...fill, price: fill.price + (fill.side === 'buy' ? -3_000 : 3_000) } : fill,
    );
    expect(checkFills(better, [candles]).impossible.map(({ fill }) => fill.order)).toEqual([run.result.fills[7]?.order]);
  });
  test('without any bar are impossible', () => {
    expect(checkFills(run.result.fills.slice(0, 1), []).impossible).toHaveLength(1);
  });
});
