// Where a run finds its candles: `--data` names a data folder, or one market file that serves its instrument while the store serves the
// others. The options that say how a file is read mean nothing without one.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Program } from '../dsl/ir/program';
import { readFileSeries } from '../server/backtests/file-series';
import type { HistorySource } from '../server/backtests/stored-history';
import { NO_CHAIN_WORDS } from '../server/market-data/importing/import-options';
import { InputFault } from '../server/market-data/input-fault';
import { ADJUSTMENTS } from '../server/market-data/store/dataset';
import type { CommandArguments, CommandIo, OptionTable } from './command';
import { DATA_DIR_OPTION, dataFolder } from './data-folder';
import { createProgressLine } from './progress-line';
import { READING_OPTIONS, readingOptions, wordOption } from './reading-options';

const SOURCE_OPTIONS = {
  data: {
    kind: 'text',
    heading: 'The candles',
    value: '<file|folder>',
    help: 'candles of one instrument (csv, json; plain, gz, zip), or a data folder',
  },
  'data-dir': DATA_DIR_OPTION,
} as const satisfies OptionTable;

/** For a file alone. */
const FILE_OPTIONS = {
  ...READING_OPTIONS,
  instrument: { ...READING_OPTIONS.instrument, heading: 'How a file of --data is read' },
  timeframe: { kind: 'text', value: '<timeframe>', help: 'length of the bars in the file; else told by their distances' },
  adjustment: { kind: 'text', value: 'raw|vendor-adjusted|undeclared', help: 'what its prices are', fallback: 'undeclared' },
} as const satisfies OptionTable;

export const CANDLE_SOURCE_OPTIONS: OptionTable = { ...SOURCE_OPTIONS, ...FILE_OPTIONS };

export interface CandleSource {
  /** Reads the file, where one is named, once the program is known. */
  readonly open: (program: Program) => Promise<Omit<HistorySource, 'toDay' | 'ticks'>>;
  /** The options, as one would type them again. */
  readonly words: readonly string[];
}

export async function candleSource(args: CommandArguments, io: CommandIo): Promise<CandleSource> {
  const given = args.text('data');
  const file = given !== null && (await isFile(given)) ? given : null;
  if (file === null) {
    const stray = Object.keys(FILE_OPTIONS).find(args.isGiven);
    if (stray !== undefined)
      throw new InputFault({ file: `--${stray}` }, 'it says how a file is read, and none is named', 'add --data <file>');
    if (given !== null && args.isGiven('data-dir'))
      throw new InputFault({ file: '--data' }, 'it names a data folder, and so does --data-dir', 'leave one of them out');
    const folder = given ?? args.text('data-dir');
    const root = given === null ? dataFolder(args) : path.resolve(given);
    return { open: async () => ({ root, file: null }), words: folder === null ? [] : ['--data', folder] };
  }
  const options = {
    ...readingOptions(args, args.text('timeframe')),
    dataDir: '',
    importedAt: new Date().toISOString(),
    adjustment: wordOption(args, 'adjustment', ADJUSTMENTS),
    day: null,
    chain: NO_CHAIN_WORDS,
    isDryRun: true,
  };
  const open = async (program: Program) => {
    const progress = createProgressLine(io, path.basename(file));
    const series = await readFileSeries(file, program, { ...options, onProgress: progress.update }).finally(progress.clear);
    return { root: dataFolder(args), file: series };
  };
  return { open, words: givenWords(args) };
}

function givenWords(args: CommandArguments): readonly string[] {
  return Object.entries(CANDLE_SOURCE_OPTIONS).flatMap(([name, { kind }]) => {
    if (!args.isGiven(name)) return [];
    return kind === 'flag' ? [`--${name}`] : [`--${name}`, args.text(name) ?? ''];
  });
}

async function isFile(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  if (found === null) throw new InputFault({ file: place }, 'no such file or folder', 'check --data');
  return !found.isDirectory();
}
