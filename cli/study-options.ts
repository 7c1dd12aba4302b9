// The options that sweep, walkforward, montecarlo and audit share with backtest, and how they become a strategy over a history.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { OBJECTIVES } from '../engine/sweep/sweep-metrics';
import { parseSettings, settingValue } from '../server/backtests/parse-settings';
import { getRunChains } from '../server/backtests/run-chains';
import { resolveRunDays } from '../server/backtests/run-days';
import { getStoredHistories } from '../server/backtests/stored-history';
import { settingsInOrder } from '../server/documents/settings-in-order';
import { InputFault } from '../server/market-data/input-fault';
import { parseAxes } from '../server/sweeps/parse-axes';
import { checkStudyFolder } from '../server/sweeps/study-folder';
import type { SweepChoice } from '../server/sweeps/sweep-choice';
import { CANDLE_SOURCE_OPTIONS, candleSource } from './candle-source';
import type { CommandArguments, CommandIo, OptionTable } from './command';
import { commandText, quoted } from './command-text';
import { type CompiledGraph, compileOrSay, oneFile } from './compile-graph';
import { numberOption, rupeesOption } from './number-options';
import { PROGRESS_OPTION } from './progress-line';
import { dayRange, wordOption } from './reading-options';
import { VENUE_OPTIONS, venueOptions } from './venue-options';

export const STUDY_OPTIONS = {
  from: { kind: 'text', value: '<YYYY-MM-DD>', help: 'first day that may trade; else where the data begin' },
  to: { kind: 'text', value: '<YYYY-MM-DD>', help: 'last day; else where the data end' },
  capital: { kind: 'text', value: '<rupees>', help: 'money at the start of each run', fallback: '500000' },
  param: { kind: 'list', value: '<key=value>', help: 'a setting that stays as it is said here; may be given several times' },
  out: { kind: 'text', value: '<folder>', help: 'where the files go; without it none are written' },
  json: { kind: 'flag', help: 'the outcome as JSON' },
  progress: PROGRESS_OPTION,
} as const satisfies OptionTable;

export const STUDY_SOURCE_OPTIONS: OptionTable = { ...VENUE_OPTIONS, ...CANDLE_SOURCE_OPTIONS };

const VARY_OPTION = {
  kind: 'list',
  value: '<key=values>',
  help: 'a setting to vary, as period=5..50:5 or period=9,14,21; may be given several times',
} as const;

export const VARY_OPTIONS = {
  vary: VARY_OPTION,
  random: { kind: 'text', value: '<n>', help: 'so many points of the grid, drawn by --seed; else all' },
  maximise: { kind: 'text', value: OBJECTIVES.join('|'), help: 'what a better variant has more of', fallback: 'sharpe' },
  threads: { kind: 'text', value: '<n>', help: 'runs at the same time; else as many as the machine has cores' },
} as const satisfies OptionTable;

const THREADS_MAX = 64;

/** Everything but what reports progress and what command does it again. */
export type Study = Omit<SweepChoice, 'command' | 'onProgress'> & {
  readonly found: CompiledGraph;
  readonly out: string | null;
  /** `extra`: options of the command itself. */
  readonly commandText: (extra: readonly string[]) => string;
};

/** Null after the graph's errors have been said. `files`: what the command would write. */
export async function openStudy(args: CommandArguments, io: CommandIo, name: string, files: readonly string[]): Promise<Study | null> {
  const file = oneFile(args, name, 'graph');
  const { fromDay, toDay } = dayRange(args);
  const capitalPaise = rupeesOption(args, 'capital');
  const venue = venueOptions(args);
  const threads = args.isGiven('threads') ? numberOption(args, 'threads', { min: 1, max: THREADS_MAX, isWhole: true }) : null;
  const candles = await candleSource(args, io);
  const out = args.text('out');
  if (out !== null) checkStudyFolder(path.resolve(out), files);
  const found = await compileOrSay(file, io);
  if (found === null) return null;
  const { graph, compiled } = found;
  const axes = parseAxes(args.list('vary'), compiled, '--vary');
  const params = parseSettings(args.list('param'), compiled.program, compiled.sourceMap, '--param');
  checkFixedApart(
    args,
    axes.map(({ param }) => compiled.sourceMap.params[param]?.key ?? ''),
  );
  const source = { ...(await candles.open(compiled.program)), toDay, ticks: null };
  const histories = await getStoredHistories(compiled.program, source);
  const chains = await getRunChains(compiled.program, source.root);
  const days = resolveRunDays(histories, fromDay, toDay);
  const randomCount = args.isGiven('random') ? numberOption(args, 'random', { min: 2, max: 20_000, isWhole: true }) : null;
  const study = { graph, compiled, params, axes, histories, chains, source, days, capitalPaise, venue };
  return {
    ...study,
    objective: args.text('maximise') === null ? 'sharpe' : wordOption(args, 'maximise', OBJECTIVES),
    randomCount,
    crew: { startRunner: io.startRunner ?? null, threads: threads ?? availableParallelism() },
    found,
    out,
    commandText: (extra) => {
      const base = commandText(file, { ...found, params, histories, chains, ...days, capitalPaise, venue }, candles.words);
      const own = [...args.list('vary').flatMap((text) => ['--vary', text]), ...extra].map(quoted);
      const varied = axes.map(({ param }) => ` --param ${quoted(`${compiled.sourceMap.params[param]?.key}=${settingText(study, param)}`)}`);
      const fixed = varied.reduce((text, words) => text.replace(words, ''), base);
      return [fixed.replace(/^yantra backtest/, `yantra ${name}`), ...own].join(' ');
    },
  };
}

function settingText({ compiled, params }: Pick<Study, 'compiled' | 'params'>, param: number): string {
  const declared = compiled.program.params[param];
  return declared === undefined ? '' : settingValue(params[param] ?? Number.NaN, declared);
}

function checkFixedApart(args: CommandArguments, varied: readonly string[]): void {
  const both = args.list('param').find((text) => varied.includes(text.slice(0, text.indexOf('=')).trim()));
  if (both !== undefined)
    throw new InputFault({ file: '--param', field: both }, 'this setting is varied too', 'leave it out here or in --vary');
}

/** Some commands ask for at least one setting to vary. */
export function needAxes({ axes, graph, compiled }: Study, name: string): void {
  if (axes.length > 0) return;
  const keys = settingsInOrder(graph, compiled).map(({ source }) => source.key);
  throw new InputFault(
    { file: `yantra ${name}` },
    'no setting is varied',
    keys.length === 0
      ? 'expose one in the graph first'
      : `add for instance --vary ${keys[0]}=<from>..<to>:<step>; it has ${keys.join(', ')}`,
  );
}
