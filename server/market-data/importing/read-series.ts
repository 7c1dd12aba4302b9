// One series out of a market file without storing it: the candles or ticks of one symbol, checked as an import would check them.
import type { Ticks } from '../../../engine/bars/ticks';
import type { Candles } from '../../../engine/market/candles';
import { InputFault } from '../input-fault';
import { findInstrumentOfFileName, instrumentOfSymbol } from '../instrument-name';
import { checkCandles } from '../quality/check-candles';
import { checkTicks } from '../quality/check-ticks';
import type { Finding } from '../quality/finding';
import type { LabelConvention } from '../quality/label-convention';
import { openSourceFile, type SourceFile } from '../source/source-file';
import type { TradingCalendar } from '../trading-calendar';
import { createTradingCalendar, findTradingCalendar } from '../trading-calendar';
import type { ImportOptions } from './import-options';
import { ticksOf } from './prepare-ticks';
import type { ReadEntry } from './read-entry';
import { readEntry } from './read-entry';

export type ReadSeries = {
  readonly calendar: TradingCalendar;
  readonly findings: readonly Finding[];
  /** Rows that could not be read and are set aside. */
  readonly unreadableRows: number;
  readonly source: Pick<SourceFile, 'name' | 'sha256'>;
  /** Name of the format. */
  readonly format: string;
  /** The instrument that the rows say, or the name of the file; null where neither says one. */
  readonly ownInstrument: string | null;
} & (
  | {
      readonly kind: 'candles';
      readonly candles: Candles;
      /** What the times in the file mean; in `candles` they are opens. */
      readonly label: LabelConvention;
      readonly repairs: readonly string[];
    }
  | { readonly kind: 'ticks'; readonly ticks: Ticks }
);

/** `symbol` chooses in a file of several; without an instrument the hours of Indian shares are taken. */
export async function readSeries(file: string, symbol: string | null, options: ImportOptions): Promise<ReadSeries> {
  const source = await openSourceFile(file, options.onProgress);
  const [entry, second] = source.entries;
  if (entry === undefined || second !== undefined)
    throw new InputFault({ file: source.name }, 'this is an archive of several files', 'unpack it and name one');
  const read = await readEntry(entry, options);
  if (read.kind === 'unknown') throw read.fault;
  if (read.kind === 'table') throw new InputFault({ file: source.name }, 'this is a daily table, not a series', 'give candles or ticks');
  if (read.kind === 'chain')
    throw new InputFault({ file: source.name }, 'this is one look at an option chain, not a series', 'read it with yantra chain');
  if (read.kind === 'actions')
    throw new InputFault({ file: source.name }, 'these are corporate actions, not a series', 'give candles or ticks');
  const chosen = chooseSymbol(read, symbol);
  const instrument = instrumentOf(chosen, read, options);
  const calendar = instrument === null ? createTradingCalendar('NSE:derivatives') : findTradingCalendar(instrument);
  if (calendar === null)
    throw new InputFault(
      { file: source.name },
      `the hours of ${instrument ?? ''} are not in the tables`,
      'bars cannot be anchored to its sessions',
    );
  const name = instrument ?? source.name;
  const told = {
    calendar,
    unreadableRows: read.badRows.count,
    source,
    format: read.format.name,
    ownInstrument: instrumentOf(chosen, read, { ...options, instrument: null }),
  };
  if (read.kind === 'ticks') {
    const rows = rowsOf(read.bySymbol, chosen);
    return {
      ...told,
      kind: 'ticks',
      findings: checkTicks(rows, calendar),
      ticks: ticksOf(name, rows, read.format, options.priceScale),
    };
  }
  const checked = checkCandles(name, rowsOf(read.bySymbol, chosen), options.priceScale, calendar, options.choice);
  const candles = { ...checked.rows, instrument: name, timeframe: checked.timeframe, priceScale: options.priceScale };
  return { ...told, kind: 'candles', findings: checked.findings, candles, label: checked.label, repairs: checked.repairs };
}

type SeriesEntry = Extract<ReadEntry, { kind: 'candles' | 'ticks' }>;

function chooseSymbol(read: SeriesEntry, symbol: string | null): string {
  const symbols = [...read.bySymbol.keys()];
  const [only] = symbols;
  if (only === undefined) throw new InputFault({ file: read.name }, 'the file has a header and no rows', 'give a file with rows');
  if (symbol !== null && symbols.includes(symbol)) return symbol;
  if (symbol === null && symbols.length === 1) return only;
  const known = `${symbols.slice(0, 8).join(', ')}${symbols.length > 8 ? ', ...' : ''}`;
  throw new InputFault(
    { file: read.name },
    symbol === null ? `the file holds ${symbols.length} symbols` : `the file has no symbol "${symbol}"`,
    `choose with --symbol: ${known}`,
  );
}

function instrumentOf(symbol: string, read: SeriesEntry, options: ImportOptions): string | null {
  if (options.instrument !== null) return options.instrument;
  if (symbol === '') return options.map === null ? findInstrumentOfFileName(read.name, options.exchange) : null;
  return (
    options.instrumentOfSymbol.get(symbol) ??
    instrumentOfSymbol(symbol, options.exchange ?? ('exchange' in read.format ? read.format.exchange : null))
  );
}

function rowsOf<Rows>(bySymbol: ReadonlyMap<string, Rows>, symbol: string): Rows {
  const rows = bySymbol.get(symbol);
  if (rows === undefined) throw new InputFault({ file: symbol }, 'the file has no such symbol', 'choose with --symbol');
  return rows;
}
