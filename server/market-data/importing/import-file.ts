// The import of one file, as its phases: open, read, check, hold against the store, and, when nothing blocks, write. All or nothing: a file
// with one blocking finding leaves the store as it was.
import { InputFault } from '../input-fault';
import { findInstrumentOfFileName, instrumentOfSymbol } from '../instrument-name';
import type { Finding } from '../quality/finding';
import { plural } from '../quality/finding';
import { openSourceFile } from '../source/source-file';
import { type AtomicFiles, writeTogether } from '../store/atomic-files';
import { CandleStore } from '../store/candle-store';
import { TableStore } from '../store/table-store';
import { TickStore } from '../store/tick-store';
import type { BadRows } from './bad-rows';
import type { ImportOptions } from './import-options';
import type { EntryReport, ImportReport, SeriesReport } from './import-report';
import { listFindings } from './import-report';
import { type PreparedActions, prepareActions } from './prepare-actions';
import { prepareBhavcopyChains } from './prepare-bhavcopy-chains';
import type { PreparedSeries, SourceIdentity } from './prepare-candles';
import { prepareCandles } from './prepare-candles';
import type { PreparedChain } from './prepare-chain';
import { findOptionCandles, type OptionCandles, prepareOptionCandles } from './prepare-option-candles';
import { prepareSnapshot } from './prepare-snapshot';
import type { PreparedTable } from './prepare-tables';
import { dayOfTable, prepareTable } from './prepare-tables';
import { prepareTicks } from './prepare-ticks';
import type { ReadEntry } from './read-entry';
import { readEntry } from './read-entry';

type KnownEntry = Exclude<ReadEntry, { kind: 'unknown' }>;
type NamedEntry = Exclude<KnownEntry, { kind: 'table' | 'chain' }>;

interface PreparedEntry {
  readonly report: EntryReport;
  readonly write: (files: AtomicFiles) => Promise<void>;
}

/** Throws an InputFault for a file that cannot be read at all; whatever else is wrong is in the report. */
export async function importFile(file: string, options: ImportOptions): Promise<ImportReport> {
  const source = await openSourceFile(file, options.onProgress);
  const prepared: PreparedEntry[] = [];
  const unknown: InputFault[] = [];
  for (const entry of source.entries) {
    const read = await readEntry(entry, options);
    if (read.kind === 'unknown') unknown.push(read.fault);
    else prepared.push(await prepare(read, identityOf(source.name, source.sha256, read, options), options));
  }
  const [firstUnknown] = unknown;
  if (prepared.length === 0) throw firstUnknown ?? new InputFault({ file: source.name }, 'the archive is empty', 'give one with files');
  refuseTwice(prepared, source.name);
  const report: ImportReport = {
    file: source.name,
    sha256: source.sha256,
    isStored: false,
    entries: prepared.map((entry) => entry.report),
    skipped: unknown.map((fault) => `${fault.place.file}: ${fault.problem}`),
  };
  if (options.isDryRun || listFindings(report).some(({ level }) => level === 'blocking')) return report;
  await writeTogether(async (files) => {
    for (const entry of prepared) await entry.write(files);
  });
  return { ...report, isStored: true };
}

/** Each series is held against the store once; a second part of it would not see the first. */
function refuseTwice(prepared: readonly PreparedEntry[], file: string): void {
  const names = prepared.flatMap(({ report }) => [
    ...report.series.map(({ instrument, timeframe }) => `${instrument} ${timeframe}`),
    ...report.tables.map(({ format, day }) => `${format} ${day ?? 'undated'}`),
    ...report.actions.map(({ instrument }) => `${instrument} corporate actions`),
    ...report.chains.map(({ series, timeframe, first }) => `${series} options ${timeframe} ${timeframe === '1d' ? first : ''}`),
  ]);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new InputFault(
      { file },
      `${twice} comes twice in one import`,
      'unpack the archive or split the symbols, and import the parts one by one',
    );
}

function identityOf(source: string, sourceSha256: string, read: KnownEntry, options: ImportOptions): SourceIdentity {
  return {
    source: read.name === source || source.startsWith(read.name) ? source : `${source}/${read.name}`,
    sourceSha256,
    format: read.format.name,
    importedAt: options.importedAt,
  };
}

async function prepare(read: KnownEntry, source: SourceIdentity, options: ImportOptions): Promise<PreparedEntry> {
  const { series, told, chains } = await prepareSeries(read, options);
  const tables = await prepareTables(read, source, options);
  const actions = await prepareAllActions(read, options);
  chains.push(...prepareChains(read, options));
  if (told.length + tables.length + actions.length + chains.length === 0)
    throw new InputFault({ file: read.name }, 'the file has a header and no rows', 'give a file with rows');
  return {
    report: {
      name: read.name,
      format: read.format.name,
      remarks: 'remarks' in read.format ? read.format.remarks : [],
      findings: [...fileNameFinding(read, options), ...footnotesFinding(read), ...badRowsFinding(read.badRows)],
      series: told,
      tables: tables.map((one) => one.report),
      actions: actions.map((one) => one.report),
      chains: chains.map((one) => one.report),
    },
    write: async (files) => {
      for (const one of series) await one.write(source, files);
      for (const one of tables) await one.write(files);
      for (const one of actions) await one.write(source, files);
      for (const one of chains) await one.write(source, files);
    },
  };
}

