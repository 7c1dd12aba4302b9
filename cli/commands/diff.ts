// `yantra diff`: what changed from one graph to another: in words, and as a document of operations that can be carried out and taken back.
import path from 'node:path';
import { diffGraphs } from '../../dsl/diff/diff-graphs';
import { explainDiff } from '../../dsl/diff/explain-diff';
import { recogniseNodes } from '../../dsl/diff/recognise-nodes';
import { renameNodes } from '../../dsl/diff/rename-nodes';
import { explainGraph } from '../../dsl/explain/explain-graph';
import type { Graph } from '../../dsl/graph/graph';
import { readGraph } from '../../server/documents/read-graph';
import { writeOutput } from '../../server/documents/write-output';
import { InputFault } from '../../server/market-data/input-fault';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { diagnosticsText } from '../diagnostic-text';

export const command: Command = {
  name: 'diff',
  summary: 'Says what changed from one graph to another.',
  usage: '<before.json> <after.json> [options]',
  options: {
    out: { kind: 'text', value: '<diff.json>', help: 'writes the changes as a document' },
    json: { kind: 'flag', help: 'the changes, in words and as a document, as JSON' },
  },
  run: runDiff,
};

async function runDiff(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const [before, after, more] = args.positionals;
  if (before === undefined || after === undefined)
    throw new InputFault({ file: 'yantra diff' }, 'two graphs are compared', 'name the one before and the one after');
  if (more !== undefined) throw new InputFault({ file: more }, 'two graphs at a time', 'leave it out');
  const [base, target] = [await graphOrSay(before, io), await graphOrSay(after, io)];
  if (base === null || target === null) return 2;
  const diff = diffGraphs(base, target);
  const recognised = recogniseNodes(base, target);
  const groups = explainDiff(base, recognised.size === 0 ? diff : diffGraphs(base, renameNodes(target, recognised, base)));
  const sentences = compareSentences(base, target);
  const out = args.text('out');
  if (out !== null) writeOutput(out, [`${JSON.stringify(diff, null, 1)}\n`]);
  if (args.flag('json')) {
    const ids = Object.fromEntries(recognised);
    io.stdout(`${JSON.stringify({ before, after, diff, recognised: ids, words: groups, ...sentences }, null, 1)}\n`);
    return 0;
  }
  const told = groups.map(({ title, lines }) => `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  const effect = [...sentences.gone.map((line) => `  - ${line}\n`), ...sentences.come.map((line) => `  + ${line}\n`)];
  if (effect.length > 0) told.push(`In plain words:\n${effect.join('')}`);
  const nodes = recognised.size === 1 ? '1 node is' : `${recognised.size} nodes are`;
  const anew = recognised.size === 0 ? '' : `${nodes} the same under other ids, and told under the first.\n`;
  io.stdout(
    told.length === 0 ? `The same ${anew === '' ? 'graph' : 'strategy'}.\n${anew}` : `${told.join('\n')}${anew === '' ? '' : `\n${anew}`}`,
  );
  return 0;
}

async function graphOrSay(file: string, io: CommandIo): Promise<Graph | null> {
  const parsed = await readGraph(file);
  if (parsed.kind === 'graph') return parsed.graph;
  io.stderr(diagnosticsText(path.basename(file), parsed.diagnostics));
  return null;
}

/** Sentences of the one explanation that the other has not. */
function compareSentences(base: Graph, target: Graph): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [was, is] = [base, target].map((graph) => explainGraph(graph).sentences.map(({ text }) => text));
  return {
    gone: (was ?? []).filter((text) => is?.includes(text) !== true),
    come: (is ?? []).filter((text) => was?.includes(text) !== true),
  };
}
