// `yantra import`: market files into the data folder, with a report of all that is wrong with them. Repairs only what it is told to.
import path from 'node:path';
import { importFile } from '../../server/market-data/importing/import-file';
import type { ImportOptions } from '../../server/market-data/importing/import-options';
import type { ImportReport } from '../../server/market-data/importing/import-report';
import { listFindings } from '../../server/market-data/importing/import-report';
import { InputFault } from '../../server/market-data/input-fault';
import { ADJUSTMENTS } from '../../server/market-data/store/dataset';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { DATA_DIR_OPTION, dataFolder } from '../data-folder';
import { blockingLine, importText } from '../import-text';
import { createProgressLine, PROGRESS_OPTION, watchedIo } from '../progress-line';
import { dayOption, READING_OPTIONS, readingOptions, timeOption, wordOption } from '../reading-options';

export const command: Command = {
  name: 'import',
  summary: 'Imports candles, ticks, option chains, bhavcopies and instrument dumps, and reports their quality.',
  usage: '<file>... [options]',
  options: {
    ...READING_OPTIONS,
    timeframe: { kind: 'text', value: '<timeframe>', help: 'length of the bars in the file; else told by their distances' },
    adjustment: { kind: 'text', value: 'raw|vendor-adjusted|undeclared', help: 'what the prices are', fallback: 'undeclared' },
    'as-of': { kind: 'text', value: '<YYYY-MM-DD>', help: 'day of an instrument dump or table that does not say it' },
    underlying: { kind: 'text', value: '<symbol>', help: 'of an option chain that does not say it, as NIFTY' },
    expiry: { kind: 'text', value: '<YYYY-MM-DD>', help: 'of an option chain that does not say it' },
    time: { kind: 'text', value: '<time>', help: 'when an option chain was quoted, Indian time; else what the file or its name says' },
    'dry-run': { kind: 'flag', help: 'report only, store nothing' },
    verbose: { kind: 'flag', help: 'all examples of each finding' },
    progress: PROGRESS_OPTION,
    json: { kind: 'flag', help: 'the reports as JSON' },
    'data-dir': DATA_DIR_OPTION,
  },
  run: runImport,
};

interface Outcome {
  readonly reports: ImportReport[];
  readonly faults: InputFault[];
}

async function runImport(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  if (args.positionals.length === 0) throw new InputFault({ file: 'yantra import' }, 'no file is named', 'see yantra import --help');
  const options = importOptions(args);
  const outcome: Outcome = { reports: [], faults: [] };
  for (const file of args.positionals) await importOne(file, options, args, io, outcome);
  if (args.flag('json')) {
    const faults = outcome.faults.map(({ place, problem, remedy }) => ({ ...place, problem, remedy }));
    io.stdout(`${JSON.stringify({ imports: outcome.reports, faults }, null, 1)}\n`);
  }
  return exitCodeOf(outcome, options.isDryRun);
}

async function importOne(file: string, options: ImportOptions, args: CommandArguments, io: CommandIo, outcome: Outcome): Promise<void> {
  const progress = createProgressLine(watchedIo(io, args), path.basename(file));
  try {
    const report = await importFile(file, { ...options, onProgress: progress.update });
    progress.clear();
    outcome.reports.push(report);
    if (!args.flag('json')) io.stdout(importText(report, args.flag('verbose')));
    if (!report.isStored && isBlocked(report)) io.stderr(blockingLine(report));
  } catch (error) {
    progress.clear();
    if (!(error instanceof InputFault)) throw error;
    outcome.faults.push(error);
    io.stderr(`${error.message}\n`);
  }
}

function importOptions(args: CommandArguments): ImportOptions {
  return {
    ...readingOptions(args, args.text('timeframe')),
    dataDir: dataFolder(args),
    importedAt: new Date().toISOString(),
    adjustment: wordOption(args, 'adjustment', ADJUSTMENTS),
    day: dayOption(args, 'as-of'),
    chain: { underlying: args.text('underlying'), expiryDay: dayOption(args, 'expiry'), timeUs: timeOption(args, 'time') },
    isDryRun: args.flag('dry-run'),
    onProgress: () => {},
  };
}

function isBlocked(report: ImportReport): boolean {
  return listFindings(report).some(({ level }) => level === 'blocking');
}

function exitCodeOf({ reports, faults }: Outcome, isDryRun: boolean): ExitCode {
  if (faults.length > 0 || (!isDryRun && reports.some((report) => !report.isStored)) || reports.some(isBlocked)) return 2;
  return reports.flatMap(listFindings).some(({ level }) => level === 'warning') ? 1 : 0;
}