interface PreparedRows {
  readonly series: readonly PreparedSeries[];
  /** Reports in the order of the file, those of options among them. */
  readonly told: readonly SeriesReport[];
  readonly chains: PreparedChain[];
}

async function prepareSeries(read: KnownEntry, options: ImportOptions): Promise<PreparedRows> {
  if (read.kind !== 'candles' && read.kind !== 'ticks') return { series: [], told: [], chains: [] };
  const names = namesOf(read, options);
  const prepared: PreparedSeries[] = [];
  const optionCandles: OptionCandles[] = [];
  if (read.kind === 'candles') {
    const store = new CandleStore(options.dataDir);
    for (const [symbol, rows] of read.bySymbol) {
      const name = names.get(symbol) ?? symbol;
      const ofOption = findOptionCandles(name, rows, options);
      if (ofOption === null) prepared.push(await prepareCandles(name, rows, store, options));
      else optionCandles.push(ofOption);
    }
  } else {
    const store = new TickStore(options.dataDir);
    for (const [symbol, rows] of read.bySymbol)
      prepared.push(await prepareTicks(names.get(symbol) ?? symbol, rows, read.format, store, options));
  }
  const { series, chains } = prepareOptionCandles(read.name, optionCandles, options);
  return { series: prepared, told: [...prepared.map(({ report }) => report), ...series], chains: [...chains] };
}

/** Of files that are a chain themselves: one look at it, or a daily file of derivatives. */
function prepareChains(read: KnownEntry, options: ImportOptions): readonly PreparedChain[] {
  if (read.kind === 'chain') return [prepareSnapshot(read.snapshot, options)];
  if (read.kind !== 'table' || read.format.kind !== 'bhavcopy') return [];
  return read.days.flatMap((table) =>
    prepareBhavcopyChains(read.name, table, dayOfTable(table, read.format, read.name, options), read.format, options),
  );
}

async function prepareAllActions(read: KnownEntry, options: ImportOptions): Promise<readonly PreparedActions[]> {
  if (read.kind !== 'actions') return [];
  const prepared: PreparedActions[] = [];
  for (const [symbol, instrument] of namesOf(read, options))
    prepared.push(await prepareActions(instrument, read.bySymbol.get(symbol) ?? [], read.name, options));
  return prepared;
}

function namesOf(read: NamedEntry, options: ImportOptions): ReadonlyMap<string, string> {
  return new Map([...read.bySymbol.keys()].map((symbol) => [symbol, nameSymbol(symbol, read, options)]));
}

async function prepareTables(read: KnownEntry, source: SourceIdentity, options: ImportOptions): Promise<readonly PreparedTable[]> {
  if (read.kind !== 'table') return [];
  const store = new TableStore(options.dataDir);
  const prepared: PreparedTable[] = [];
  for (const day of read.days) prepared.push(await prepareTable(day, read.format, read.name, source, store, options));
  return prepared;
}

function nameSymbol(symbol: string, read: NamedEntry, options: ImportOptions): string {
  const mapped = options.instrumentOfSymbol.get(symbol);
  if (mapped !== undefined) return mapped;
  if (options.instrument !== null) {
    if (read.bySymbol.size === 1) return options.instrument;
    const problem = `the file holds ${read.bySymbol.size} symbols, one instrument is named`;
    throw new InputFault({ file: read.name }, problem, 'drop --instrument, or name symbols with --symbols A=NSE:A,B=NSE:B');
  }
  if (symbol !== '') return instrumentOfSymbol(symbol, options.exchange ?? ('exchange' in read.format ? read.format.exchange : null));
  const ofName = isNamedByFile(read, options) ? findInstrumentOfFileName(read.name, options.exchange) : null;
  if (ofName !== null) return ofName;
  throw new InputFault({ file: read.name }, 'the file does not say its instrument', 'name it with --instrument, as NSE:SBIN');
}

/** A map picks columns of several instruments out of one file: its name tells nothing of them. */
function isNamedByFile(read: NamedEntry, options: ImportOptions): boolean {
  return options.instrument === null && options.map === null && read.bySymbol.has('');
}

function fileNameFinding(read: KnownEntry, options: ImportOptions): readonly Finding[] {
  if (read.kind === 'table' || read.kind === 'chain' || !isNamedByFile(read, options) || options.instrumentOfSymbol.has('')) return [];
  const text = `the file does not say its instrument; ${findInstrumentOfFileName(read.name, options.exchange) ?? 'none'} is taken from its name`;
  return [{ code: 'named-by-file', level: 'note', count: 1, text, remedy: 'name it with --instrument', examples: [] }];
}

function footnotesFinding(read: KnownEntry): readonly Finding[] {
  if (read.kind !== 'table' || read.footnotes.length === 0) return [];
  const text = `${plural(read.footnotes.length, 'footnote')}, not a row of the table`;
  return [{ code: 'footnotes', level: 'note', count: read.footnotes.length, text, remedy: null, examples: read.footnotes }];
}

function badRowsFinding(badRows: BadRows): readonly Finding[] {
  if (badRows.count === 0) return [];
  return [
    {
      code: 'unreadable-rows',
      level: 'warning',
      count: badRows.count,
      text: `${plural(badRows.count, 'row')} could not be read and ${badRows.count === 1 ? 'is' : 'are'} set aside`,
      remedy: null,
      examples: badRows.texts,
    },
  ];
}
