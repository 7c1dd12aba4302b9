// How fast this machine compiles and runs a strategy: medians over rounds, on a year of synthetic minutes held in memory. A figure for a
// person, never for a comparison of two programs: `npm run bench` does that, with peers side by side.
import { compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import { invariant } from '../../dsl/types/invariant';
import { equity } from '../../engine/market/instrument';
import { runBacktest } from '../../engine/run/backtest';
import { evaluate } from '../../engine/run/evaluate';
import { listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../engine/time/day-text';
import { timeOfMinute } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { findTradingCalendar } from '../market-data/trading-calendar';

export interface SpeedFigure {
  readonly name: string;
  /** Of one round, milliseconds. */
  readonly medianMs: number;
  /** Bars of one round; null where none are read. */
  readonly bars: number | null;
}

export interface Speed {
  readonly bars: number;
  readonly trades: number;
  readonly figures: readonly SpeedFigure[];
}

const INSTRUMENT = 'DEMO:BANKONE';
const FROM = '2024-01-01';
const TO = '2024-12-31';

/** The graph trades one share of the demo market. */
export function measureSpeed(graph: Graph, rounds: number, onProgress: (done: number, total: number) => void): Speed {
  const candles = generateDemoCandles(INSTRUMENT, listDemoSessions(isoDay(FROM), isoDay(TO)), DEMO_SEED);
  const { compiled } = compile(graph);
  const calendar = findTradingCalendar(INSTRUMENT);
  invariant(compiled !== null && calendar !== null, 'the bundled graph compiles, and the demo market has hours');
  const { program, hash, sourceMap } = compiled;
  const params = sourceMap.params.map((param) => param.default);
  const history = {
    candles,
    sessions: calendar.sessions,
    instrument: equity(INSTRUMENT, false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: '',
  };
  const instruments = program.instruments.map(() => history);
  const fromUs = timeOfMinute(candles.minute[0] ?? 0);
  const toUs = timeOfMinute(candles.minute[candles.count - 1] ?? 0);
  const request = { program, programHash: hash, params, instruments, fromUs, toUs, capitalPaise: 50_000_000, venue: DEFAULT_VENUE };
  const slots = program.actions.map(({ event }) => event);
  const trades = runBacktest(request).result.trades.length;
  const pieces: readonly (readonly [name: string, bars: number | null, piece: () => unknown])[] = [
    ['compile the graph', null, () => compile(graph)],
    ['signals alone', candles.count, () => evaluate({ program, params, histories: instruments, slots, priceScale: candles.priceScale })],
    ['whole backtest', candles.count, () => runBacktest(request)],
  ];
  const figures = pieces.map(([name, bars, piece], at) => {
    const medianMs = medianOf(rounds, piece, (done) => onProgress(at * rounds + done, pieces.length * rounds));
    return { name, medianMs, bars };
  });
  return { bars: candles.count, trades, figures };
}

function medianOf(rounds: number, piece: () => unknown, onRound: (done: number) => void): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const startedAt = performance.now();
    piece();
    const tookMs = performance.now() - startedAt;
    onRound(round + 1);
    return tookMs;
  });
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? Number.NaN;
}
