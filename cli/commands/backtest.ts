// `yantra backtest`: a graph over history, stored or straight from a file, with everything that the run leaves behind.
import path from 'node:path';
import { parseSettings } from '../../server/backtests/parse-settings';
import { getRunChains } from '../../server/backtests/run-chains';
import { resolveRunDays } from '../../server/backtests/run-days';
import { checkRunFolder } from '../../server/backtests/run-folder';
import { runStoredBacktest } from '../../server/backtests/run-stored-backtest';
import { getStoredHistories } from '../../server/backtests/stored-history';
import { RUN_FOLDER_FILES, writeRunFolder } from '../../server/backtests/write-run-folder';
import { CANDLE_SOURCE_OPTIONS, candleSource } from '../candle-source';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { commandText } from '../command-text';
import { compileOrSay, oneFile } from '../compile-graph';
import { rupeesOption } from '../number-options';
import { PROGRESS_OPTION, watchedIo } from '../progress-line';
import { dayRange } from '../reading-options';
import { createRunProgress } from '../run-progress';
import { runJson, runText } from '../run-text';
import { trialCounter } from '../trial-count';
import { VENUE_OPTIONS, venueOptions } from '../venue-options';

export const command: Command = {
  name: 'backtest',
  summary: 'Runs a graph over history and writes journal, trades, fills, equity and report.',
  usage: '<graph.json> [--data <file|folder>] [--from <day>] [--to <day>] [--param key=value]... [--out <folder>] [options]',
  options: {
    from: { kind: 'text', value: '<YYYY-MM-DD>', help: 'first day that may trade; else where the data begin' },
    to: { kind: 'text', value: '<YYYY-MM-DD>', help: 'last day; else where the data end' },
    capital: { kind: 'text', value: '<rupees>', help: 'money at the start', fallback: '500000' },
    param: { kind: 'list', value: '<key=value>', help: 'a setting of the strategy; may be given several times' },
    out: { kind: 'text', value: '<folder>', help: 'where the files of the run go; without it none are written' },
    ticks: { kind: 'flag', help: 'run over recorded ticks instead of bars: what is traded must have them' },
    json: { kind: 'flag', help: 'the outcome as JSON' },
    progress: PROGRESS_OPTION,
    ...VENUE_OPTIONS,
    ...CANDLE_SOURCE_OPTIONS,
  },
  run: runBacktestCommand,
};

async function runBacktestCommand(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const file = oneFile(args, 'backtest', 'graph');
  const { fromDay, toDay } = dayRange(args);
  const capitalPaise = rupeesOption(args, 'capital');
  const venue = venueOptions(args);
  const source = await candleSource(args, io);
  const out = args.text('out');
  if (out !== null) checkRunFolder(path.resolve(out), RUN_FOLDER_FILES);
  const found = await compileOrSay(file, io);
  if (found === null) return 2;
  const { graph, compiled, diagnostics } = found;
  const params = parseSettings(args.list('param'), compiled.program, compiled.sourceMap, '--param');
  const ticks = args.flag('ticks') ? { fromDay, toDay } : null;
  const opened = await source.open(compiled.program);
  const histories = await getStoredHistories(compiled.program, { ...opened, toDay, ticks });
  const chains = await getRunChains(compiled.program, opened.root);
  const days = resolveRunDays(histories, fromDay, toDay);
  const choice = { graph, compiled, diagnostics, params, histories, chains, ...days, capitalPaise, venue };
  const progress = createRunProgress(io, 'backtest', days.fromDay, days.toDay);
  const count = trialCounter(io, opened.root, { lineage: graph.name, programHash: compiled.hash, how: 'backtest' });
  const run = runStoredBacktest({
    ...choice,
    countTrial: (trial) => count([trial]),
    command: commandText(file, choice, [...source.words, ...(ticks === null ? [] : ['--ticks'])]),
    onSession: progress.onSession,
  });
  progress.clear();
  if (out !== null) writeRunFolder(path.resolve(out), run);
  io.stdout(args.flag('json') ? runJson(run, out) : runText(run, out));
  return 0;
}
