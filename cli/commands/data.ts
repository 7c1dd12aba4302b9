// `yantra data`: what the data folder holds, by instrument and by day: coverage, gaps, what imports found, and whether the files are intact.
import { parseTimeframe, TIMEFRAMES } from '../../dsl/types/timeframe';
import { isoDay } from '../../engine/time/day-text';
import { istMinute } from '../../engine/time/ist-time';
import { coverChain } from '../../server/market-data/coverage/chain-coverage';
import type { SeriesCoverage } from '../../server/market-data/coverage/series-coverage';
import { coverSeries } from '../../server/market-data/coverage/series-coverage';
import { InputFault } from '../../server/market-data/input-fault';
import { ActionStore } from '../../server/market-data/store/action-store';
import { CandleStore } from '../../server/market-data/store/candle-store';
import { seriesName } from '../../server/market-data/store/chain-series';
import { ChainStore } from '../../server/market-data/store/chain-store';
import type { Dataset } from '../../server/market-data/store/dataset';
import { listDatasets } from '../../server/market-data/store/list-datasets';
import { TableStore } from '../../server/market-data/store/table-store';
import { TickStore } from '../../server/market-data/store/tick-store';
import { findTradingCalendar } from '../../server/market-data/trading-calendar';
import { actionsText } from '../actions-text';
import { type ChainView, chainText } from '../chain-data-text';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { DATA_DIR_OPTION, dataFolder } from '../data-folder';
import type { SeriesView } from '../data-text';
import { overviewText, seriesText } from '../data-text';
import { dayRange } from '../reading-options';

export const command: Command = {
  name: 'data',
  summary: 'Shows what market data is stored: coverage, gaps and quality, by instrument and by day.',
  usage: '[--instrument <id>] [options]',
  options: {
    instrument: { kind: 'text', value: '<id>', help: 'one instrument, session by session; the options of an underlying as NFO:NIFTY' },
    timeframe: { kind: 'text', value: '<timeframe>', help: 'one timeframe of it (or tick)' },
    from: { kind: 'text', value: '<YYYY-MM-DD>', help: 'first day shown' },
    to: { kind: 'text', value: '<YYYY-MM-DD>', help: 'last day shown' },
    all: { kind: 'flag', help: 'full sessions too, not only those that lack something' },
    verify: { kind: 'flag', help: 'check every file against its checksum' },
    json: { kind: 'flag', help: 'as JSON' },
    'data-dir': DATA_DIR_OPTION,
  },
  run: runData,
};

async function runData(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  checkArguments(args);
  const root = dataFolder(args);
  const instrument = args.text('instrument');
  const all = await listDatasets(root);
  const chosen = all.filter((dataset) => isChosen(dataset, instrument, args.text('timeframe')));
  const allActions = await new ActionStore(root).list();
  const actions = allActions.filter((stored) => instrument === null || stored.instrument === instrument);
  const views = chosen.map((dataset) => viewOf(dataset, all, root, args));
  const chains = await chainViews(root, instrument, args);
  if (instrument !== null && chosen.length + actions.length + chains.length === 0) {
    throw new InputFault({ file: instrument }, `nothing of it is stored in ${root}`, 'see yantra data for what is, or import it');
  }
  const tables = instrument === null ? await new TableStore(root).list() : [];
  if (args.flag('json')) io.stdout(`${JSON.stringify({ series: views, chains, tables, actions }, null, 1)}\n`);
  else if (instrument === null) io.stdout(overviewText({ views, chains, tables, actions }, root));
  else
    io.stdout([...views.map((view) => seriesText(view, args.flag('all'))), ...chains.map(chainText), ...actions.map(actionsText)].join(''));
  const damaged = [...views, ...chains].flatMap((view) => view.damaged);
  for (const file of damaged) io.stderr(`${file}: the bytes are not those that were written; import the data again.\n`);
  return damaged.length > 0 ? 1 : 0;
}

