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
import { istDayOfTime, istMinute } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';
import { coverSessions } from '../market-data/quality/session-coverage';
import { ActionStore, hashOfActions } from '../market-data/store/action-store';
import { CandleStore } from '../market-data/store/candle-store';
import { type ContractSeries, findContractSeries } from '../market-data/store/contract-series';
import type { Dataset } from '../market-data/store/dataset';
import { rowAtOrAfter, sliceCandles } from '../market-data/store/join-candles';
import { listDatasets } from '../market-data/store/list-datasets';
import { findTradingCalendar, type TradingCalendar } from '../market-data/trading-calendar';
import { describeData } from '../runs/report/describe-data';
import type { FileSeries } from './file-series';
import type { StoredHistory } from './history';
import { findInstrumentOfId } from './instrument-of-id';
import { listOptionByRule, type OptionRule } from './option-listing';
import { contractsOf, type FutureRule, getRolledHistory } from './rolled-history';
import { type Listing, recordedDays, type TickDays, withStoredTicks } from './tick-history';

export interface HistorySource {
  /** The data folder. */
  readonly root: string;
  /** Candles that are not in the store: they stand in place of what it may hold of their instrument. */
  readonly file: FileSeries | null;
  /** The last IST day that is read; null for all there is. */
  readonly toDay: number | null;
  /** The days whose recorded ticks are run; null for a run over bars. */
  readonly ticks: TickDays | null;
}

/** By instrument of the program. */
export async function getStoredHistories(program: Program, given: HistorySource): Promise<readonly StoredHistory[]> {
  const { root, file } = given;
  if (file !== null) checkIsRead(program, file.dataset);
  const others = (await listDatasets(root)).filter(({ instrument }) => instrument !== file?.dataset.instrument);
  const contracts = await namedOptions(program, others, given);
  const outside = file === null ? contracts : [...contracts, file];
  const datasets = [...others, ...outside.map(({ dataset }) => dataset)];
  const source: ReadSource = { ...given, outside };
  const actions = new Map((await new ActionStore(root).list()).map((stored) => [stored.instrument, stored.actions]));
  const read = (dataset: Dataset): StoredHistory => getHistory(dataset, actions.get(dataset.instrument) ?? [], source);
  if (source.ticks !== null) return getTickHistories(program, datasets, source, read);
  const bases = program.instruments.map((instrument, index) =>
    instrument.kind === 'fixed' ? findBase(datasets, instrument.id, clocksOf(program, index)) : null,
  );
  const missing = program.instruments.flatMap((instrument, index) =>
    instrument.kind === 'fixed' && bases[index] === null ? [instrument.id] : [],
  );
  if (missing.length > 0) throw missingFault([...new Set(missing)], datasets, program, source);
  return program.instruments.flatMap((instrument, index) => {
    const base = bases[index] ?? null;
    if (instrument.kind === 'fixed') return base === null ? [] : [read(base)];
    if (instrument.kind === 'option') return [listOptionByRule(instrument)];
    const contracts = basesOf(datasets, clocksOf(program, index));
    return [getRolledHistory(instrument, contracts, read)];
  });
}

/** A history's source, with the series that are not among the stored candles: of the file, and of options, which are stored by chain. */
interface ReadSource extends HistorySource {
  readonly outside: readonly ContractSeries[];
}

/** Of options that the program names one by one. */
async function namedOptions(
  program: Program,
  stored: readonly Dataset[],
  { root, file }: HistorySource,
): Promise<readonly ContractSeries[]> {
  const ids = program.instruments.flatMap((instrument) => (instrument.kind === 'fixed' ? [instrument.id] : []));
  const isKnown = (id: string): boolean => id === file?.dataset.instrument || stored.some(({ instrument }) => instrument === id);
  const found: ContractSeries[] = [];
  for (const id of new Set(ids.filter((each) => !isKnown(each)))) {
    const series = await findContractSeries(root, id);
    if (series !== null) found.push(series);
  }
  return found;
}

