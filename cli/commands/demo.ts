// `yantra demo`: the bundled market and a bundled strategy, from nothing to a report in one command.
import path from 'node:path';
import type { Program } from '../../dsl/ir/program';
import { isoDay } from '../../engine/time/day-text';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import type { StoredHistory } from '../../server/backtests/history';
import { parseSettings } from '../../server/backtests/parse-settings';
import { getRunChains } from '../../server/backtests/run-chains';
import { resolveRunDays } from '../../server/backtests/run-days';
import { checkRunFolder } from '../../server/backtests/run-folder';
import { runStoredBacktest } from '../../server/backtests/run-stored-backtest';
import { DEMO_SPAN, listDemoIds, listDemoMarketIds, storeDemoMarket } from '../../server/backtests/store-demo-market';
import { getStoredHistories } from '../../server/backtests/stored-history';
import { RUN_FOLDER_FILES, writeRunFolder } from '../../server/backtests/write-run-folder';
import { InputFault } from '../../server/market-data/input-fault';
import { plural } from '../../server/market-data/quality/finding';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { commandText } from '../command-text';
import { compileOrSay } from '../compile-graph';
import { DATA_DIR_OPTION, dataFolder } from '../data-folder';
import { rupeesOption } from '../number-options';
import { createProgressLine, PROGRESS_OPTION, watchedIo } from '../progress-line';
import { createRunProgress } from '../run-progress';
import { runJson, runText } from '../run-text';
import { DEFAULT_TEMPLATE, getTemplateFile } from '../template-files';

export const command: Command = {
  name: 'demo',
  summary: 'Makes the synthetic demo market, backtests a bundled strategy on it and writes the report.',
  usage: '[<template>] [options]',
  options: {
    capital: { kind: 'text', value: '<rupees>', help: 'money at the start', fallback: '500000' },
    param: { kind: 'list', value: '<key=value>', help: 'a setting of the strategy; may be given several times' },
    out: { kind: 'text', value: '<folder>', help: 'where the files of the run go; else runs/demo-<template> in the data folder' },
    'whole-market': { kind: 'flag', help: 'every instrument of the demo market, not only those of the strategy' },
    json: { kind: 'flag', help: 'the outcome as JSON' },
    progress: PROGRESS_OPTION,
    'data-dir': DATA_DIR_OPTION,
  },
  run: runDemo,
};

async function runDemo(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const [name = DEFAULT_TEMPLATE, second] = args.positionals;
  if (second !== undefined) throw new InputFault({ file: second }, 'one template at a time', 'leave it out');
  const capitalPaise = rupeesOption(args, 'capital');
  const file = getTemplateFile(name);
  const root = dataFolder(args);
  const out = path.resolve(args.text('out') ?? path.join(root, 'runs', `demo-${name}`));
  checkRunFolder(out, RUN_FOLDER_FILES);
  const found = await compileOrSay(file, io);
  if (found === null) return 2;
  const { graph, compiled, diagnostics } = found;
  const params = parseSettings(args.list('param'), compiled.program, compiled.sourceMap, '--param');
  const histories = await storeAndRead(compiled.program, root, args, io);
  const days = resolveRunDays(histories, isoDay(DEMO_SPAN.tradesFrom), null);
  const chains = await getRunChains(compiled.program, root);
  const choice = { graph, compiled, diagnostics, params, histories, chains, ...days, capitalPaise, venue: DEFAULT_VENUE };
  const progress = createRunProgress(io, name, days.fromDay, days.toDay);
  const source = args.isGiven('data-dir') ? ['--data', fromHere(root)] : [];
  const run = runStoredBacktest({ ...choice, command: commandText(fromHere(file), choice, source), onSession: progress.onSession });
  progress.clear();
  writeRunFolder(out, run);
  io.stdout(args.flag('json') ? runJson(run, out) : runText(run, out));
  if (!args.flag('json')) io.stdout(`\nThe report: ${path.join(out, 'report.html')}\n`);
  return 0;
}

async function storeAndRead(program: Program, root: string, args: CommandArguments, io: CommandIo): Promise<readonly StoredHistory[]> {
  const progress = createProgressLine(io, 'demo market', (total) => plural(total, 'instrument'));
  const needed = program.instruments.flatMap((instrument) => listDemoIds(instrument, DEMO_SPAN));
  const ids = args.flag('whole-market') ? [...new Set([...needed, ...listDemoMarketIds(DEMO_SPAN)])] : needed;
  await storeDemoMarket(root, ids, DEMO_SPAN, new Date().toISOString(), progress.update).finally(progress.clear);
  return getStoredHistories(program, { root, file: null, toDay: null, ticks: null });
}

/** As one would type it where one stands: a report need not tell where on a machine it was made. */
function fromHere(place: string): string {
  const relative = path.relative('.', place);
  return relative.startsWith('..') ? place : relative;
}