/** Of all underlyings, or of the one that is named as its options are: `NFO:NIFTY`. */
async function chainViews(root: string, instrument: string | null, args: CommandArguments): Promise<readonly ChainView[]> {
  const store = new ChainStore(root);
  const timeframe = args.text('timeframe');
  const views: ChainView[] = [];
  for (const series of await store.list()) {
    const isChosen = (instrument === null || seriesName(series) === instrument) && (timeframe === null || series.timeframe === timeframe);
    const dataset = isChosen ? await store.findDataset(series) : null;
    if (dataset === null) continue;
    const damaged = args.flag('verify') ? store.listDamaged(series, dataset) : [];
    const shown = { ...dataset, parts: dataset.parts.filter(({ name }) => isShown(name, args)) };
    views.push({ dataset, coverage: damaged.length > 0 ? null : coverChain(root, series, shown), damaged });
  }
  return views;
}

function isShown(name: string, args: CommandArguments): boolean {
  const { fromDay, toDay } = dayRange(args);
  const day = isoDay(name);
  return (fromDay === null || day >= fromDay) && (toDay === null || day <= toDay);
}

/** What nothing stored would leave unread. */
function checkArguments(args: CommandArguments): void {
  const [bare] = args.positionals;
  if (bare !== undefined) throw new InputFault({ file: bare }, 'this command takes no bare argument', `write --instrument "${bare}"`);
  dayRange(args);
  const timeframe = args.text('timeframe');
  const isKnown = timeframe === null || timeframe === 'tick' || timeframe === 'snapshot' || parseTimeframe(timeframe) !== null;
  if (!isKnown)
    throw new InputFault(
      { file: '--timeframe' },
      `"${timeframe}" is no timeframe`,
      `write tick, snapshot or one of ${TIMEFRAMES.join(', ')}`,
    );
}

function isChosen(dataset: Dataset, instrument: string | null, timeframe: string | null): boolean {
  return (instrument === null || dataset.instrument === instrument) && (timeframe === null || dataset.timeframe === timeframe);
}

function viewOf(dataset: Dataset, all: readonly Dataset[], root: string, args: CommandArguments): SeriesView {
  const isTicks = dataset.timeframe === 'tick';
  const store = new CandleStore(root);
  const damaged = args.flag('verify') ? (isTicks ? new TickStore(root).listDamaged(dataset) : store.listDamaged(dataset)) : [];
  const coverage = isTicks || damaged.length > 0 ? null : coverageOf(dataset, all, store, args);
  return { dataset, coverage, damaged };
}

function coverageOf(dataset: Dataset, all: readonly Dataset[], store: CandleStore, args: CommandArguments): SeriesCoverage | null {
  const { instrument, timeframe } = dataset;
  const calendar = findTradingCalendar(instrument);
  const { fromDay, toDay } = dayRange(args);
  const fromMinute = fromDay === null ? Number.NEGATIVE_INFINITY : istMinute(fromDay, 0);
  const toMinute = toDay === null ? Number.POSITIVE_INFINITY : istMinute(toDay + 1, 0);
  const candles = store.find(instrument, timeframe, fromMinute, toMinute);
  if (calendar === null || candles === null || timeframe === '1w' || timeframe === '1mo') return null;
  const peers = () =>
    all
      .filter((other) => other.timeframe === '1m' && other.instrument !== instrument)
      .filter((other) => exchangeOf(other) === exchangeOf(dataset) && findTradingCalendar(other.instrument)?.segment === calendar.segment)
      .flatMap((other) => store.find(other.instrument, '1m', fromMinute, toMinute) ?? []);
  return coverSeries(candles, calendar, peers);
}

/** Segments of another exchange may keep the same hours: what trades there says nothing here. */
function exchangeOf({ instrument }: Dataset): string {
  return instrument.slice(0, instrument.indexOf(':'));
}