/** What is traded needs ticks; what is only looked at may have bars alone. */
function getTickHistories(
  program: Program,
  datasets: readonly Dataset[],
  source: ReadSource,
  read: (dataset: Dataset) => StoredHistory,
): readonly StoredHistory[] {
  const traded = new Set(
    program.actions.flatMap((action) =>
      action.kind === 'enter' || action.kind === 'addLegs'
        ? action.legs.flatMap((leg) => ('instrument' in leg ? [leg.instrument] : []))
        : [],
    ),
  );
  const { root } = source;
  return program.instruments.map((instrument, index) => {
    if (instrument.kind !== 'fixed') {
      if (instrument.kind === 'option') return optionOnTicks(instrument, traded.has(index));
      const rolled = findRolledTicks(instrument, clocksOf(program, index), datasets, source, read);
      if (rolled !== null) return rolled;
      if (!traded.has(index)) return getRolledHistory(instrument, basesOf(datasets, clocksOf(program, index)), read);
      const { underlying } = instrument;
      throw new InputFault(
        { file: `the futures of ${underlying}` },
        `no ticks of any contract are stored in ${root} for these days`,
        'import them, or run over bars: leave out --ticks',
      );
    }
    const { id } = instrument;
    const recorded = findRecorded(datasets, id);
    if (recorded !== undefined) return withTicks(recorded, datasets, source, read);
    const base = findBase(datasets, id, clocksOf(program, index));
    if (base !== null && !traded.has(index)) return read(base);
    throw new InputFault({ file: id }, `no ticks of it are stored in ${root}`, `import them: yantra import <file> --instrument "${id}"`);
  });
}

/**
 * Each contract on its own ticks; one that has none in these days has its minutes alone. Null where no contract of the rule has any. What was
 * recorded before the first trade of the run is left out, as where the user names that day: a run with its days resolved is the same run.
 */
function findRolledTicks(
  rule: FutureRule,
  timeframes: readonly Timeframe[],
  datasets: readonly Dataset[],
  source: ReadSource,
  read: (dataset: Dataset) => StoredHistory,
): StoredHistory | null {
  const recorded = contractsOf(
    rule,
    datasets.filter((one) => one.timeframe === 'tick' && recordedDays(one, source.ticks).length > 0),
  );
  if (recorded.length === 0) return null;
  const ids = new Set(recorded.map(({ instrument }) => instrument));
  const others = basesOf(datasets, timeframes).filter(({ instrument, timeframe }) => timeframe === '1m' && !ids.has(instrument));
  const readEither = (one: Dataset): StoredHistory => (ids.has(one.instrument) ? withTicks(one, datasets, source, read) : read(one));
  const rolled = getRolledHistory(rule, [...recorded, ...others], readEither);
  const firstDay = istDayOfTime(rolled.tape?.timeUs[0] ?? Number.NEGATIVE_INFINITY);
  const { fromDay, toDay } = source.ticks ?? { fromDay: null, toDay: null };
  if (fromDay !== null && fromDay >= firstDay) return rolled;
  return findRolledTicks(rule, timeframes, datasets, { ...source, ticks: { fromDay: firstDay, toDay } }, read);
}

function findRecorded(datasets: readonly Dataset[], id: string): Dataset | undefined {
  return datasets.find((one) => one.instrument === id && one.timeframe === 'tick');
}

/** On the stored minutes before the first of its days. */
function withTicks(
  recorded: Dataset,
  datasets: readonly Dataset[],
  source: ReadSource,
  read: (dataset: Dataset) => StoredHistory,
): StoredHistory {
  const minutes = datasets.find((one) => one.instrument === recorded.instrument && one.timeframe === '1m');
  const isStored = minutes !== undefined && (candlesOf(minutes, source)?.count ?? 0) > 0;
  return withStoredTicks(listingOf(recorded), isStored ? read(minutes) : null, recorded, source);
}

