// The history of a program's instruments as it is stored: rows, calendar, terms, and what the report says of them. Whatever is missing is one
// fault that names it all and the command that brings it.
import type { Program } from '../../dsl/ir/program';
import { sha256 } from '../../dsl/ir/sha256';
import { isIntraday, parseTimeframe, TIMEFRAMES, type Timeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { canAggregate } from '../../engine/bars/bar-aggregator';
import { type Candles, istDayOf } from '../../engine/market/candles';
import type { CorporateAction } from '../../engine/market/corporate-action';
import type { FixedTerms } from '../../engine/run/session-facts';
import { findDemoInstrument } from '../../engine/synthetic/generate-demo-candles';
import { istMinute } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';
import { coverSessions } from '../market-data/quality/session-coverage';
import { ActionStore, hashOfActions } from '../market-data/store/action-store';
import { CandleStore } from '../market-data/store/candle-store';
import type { Dataset } from '../market-data/store/dataset';
import { listDatasets } from '../market-data/store/list-datasets';
import { createTradingCalendar, findTradingCalendar, type TradingCalendar } from '../market-data/trading-calendar';
import { describeData } from '../runs/report/describe-data';
import type { StoredHistory } from './history';
import { findInstrumentOfId } from './instrument-of-id';
import { getRolledHistory } from './rolled-history';

/** By instrument of the program. `toDay`: the last IST day that is read; null for all there is. */
export async function getStoredHistories(program: Program, root: string, toDay: number | null): Promise<readonly StoredHistory[]> {
  const datasets = await listDatasets(root);
  const actions = new Map((await new ActionStore(root).list()).map((stored) => [stored.instrument, stored.actions]));
  const read = (dataset: Dataset): StoredHistory => getHistory(dataset, actions.get(dataset.instrument) ?? [], root, toDay);
  const bases = program.instruments.map((instrument, index) =>
    instrument.kind === 'fixed' ? findBase(datasets, instrument.id, clocksOf(program, index)) : null,
  );
  const missing = program.instruments.flatMap((instrument, index) =>
    instrument.kind === 'fixed' && bases[index] === null ? [instrument.id] : [],
  );
  if (missing.length > 0) throw missingFault([...new Set(missing)], datasets, program, root);
  return program.instruments.flatMap((instrument, index) => {
    const base = bases[index] ?? null;
    if (instrument.kind === 'fixed') return base === null ? [] : [read(base)];
    const contracts = basesOf(datasets, clocksOf(program, index));
    return [getRolledHistory(instrument, contracts, read)];
  });
}

/** The data set of each stored instrument from which a program would read it. */
function basesOf(datasets: readonly Dataset[], timeframes: readonly Timeframe[]): readonly Dataset[] {
  const ids = [...new Set(datasets.map(({ instrument }) => instrument))];
  return ids.flatMap((id) => findBase(datasets, id, timeframes) ?? []);
}

function clocksOf(program: Program, instrument: number): readonly Timeframe[] {
  return program.clocks.flatMap((clock) => (clock.kind === 'bar' && clock.instrument === instrument ? [clock.timeframe] : []));
}

/** The shortest stored bars of which all of the instrument's clocks are made. */
function findBase(datasets: readonly Dataset[], id: string, timeframes: readonly Timeframe[]): Dataset | null {
  for (const base of TIMEFRAMES) {
    const dataset = datasets.find(({ instrument, timeframe }) => instrument === id && timeframe === base);
    if (dataset !== undefined && timeframes.every((timeframe) => canAggregate(base, timeframe))) return dataset;
  }
  return null;
}

function missingFault(missing: readonly string[], datasets: readonly Dataset[], program: Program, root: string): InputFault {
  const stored = datasets.filter(({ instrument, timeframe }) => missing.includes(instrument) && timeframe !== 'tick');
  if (stored.length > 0) {
    const [{ instrument, timeframe } = { instrument: '', timeframe: '' }] = stored;
    const wanted = clocksOf(
      program,
      program.instruments.findIndex((one) => one.kind === 'fixed' && one.id === instrument),
    ).join(', ');
    return new InputFault(
      { file: instrument },
      `only ${timeframe} candles of it are stored, of which ${wanted} bars cannot be made`,
      'import 1m candles of it',
    );
  }
  const [first = ''] = missing;
  const remedy = first.startsWith('DEMO:') ? 'yantra demo makes them' : `yantra import <file> --instrument "${first}"`;
  return new InputFault({ file: missing.join(', ') }, `no candles are stored in ${root}`, `import them: ${remedy}`);
}

function getHistory(dataset: Dataset, stored: readonly CorporateAction[], root: string, toDay: number | null): StoredHistory {
  const { instrument: id, timeframe, hash, priceScale } = dataset;
  const toMinute = toDay === null ? Number.POSITIVE_INFINITY : istMinute(toDay + 1, 0);
  const candles = new CandleStore(root).find(id, timeframe, Number.NEGATIVE_INFINITY, toMinute);
  const instrument = findInstrumentOfId(id, priceScale);
  const calendar = findCalendar(id);
  if (candles === null || candles.count === 0)
    throw new InputFault({ file: id }, 'nothing is stored up to that day', 'see yantra data, or choose another --to');
  if (instrument === null || calendar === null)
    throw new InputFault({ file: id }, 'its market is not in the tables', 'choose an instrument of NSE, BSE, NFO or BFO');
  const demo = findDemoInstrument(id);
  const knownActions = actionsWithin(candles, stored);
  // Only prices as traded meet factors: a vendor has taken his out already, and of undeclared ones nobody knows.
  const actions = dataset.adjustment === 'raw' ? knownActions : [];
  return {
    instrument,
    candles,
    drawn: [candles],
    sessions: calendar.sessions,
    actions,
    knownActions,
    dataHash: actions.length === 0 ? hash : sha256(`${hash} ${hashOfActions(actions)}`),
    hasVolume: candles.volume.some((volume) => volume > 0),
    terms: demo === null ? null : demoTerms(demo),
    data: describeData({
      candles,
      dataset,
      source: 'the store',
      hash,
      origin: demo === null ? 'traded' : 'synthetic',
      coverage: coverageOf(candles, calendar),
    }),
  };
}

/** Those of other days neither scale a row nor meet a holding. */
function actionsWithin({ minute, count }: Candles, actions: readonly CorporateAction[]): readonly CorporateAction[] {
  const [first, last] = [istDayOf(minute[0] ?? 0), istDayOf(minute[count - 1] ?? 0)];
  return actions.filter(({ exDay }) => exDay > first && exDay <= last);
}

/** The demo market keeps the hours of NSE's indices. */
export function findCalendar(id: string): TradingCalendar | null {
  return id.startsWith('DEMO:') ? createTradingCalendar('NSE:index') : findTradingCalendar(id);
}

function demoTerms(demo: NonNullable<ReturnType<typeof findDemoInstrument>>): FixedTerms {
  return { lot: demo.kind === 'future' ? demo.lotSize : 1, tick: demo.tickUnits, freezeQuantity: 0 };
}

function coverageOf({ minute, timeframe }: Candles, calendar: TradingCalendar) {
  const parsed = parseTimeframe(timeframe);
  return parsed === null || !isIntraday(parsed) ? null : coverSessions(minute, timeframeMinutes(parsed), calendar);
}
