// Futures for chains whose rules ask for them: every month from the first stored to the last, the shortest bars of each, or one plain fault.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Compilation, compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import type { Program } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { Candles } from '../../engine/market/candles';
import { formatDay, isoDay } from '../../engine/time/day-text';
import { istMinute } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { CandleStore } from '../market-data/store/candle-store';
import { getChainFutures } from './chain-futures';
import { getRunChains } from './run-chains';
import { runStoredBacktest } from './run-stored-backtest';
import { getStoredHistories } from './stored-history';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-chain-futures-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NIFTY = 'NSE:NIFTY 50';
const MADE = { source: 'made here', sourceSha256: '', format: 'candles', importedAt: '', label: 'start' } as const;
const COUNTS = { rowsRead: 0, rowsAdded: 0, rowsIdentical: 0, rowsReplaced: 0, findings: [], repairs: [] };

async function storeBars(instrument: string, day: string, timeframe = '1m', units = 2_600_000): Promise<void> {
  const price = new Int32Array(10).fill(units);
  const minute = Int32Array.from(price, (_, row) =>
    istMinute(isoDay(day), timeframe === '1d' ? 555 : 555 + row * Number.parseInt(timeframe, 10)),
  );
  const columns = { minute, open: price, high: price, low: price, close: price, volume: new Float64Array(10) };
  const candles: Candles = { instrument, timeframe, priceScale: 100, count: 10, ...columns, openInterest: new Float64Array(10) };
  const store = new CandleStore(root);
  await store.write(candles, store.plan(candles, 'fail'), 'raw', { ...MADE, ...COUNTS });
}

beforeAll(async () => {
  await storeBars(NIFTY, '2026-01-05');
  await storeBars('NSE:INDIA VIX', '2026-01-05', '1m', 1_300);
});

function programOf(from: 'spot' | 'future'): Program {
  const strike = { rule: { by: 'steps', from, value: 0 }, tie: 'lower', noMatch: 'skip' } as const;
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: NIFTY }],
    chains: [{ underlying: 0, expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 }, strikesEachSide: 5 }],
    previews: [{ legs: [{ chain: 0, right: 'call', strike, side: 'buy', ratio: 1, product: 'carry' }] }],
    clocks: [],
    params: [],
    ops: [],
    positions: 0,
    actions: [],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
}

test('where none is stored, what is asked for is one fault with a remedy, and what is not asked for is none', async () => {
  await expect(getRunChains(programOf('future'), root)).rejects.toThrow(
    'NSE:NIFTY 50: a strike is sought beside the price of its future, and no futures on it are stored; import 1m candles of its contracts',
  );
  const [chain] = await getRunChains(programOf('spot'), root);
  expect(chain?.futures).toBeUndefined();
});

test('every month stands in its place, with the shortest bars within the day; one that is not stored is not its neighbour', async () => {
  await storeBars('NFO:NIFTY26JANFUT', '2026-01-05', '5m');
  await storeBars('NFO:NIFTY26JANFUT', '2026-01-05', '1m');
  await storeBars('NFO:NIFTY26MARFUT', '2026-01-05', '5m');
  await storeBars('NFO:BANKNIFTY26JANFUT', '2026-01-05');
  const { contracts, hash } = await getChainFutures(NIFTY, root);
  expect(contracts.map(({ expiryDay, contract }) => [formatDay(expiryDay), contract?.instrument, contract?.timeframe]).slice(-3)).toEqual([
    ['2026-01-27', 'NFO:NIFTY26JANFUT', '1m'],
    ['2026-02-24', undefined, undefined],
    ['2026-03-30', 'NFO:NIFTY26MARFUT', '5m'],
  ]);
  const [chain] = await getRunChains(programOf('future'), root);
  expect(chain?.futures?.hash).toBe(hash);
  await storeBars('NFO:NIFTY26FEBFUT', '2026-01-05');
  expect((await getChainFutures(NIFTY, root)).hash).not.toBe(hash);
});

const STRADDLE = path.join(import.meta.dirname, '../../fixtures/option-strategies/short-straddle-920/graph.json');

/** The straddle of the templates, at the strike beside the price of the future. */
function byFuture(): Compilation & { readonly graph: Graph } {
  const drawn = JSON.parse(readFileSync(STRADDLE, 'utf8').replace('DEMO:INDEX', NIFTY).replace('5m', '1m'));
  drawn.nodes.push({ id: 'beside', kind: 'leg.strikeBySteps@1', params: { steps: 0, from: 'future' } });
  drawn.edges.push({ id: 'beside', from: { node: 'beside', port: 'strike' }, to: { node: 'legs', port: 'strike' } });
  const parsed = parseGraphText(JSON.stringify(drawn));
  invariant(parsed.kind === 'graph', 'it is a graph');
  return { graph: parsed.graph, ...compile(parsed.graph) };
}

test('a report lists them once, after the instruments, however many chains seek beside them', async () => {
  const { graph, compiled, diagnostics } = byFuture();
  invariant(compiled !== null, 'it compiles');
  const histories = await getStoredHistories(compiled.program, { root, file: null, toDay: null, ticks: null });
  const chains = await getRunChains(compiled.program, root);
  const params = compiled.sourceMap.params.map((source) => source.default);
  const { document } = runStoredBacktest({
    graph,
    compiled,
    diagnostics,
    params,
    histories,
    chains: [...chains, ...chains],
    fromDay: null,
    toDay: null,
    capitalPaise: 10_000_000,
    venue: DEFAULT_VENUE,
    command: 'yantra backtest',
  });
  expect(document.data.map(({ instrument, timeframe, source }) => [instrument, timeframe, source.slice(0, 18)])).toEqual([
    [NIFTY, '1m', 'made here (candles'],
    ['NSE:NIFTY 50 futures', '1m, 5m', '3 stored contracts'],
  ]);
});