/** What it chooses has bars alone. */
function optionOnTicks(instrument: OptionRule, isTraded: boolean): StoredHistory {
  if (!isTraded) return listOptionByRule(instrument);
  throw new InputFault({ file: '--ticks' }, 'ticks of an option chosen by rule cannot be run', 'run over bars: leave out --ticks');
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

function missingFault(
  missing: readonly string[],
  datasets: readonly Dataset[],
  program: Program,
  { root, file }: HistorySource,
): InputFault {
  const stored = datasets.filter(({ instrument, timeframe }) => missing.includes(instrument) && timeframe !== 'tick');
  if (stored.length > 0) {
    const [{ instrument, timeframe } = { instrument: '', timeframe: '' }] = stored;
    const wanted = clocksOf(
      program,
      program.instruments.findIndex((one) => one.kind === 'fixed' && one.id === instrument),
    ).join(', ');
    const isOfFile = instrument === file?.dataset.instrument;
    return new InputFault(
      { file: isOfFile ? (file?.dataset.imports[0]?.source ?? instrument) : instrument },
      `${isOfFile ? `these are ${timeframe} candles` : `only ${timeframe} candles of it are stored`}, of which ${wanted} bars cannot be made`,
      isOfFile ? 'give candles of a shorter timeframe' : 'import 1m candles of it',
    );
  }
  const [first = ''] = missing;
  const remedy = first.startsWith('DEMO:') ? 'yantra demo makes them' : `yantra import <file> --instrument "${first}"`;
  return new InputFault({ file: missing.join(', ') }, `no candles are stored in ${root}`, `import them: ${remedy}`);
}

function getHistory(dataset: Dataset, stored: readonly CorporateAction[], source: ReadSource): StoredHistory {
  const { instrument: id, hash } = dataset;
  const candles = candlesOf(dataset, source);
  const { calendar, ...listing } = listingOf(dataset);
  if (candles === null || candles.count === 0)
    throw new InputFault({ file: id }, 'nothing is stored up to that day', 'see yantra data, or choose another --to');
  const knownActions = actionsWithin(candles, stored);
  // Only prices as traded meet factors: a vendor has taken his out already, and of undeclared ones nobody knows.
  const actions = dataset.adjustment === 'raw' ? knownActions : [];
  return {
    ...listing,
    candles,
    drawn: [candles],
    actions,
    knownActions,
    dataHash: actions.length === 0 ? hash : sha256(`${hash} ${hashOfActions(actions)}`),
    hasVolume: candles.volume.some((volume) => volume > 0),
    data: describeData({
      candles,
      dataset,
      source: 'the store',
      hash,
      origin: listing.terms === null ? 'traded' : 'synthetic',
      coverage: coverageOf(candles, calendar),
    }),
  };
}

function listingOf({ instrument: id, priceScale }: Dataset): Listing & { readonly calendar: TradingCalendar } {
  const instrument = findInstrumentOfId(id, priceScale);
  const calendar = findTradingCalendar(id);
  if (instrument === null || calendar === null)
    throw new InputFault({ file: id }, 'its market is not in the tables', 'choose an instrument of NSE, BSE, NFO or BFO');
  const demo = findDemoInstrument(id);
  return { instrument, calendar, sessions: calendar.sessions, terms: demo === null ? null : demoTerms(demo) };
}

function candlesOf(dataset: Dataset, { root, outside, toDay }: ReadSource): Candles | null {
  const toMinute = toDay === null ? Number.POSITIVE_INFINITY : istMinute(toDay + 1, 0);
  const series = outside.find((each) => each.dataset === dataset);
  if (series === undefined) return new CandleStore(root).find(dataset.instrument, dataset.timeframe, Number.NEGATIVE_INFINITY, toMinute);
  const { candles } = series;
  return { ...candles, ...sliceCandles(candles, 0, rowAtOrAfter(candles.minute, toMinute)) };
}

function checkIsRead({ instruments }: Program, { instrument, imports }: Dataset): void {
  const ids = instruments.map((one) => (one.kind === 'fixed' ? one.id : `the futures of ${one.underlying}`));
  if (ids.includes(instrument)) return;
  const name = imports[0]?.source ?? instrument;
  const isByRule = instruments.some(({ kind }) => kind === 'future');
  throw new InputFault(
    { file: name },
    `its candles are of ${instrument}, and the graph reads ${[...new Set(ids)].join(', ')}`,
    isByRule ? 'import the contracts, and run over the store' : 'name one of these with --instrument',
  );
}

/** Those of other days neither scale a row nor meet a holding. */
function actionsWithin({ minute, count }: Candles, actions: readonly CorporateAction[]): readonly CorporateAction[] {
  const [first, last] = [istDayOf(minute[0] ?? 0), istDayOf(minute[count - 1] ?? 0)];
  return actions.filter(({ exDay }) => exDay > first && exDay <= last);
}

function demoTerms(demo: NonNullable<ReturnType<typeof findDemoInstrument>>): FixedTerms {
  return { lot: demo.kind === 'future' ? demo.lotSize : 1, tick: demo.tickUnits, freezeQuantity: 0 };
}

function coverageOf({ minute, timeframe }: Candles, calendar: TradingCalendar) {
  const parsed = parseTimeframe(timeframe);
  return parsed === null || !isIntraday(parsed) ? null : coverSessions(minute, timeframeMinutes(parsed), calendar);
}
