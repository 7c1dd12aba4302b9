// `yantra explain`: what a graph does, in plain words, a sentence for each thing it does. A graph with errors is explained as far as it goes.
import path from 'node:path';
import { compile } from '../../dsl/compile/compile';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import { explainGraph } from '../../dsl/explain/explain-graph';
import { readGraph } from '../../server/documents/read-graph';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { oneFile } from '../compile-graph';
import { diagnosticsCount, diagnosticsText } from '../diagnostic-text';

export const command: Command = {
  name: 'explain',
  summary: 'Says in plain words what a graph does.',
  usage: '<graph.json> [options]',
  options: { json: { kind: 'flag', help: 'the sentences with the nodes they speak of, as JSON' } },
  run: runExplain,
};

async function runExplain(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const file = oneFile(args, 'explain', 'graph');
  const name = path.basename(file);
  const parsed = await readGraph(file);
  if (parsed.kind === 'refused') {
    io.stderr(diagnosticsText(name, parsed.diagnostics));
    return 2;
  }
  const { sentences, text } = explainGraph(parsed.graph);
  const { diagnostics } = compile(parsed.graph);
  if (args.flag('json')) io.stdout(`${JSON.stringify({ file, name: parsed.graph.name, sentences, diagnostics }, null, 1)}\n`);
  else io.stdout(text === '' ? 'It does nothing yet.\n' : `${text}\n`);
  if (!hasErrors(diagnostics)) return 0;
  io.stderr(`${name} does not compile yet: ${diagnosticsCount(diagnostics)}; see yantra compile ${file}.\n`);
  return 1;
}
