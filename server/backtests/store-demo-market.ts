// The bundled demo market, written into the store as an import would be, and named synthetic there. What is stored already is not made again.
import type { ProgramInstrument } from '../../dsl/ir/program';
import type { Candles } from '../../engine/market/candles';
import { listDemoFutures } from '../../engine/synthetic/demo-futures';
import { DEMO_INDEX, listDemoInstruments } from '../../engine/synthetic/demo-instruments';
import { listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, findDemoInstrument, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../engine/time/day-text';
import { InputFault } from '../market-data/input-fault';
import { CandleStore } from '../market-data/store/candle-store';
import type { DatasetImport } from '../market-data/store/dataset';

export interface DemoSpan {
  /** First and last day that have candles. */
  readonly from: string;
  readonly to: string;
  /** First day that trades; what comes before warms up. */
  readonly tradesFrom: string;
}

/** Five whole years, and a quarter before them. */
export const DEMO_SPAN: DemoSpan = Object.freeze({ from: '2020-10-01', to: '2025-12-31', tradesFrom: '2021-01-01' });
const SOURCE = `synthetic: the demo market, seed ${DEMO_SEED}`;

/** What stands behind an instrument of a program: itself, or every contract that a rule may choose. */
export function listDemoIds(instrument: ProgramInstrument, { from, to }: DemoSpan): readonly string[] {
  if (instrument.kind === 'fixed') return [instrument.id];
  if (instrument.underlying !== DEMO_INDEX.id) return [instrument.underlying];
  return listDemoFutures(listDemoSessions(isoDay(from), isoDay(to))).map(({ id }) => id);
}

/** Every instrument that trades in the span. */
export function listDemoMarketIds({ from, to }: DemoSpan): readonly string[] {
  return listDemoInstruments(listDemoSessions(isoDay(from), isoDay(to))).map(({ id }) => id);
}

/** `importedAt`: ISO 8601. */
export async function storeDemoMarket(
  root: string,
  ids: readonly string[],
  { from, to }: DemoSpan,
  importedAt: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const store = new CandleStore(root);
  const sessions = listDemoSessions(isoDay(from), isoDay(to));
  for (const [at, id] of ids.entries()) {
    onProgress(at, ids.length);
    if (findDemoInstrument(id) === null)
      throw new InputFault(
        { file: id },
        'this is not of the demo market',
        'choose a template that trades it, or import data and use yantra backtest',
      );
    const known = await store.findDataset(id, '1m');
    if (known?.imports.some(({ source }) => source === SOURCE) === true) continue;
    const candles = generateDemoCandles(id, sessions, DEMO_SEED);
    if (candles.count === 0) throw new InputFault({ file: id }, `it does not trade between ${from} and ${to}`, 'choose another contract');
    await store.write(candles, store.plan(candles, 'replace'), 'raw', importOf(candles, importedAt));
  }
  onProgress(ids.length, ids.length);
}

function importOf({ count }: Candles, importedAt: string): DatasetImport {
  return {
    source: SOURCE,
    sourceSha256: '',
    format: 'generated',
    importedAt,
    label: 'start',
    rowsRead: count,
    rowsAdded: count,
    rowsIdentical: 0,
    rowsReplaced: 0,
    findings: [],
    repairs: [],
  };
}
