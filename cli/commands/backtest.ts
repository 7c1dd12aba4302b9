// `yantra backtest`: a graph over stored history, with everything that the run leaves behind.
import path from 'node:path';
import { parseSettings } from '../../server/backtests/parse-settings';
import { runStoredBacktest } from '../../server/backtests/run-stored-backtest';
import { getStoredHistories } from '../../server/backtests/stored-history';
import { writeRunFolder } from '../../server/backtests/write-run-folder';
import { InputFault } from '../../server/market-data/input-fault';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { commandText } from '../command-text';
import { compileOrSay, oneFile } from '../compile-graph';
import { DATA_DIR_OPTION, dataFolder } from '../data-folder';
import { rupeesOption } from '../number-options';
import { dayOption } from '../reading-options';
import { runJson, runText } from '../run-text';
import { VENUE_OPTIONS, venueOptions } from '../venue-options';

export const command: Command = {
  name: 'backtest',
  summary: 'Runs a graph over stored history and writes journal, trades, fills, equity and report.',
  usage: '<graph.json> [--from <day>] [--to <day>] [--capital <rupees>] [--param key=value]... [--out <folder>]',
  options: {
    from: { kind: 'text', value: '<YYYY-MM-DD>', help: 'first day that may trade; else where the data begin' },
    to: { kind: 'text', value: '<YYYY-MM-DD>', help: 'last day; else where the data end' },
    capital: { kind: 'text', value: '<rupees>', help: 'money at the start', fallback: '500000' },
    param: { kind: 'list', value: '<key=value>', help: 'a setting of the strategy; may be given several times' },
    out: { kind: 'text', value: '<folder>', help: 'where the files of the run go; without it none are written' },
    ...VENUE_OPTIONS,
    json: { kind: 'flag', help: 'the outcome as JSON' },
    'data-dir': DATA_DIR_OPTION,
  },
  run: runBacktestCommand,
};

async function runBacktestCommand(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const file = oneFile(args, 'backtest', 'graph');
  const fromDay = dayOption(args, 'from');
  const toDay = dayOption(args, 'to');
  if (fromDay !== null && toDay !== null && fromDay > toDay) throw new InputFault({ file: '--from' }, 'it lies after --to', 'swap them');
  const capitalPaise = rupeesOption(args, 'capital');
  const venue = venueOptions(args);
  const found = await compileOrSay(file, io);
  if (found === null) return 2;
  const { graph, compiled, diagnostics } = found;
  const params = parseSettings(args.list('param'), compiled.program, compiled.sourceMap, '--param');
  const histories = await getStoredHistories(compiled.program, dataFolder(args), toDay);
  const command = commandText('backtest', file, args, backtestOptions);
  const run = runStoredBacktest({ graph, compiled, diagnostics, params, histories, fromDay, toDay, capitalPaise, venue, command });
  const out = args.text('out');
  if (out !== null) writeRunFolder(path.resolve(out), run);
  io.stdout(args.flag('json') ? runJson(run, out) : runText(run, out));
  return 0;
}

/** What makes another run when it changes: `--out` and `--json` do not. */
const backtestOptions = ['from', 'to', 'capital', ...Object.keys(VENUE_OPTIONS)];
