// What every request of a test has in common, said once: a program of a pulse on each clock, an order that goes to the market, a share whose bars
// are written down, a venue without costs. A test says what is its own.
import type { Program, ProgramAction } from '../../dsl/ir/program';
import type { SessionLookup } from '../bars/session-windows';
import type { Candles } from '../market/candles';
import { equity } from '../market/instrument';
import { DEFAULT_VENUE } from '../venue/venue-config';
import type { BacktestInstrument } from './backtest-instrument';
import type { BacktestRequest } from './backtest-request';

export type Enter = Extract<ProgramAction, { readonly kind: 'enter' }>;
/** Price units. */
export type Bar = readonly [open: number, high: number, low: number, close: number];

/** Ten shares at the market, with a stop 5 % below. */
export const ENTER: Enter = {
  kind: 'enter',
  event: 0,
  position: 0,
  legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'intraday' }],
  size: { kind: 'lots', lots: 10 },
  risk: [{ kind: 'legStop', basis: 'percent', value: 5 }],
  execution: {
    entry: 'market',
    protectionPercent: 0,
    limitOffsetTicks: 0,
    stopBufferPercent: 5,
    timeoutSeconds: 0,
    onTimeout: 'cancel',
    chaseSeconds: 10,
    chaseStepsMax: 3,
  },
  whenBusy: 'ignore',
};

const FREE_VENUE = { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 };

/** Event n is the pulse of clock n. */
export function sceneProgram(parts: Pick<Program, 'clocks' | 'actions'> & Partial<Program>): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'NSE:TEST' }],
    params: [],
    ops: parts.clocks.map((_, clock) => ({ op: 'pulse@1', clock, in: [], args: {}, out: clock })),
    positions: 1,
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
    ...parts,
  };
}

/** One-minute bars that open at these minutes, a million units each. */
export function sceneCandles(minutes: readonly number[], bars: readonly Bar[], instrument = 'NSE:TEST'): Candles {
  const column = (field: 0 | 1 | 2 | 3) => Int32Array.from(bars, (bar) => bar[field]);
  return {
    instrument,
    timeframe: '1m',
    priceScale: 100,
    count: bars.length,
    minute: Int32Array.from(minutes),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: new Float64Array(bars.length).fill(1_000_000),
    openInterest: new Float64Array(bars.length).fill(Number.NaN),
  };
}

export function sceneShare(candles: Candles, sessions: SessionLookup, own: Partial<BacktestInstrument> = {}): BacktestInstrument {
  return {
    candles,
    sessions,
    instrument: equity(candles.instrument, false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: candles.instrument,
    ...own,
  };
}

/** `fromUs`, `toUs`: the first and the last instant that may decide. */
export function sceneRequest(
  program: Program,
  instruments: readonly BacktestInstrument[],
  own: Pick<BacktestRequest, 'fromUs' | 'toUs'> & Partial<BacktestRequest>,
): BacktestRequest {
  return { program, programHash: 'test', params: [], instruments, capitalPaise: 10_000_000, venue: FREE_VENUE, ...own };
}
