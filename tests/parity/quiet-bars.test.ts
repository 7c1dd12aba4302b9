// Passing over quiet bars leaves what walking through each of their instants would have left: every decision, every mark of equity, every
// trade with its extremes, and the state of kernel and venue to the bit. Each part of it with a fault that breaks the law.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { decisionLine } from '../../engine/journal/decision-log';
import { Epoch } from '../../engine/ledger/epoch';
import { Ledger } from '../../engine/ledger/ledger';
import { runBacktest } from '../../engine/run/backtest';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import { QuietBars } from '../../engine/run/quiet-bars';
import { RunRecorder } from '../../engine/run/run-recorder';
import { RunSessions } from '../../engine/run/run-sessions';
import { Trade } from '../../engine/trade/trade';
import { SimulatedVenue } from '../../engine/venue/simulated-venue';
import { PROPERTY_RUNS } from '../property-runs';
import { randomBacktest } from './random-strategy';

const SEED = 20_261_201;

/** What a run leaves behind, each part by its hash. */
function traceOf(request: BacktestRequest) {
  const states: string[] = [];
  const leave: () => void = Reflect.get(RunSessions.prototype, 'leave');
  const leaving = vi.spyOn(RunSessions.prototype, 'leave').mockImplementation(function (this: RunSessions) {
    const { trade, venue } = Reflect.get(this, 'parts');
    states.push(hashOf(trade.snapshot()), hashOf(venue.snapshot()));
    leave.call(this);
  });
  const { result, decisions } = runBacktest(request);
  leaving.mockRestore();
  const { series, trades, fills, charges, ambiguousBars } = result;
  const equity = [...series.equity.equityPaise, ...series.daily.equityPaise];
  const parts = { decisions: decisions.map(decisionLine), states, equity, trades, fills, charges, ambiguousBars };
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, hashOf(JSON.stringify(part))]));
}

function hashOf(data: Float64Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function walkedTraceOf(request: BacktestRequest) {
  const walking = vi.spyOn(QuietBars.prototype, 'pass').mockImplementation((timeUs) => timeUs);
  const trace = traceOf(request);
  walking.mockRestore();
  return trace;
}

const passingDoesNotShow = fc.property(fc.nat(2 ** 31), (seed) => {
  const request = randomBacktest(seed);
  expect(traceOf(request)).toEqual(walkedTraceOf(request));
});

function check(numRuns: number): void {
  fc.assert(passingDoesNotShow, { seed: SEED, numRuns, endOnFailure: true });
}

afterEach(() => {
  vi.restoreAllMocks();
});

test(`a run that passes over quiet bars is the run that walks through them, seed ${SEED}`, () => {
  const passing = vi.spyOn(RunRecorder.prototype, 'onPassed');
  const runs = PROPERTY_RUNS / 10;
  check(runs);
  const passed = passing.mock.calls.reduce((sum, [, bars]) => sum + bars, 0);
  expect(passed / runs).toBeGreaterThan(10);
});

describe(`the law sees a fault, seed ${SEED}`, () => {
  const FAULTS: Readonly<Record<string, () => unknown>> = {
    'rules that are not asked': () => vi.spyOn(Trade.prototype, 'narrowToQuiet').mockReturnValue(undefined),
    'legs that are not weighed together': () => vi.spyOn(Trade.prototype, 'listQuietMoney').mockReturnValue([]),
    'orders that are not asked': () => vi.spyOn(SimulatedVenue.prototype, 'narrowToQuiet').mockReturnValue(undefined),
    'clocks that are not heard': () => vi.spyOn(Trade.prototype, 'quietUntilUs').mockReturnValue(Number.POSITIVE_INFINITY),
    'an age that is not wound': () => vi.spyOn(Trade.prototype, 'passPrints').mockReturnValue(undefined),
    'a session that does not end': () => vi.spyOn(RunSessions.prototype, 'endUs', 'get').mockReturnValue(Number.POSITIVE_INFINITY),
    'trades that are not marked': () => vi.spyOn(Epoch.prototype, 'markBars').mockReturnValue(undefined),
    'equity that is marked on nothing': () => vi.spyOn(Ledger.prototype, 'markEquity').mockReturnValue(undefined),
  };
  test.each(Object.entries(FAULTS))('%s', (_, plant) => {
    plant();
    expect(() => check(100)).toThrow();
  });
});
