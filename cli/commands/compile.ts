// `yantra compile`: a graph into the program that runs, with its hash, cost and warm-up, or all that keeps it from being one.
import path from 'node:path';
import type { ProgramClock } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { settingsInOrder } from '../../server/documents/settings-in-order';
import { writeOutput } from '../../server/documents/write-output';
import { plural } from '../../server/market-data/quality/finding';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { type CompiledGraph, compileFile, oneFile } from '../compile-graph';
import { diagnosticsCount, diagnosticsText } from '../diagnostic-text';
import { clockText, settingText } from '../program-text';
import { textTable } from '../text-table';

export const command: Command = {
  name: 'compile',
  summary: 'Compiles a graph: hash, cost, warm-up, and what is wrong with it.',
  usage: '<graph.json> [options]',
  options: {
    out: { kind: 'text', value: '<program.json>', help: 'writes the program' },
    'source-map': { kind: 'text', value: '<file>', help: 'writes what the program does not say: nodes, labels, texts' },
    strict: { kind: 'flag', help: 'exit code 1 where there are warnings' },
    json: { kind: 'flag', help: 'the outcome as JSON' },
  },
  run: runCompile,
};

async function runCompile(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const file = oneFile(args, 'compile', 'graph');
  const outcome = await compileFile(file);
  const { diagnostics } = outcome;
  const isJson = args.flag('json');
  if (!isJson) io.stderr(diagnosticsText(path.basename(file), diagnostics));
  if (outcome.compiled === null) {
    if (isJson) io.stdout(`${JSON.stringify({ file, hash: null, diagnostics }, null, 1)}\n`);
    else io.stderr(`${path.basename(file)} does not compile: ${diagnosticsCount(diagnostics)}.\n`);
    return 2;
  }
  const { program, hash, sourceMap } = outcome.compiled;
  writeJson(args.text('out'), program);
  writeJson(args.text('source-map'), sourceMap);
  const { cost, warmUp, ops, clocks } = program;
  const settings = settingsInOrder(outcome.graph, outcome.compiled).map(({ source, param }) => ({ ...source, ...param }));
  if (isJson)
    io.stdout(
      `${JSON.stringify({ file, name: outcome.graph.name, hash, cost, warmUp, ops: ops.length, clocks, settings, diagnostics }, null, 1)}\n`,
    );
  else io.stdout(summaryText(outcome));
  return args.flag('strict') && diagnostics.length > 0 ? 1 : 0;
}

function writeJson(file: string | null, document: unknown): void {
  if (file !== null) writeOutput(path.resolve(file), [`${JSON.stringify(document, null, 1)}\n`]);
}

function summaryText({ graph, compiled, diagnostics }: CompiledGraph): string {
  const { program, hash } = compiled;
  const { cost, ops, positions, actions } = program;
  const size = [
    plural(graph.nodes.length, 'node'),
    plural(ops.length, 'op'),
    plural(positions, 'position'),
    plural(actions.length, 'action'),
  ];
  const settings = settingsInOrder(graph, compiled).map(({ source, param }) => settingText(source, param));
  return [
    `${graph.name}\n`,
    `  program   ${hash}\n`,
    `  size      ${size.join(', ')}\n`,
    `  cost      ${Math.ceil(cost.perRow)} of ${LIMITS.costPerBarMax} units a bar; ${cost.memoryBytes} of ${LIMITS.memoryBytesMax} bytes\n`,
    diagnostics.length === 0 ? '' : `  notes     ${diagnosticsCount(diagnostics)}\n`,
    program.clocks.length === 0
      ? ''
      : `\n${textTable([['clock', 'bars to first value', 'bars to converge'], ...program.clocks.map(warmUpRow(compiled.program))])}`,
    settings.length === 0 ? '' : `\nSettings (--param key=value):\n${settings.map((line) => `  ${line}\n`).join('')}`,
  ].join('');
}

function warmUpRow({ instruments, warmUp }: CompiledGraph['compiled']['program']) {
  return (clock: ProgramClock, index: number): readonly string[] => {
    const need = warmUp.find((entry) => entry.clock === index);
    return [clockText(clock, instruments), String(need?.bars ?? 0), String(need?.convergeBars ?? 0)];
  };
}
