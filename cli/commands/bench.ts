// `yantra bench`: how fast this machine compiles and runs a bundled strategy. Comparisons with other engines are `npm run bench`.

import { measureSpeed, type Speed } from '../../server/backtests/measure-speed';
import { readGraph } from '../../server/documents/read-graph';
import { InputFault } from '../../server/market-data/input-fault';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { numberOption } from '../number-options';
import { createProgressLine, PROGRESS_OPTION, watchedIo } from '../progress-line';
import { DEFAULT_TEMPLATE, getTemplateFile } from '../template-files';
import { textTable } from '../text-table';

export const command: Command = {
  name: 'bench',
  summary: 'Measures how fast this machine compiles and backtests a bundled strategy.',
  usage: '[options]',
  options: {
    rounds: { kind: 'text', value: '<n>', help: 'how often each piece is run; the median is told', fallback: '9' },
    progress: PROGRESS_OPTION,
    json: { kind: 'flag', help: 'as JSON' },
  },
  run: runBench,
};

async function runBench(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const [bare] = args.positionals;
  if (bare !== undefined) throw new InputFault({ file: bare }, 'this command takes no bare argument', 'leave it out');
  const rounds = numberOption(args, 'rounds', { min: 1, max: 1_000, isWhole: true }) ?? 1;
  const parsed = await readGraph(getTemplateFile(DEFAULT_TEMPLATE));
  if (parsed.kind === 'refused')
    throw new InputFault({ file: DEFAULT_TEMPLATE }, 'the bundled graph is damaged', 'restore it from the repository');
  const progress = createProgressLine(watchedIo(io, args), 'bench', (total) => `${total} rounds`);
  const speed = measureSpeed(parsed.graph, rounds, progress.update);
  progress.clear();
  io.stdout(args.flag('json') ? `${JSON.stringify({ strategy: DEFAULT_TEMPLATE, rounds, ...speed }, null, 1)}\n` : speedText(speed));
  return 0;
}

function speedText({ bars, trades, figures }: Speed): string {
  const rows = figures.map(({ name, medianMs, bars: read }) => [
    name,
    medianMs.toFixed(2),
    read === null ? '-' : ((medianMs * 1e6) / read).toFixed(0),
    read === null ? '-' : (read / medianMs / 1_000).toFixed(1),
  ]);
  return `${DEFAULT_TEMPLATE} over ${bars} synthetic 1m bars, ${trades} trades:\n${textTable([['piece', 'median ms', 'ns a bar', 'million bars/s'], ...rows])}`;
}
