// `yantra bars`: candles of any timeframe from ticks or smaller candles, out of a file or out of the store, as CSV.

import path from 'node:path';
import type { Timeframe } from '../../dsl/types/timeframe';
import { parseTimeframe, TIMEFRAMES } from '../../dsl/types/timeframe';
import type { Candles } from '../../engine/market/candles';
import { istMinute } from '../../engine/time/ist-time';
import { writeOutput } from '../../server/documents/write-output';
import { candleCsv } from '../../server/market-data/csv/candle-csv';
import { NO_CHAIN_WORDS } from '../../server/market-data/importing/import-options';
import { readSeries } from '../../server/market-data/importing/read-series';
import { InputFault } from '../../server/market-data/input-fault';
import type { MadeBars } from '../../server/market-data/make-bars';
import { barsOfCandles, barsOfStored, barsOfTicks } from '../../server/market-data/make-bars';
import { plural } from '../../server/market-data/quality/finding';
import { CandleStore } from '../../server/market-data/store/candle-store';
import { findContractSeries } from '../../server/market-data/store/contract-series';
import { rowAtOrAfter, sliceCandles } from '../../server/market-data/store/join-candles';
import { findTradingCalendar } from '../../server/market-data/trading-calendar';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { DATA_DIR_OPTION, dataFolder } from '../data-folder';
import { createProgressLine, PROGRESS_OPTION, watchedIo } from '../progress-line';
import { dayRange, READING_OPTIONS, readingOptions } from '../reading-options';

export const command: Command = {
  name: 'bars',
  summary: 'Makes candles of ticks, or of smaller candles, and writes them as CSV.',
  usage: '--timeframe <timeframe> (--in <file> | --instrument <id>) [--out <file>] [options]',
  options: {
    in: { kind: 'text', value: '<file>', help: 'ticks or candles; without it the stored candles of --instrument' },
    timeframe: { kind: 'text', value: '<timeframe>', help: `length of the bars: ${TIMEFRAMES.join(', ')}` },
    out: { kind: 'text', value: '<file>', help: 'CSV to write; without it standard output' },
    base: { kind: 'text', value: '<timeframe>', help: 'stored candles to start from', fallback: '1m' },
    symbol: { kind: 'text', value: '<symbol>', help: 'which symbol of a file of several' },
    from: { kind: 'text', value: '<YYYY-MM-DD>', help: 'first day of stored candles' },
    to: { kind: 'text', value: '<YYYY-MM-DD>', help: 'last day of stored candles' },
    ...READING_OPTIONS,
    progress: PROGRESS_OPTION,
    json: { kind: 'flag', help: 'a summary as JSON on standard output; needs --out' },
    'data-dir': DATA_DIR_OPTION,
  },
  run: runBars,
};

async function runBars(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const timeframe = requireTimeframe(args, 'timeframe');
  if (args.positionals.length > 0)
    throw new InputFault({ file: args.positionals[0] ?? '' }, 'this command takes no bare argument', 'name the file with --in');
  if (args.flag('json') && args.text('out') === null)
    throw new InputFault({ file: '--json' }, 'the candles would stand in its way', 'add --out <file>');
  const made = await makeBars(args, timeframe, io);
  const out = args.text('out');
  const csv = candleCsv(made.bars);
  if (out === null) for (const piece of csv) io.stdout(piece);
  else writeOutput(path.resolve(out), csv);
  const { instrument, count } = made.bars;
  if (args.flag('json'))
    io.stdout(`${JSON.stringify({ instrument, timeframe, bars: count, lost: made.lost, remarks: made.remarks, out })}\n`);
  io.stderr(`${plural(count, 'bar')} of ${instrument}, ${timeframe}${made.remarks.map((remark) => `; ${remark}`).join('')}.\n`);
  return made.lost > 0 ? 1 : 0;
}

async function makeBars(args: CommandArguments, timeframe: Timeframe, io: CommandIo): Promise<MadeBars> {
  const file = args.text('in');
  if (file === null) return fromStore(args, timeframe);
  const progress = createProgressLine(watchedIo(io, args), path.basename(file));
  const series = await readSeries(file, args.text('symbol'), {
    ...readingOptions(args, null),
    dataDir: '',
    importedAt: '',
    adjustment: 'undeclared',
    day: null,
    chain: NO_CHAIN_WORDS,
    isDryRun: true,
    onProgress: progress.update,
  });
  progress.clear();
  return series.kind === 'ticks'
    ? barsOfTicks(series, timeframe, args.flag('session-only'))
    : barsOfCandles(series, timeframe, path.basename(file));
}

async function fromStore(args: CommandArguments, timeframe: Timeframe): Promise<MadeBars> {
  const instrument = args.text('instrument');
  if (instrument === null)
    throw new InputFault({ file: 'yantra bars' }, 'neither a file nor an instrument is named', 'give --in <file> or --instrument <id>');
  const calendar = findTradingCalendar(instrument);
  if (calendar === null)
    throw new InputFault({ file: instrument }, 'its hours are not in the tables', 'bars cannot be anchored to its sessions');
  const base = requireTimeframe(args, 'base');
  const { fromDay, toDay } = dayRange(args);
  const fromMinute = fromDay === null ? Number.NEGATIVE_INFINITY : istMinute(fromDay, 0);
  const toMinute = toDay === null ? Number.POSITIVE_INFINITY : istMinute(toDay + 1, 0);
  const root = dataFolder(args);
  const found = new CandleStore(root).find(instrument, base, fromMinute, toMinute);
  const ofOption = found === null && base === '1m' ? ((await findContractSeries(root, instrument))?.candles ?? null) : null;
  const candles = found ?? (ofOption === null ? null : sliced(ofOption, fromMinute, toMinute));
  if (candles === null || candles.count === 0)
    throw new InputFault({ file: instrument }, `no ${base} candles of it are stored`, 'import them, or see yantra data');
  return barsOfStored(candles, timeframe, calendar.sessions, instrument);
}

function sliced(candles: Candles, fromMinute: number, toMinute: number): Candles {
  return { ...candles, ...sliceCandles(candles, rowAtOrAfter(candles.minute, fromMinute), rowAtOrAfter(candles.minute, toMinute)) };
}

function requireTimeframe(args: CommandArguments, name: string): Timeframe {
  const text = args.text(name);
  const timeframe = text === null ? null : parseTimeframe(text);
  if (timeframe !== null) return timeframe;
  throw new InputFault(
    { file: `--${name}` },
    text === null ? 'no timeframe is given' : `"${text}" is no timeframe`,
    `write one of ${TIMEFRAMES.join(', ')}`,
  );
}
