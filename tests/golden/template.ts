// The templates as they stand in fixtures/strategies: read, parsed and compiled, with the settings they ship with.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Compilation, type Compiled, compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import { invariant } from '../../dsl/types/invariant';
import { FIXTURES } from '../golden';

const ROOM = path.join(FIXTURES, 'strategies');

export interface Template {
  readonly name: string;
  readonly graph: Graph;
  readonly compilation: Compilation;
}

export interface CompiledTemplate extends Compiled {
  /** The value of each parameter, as drawn. */
  readonly params: readonly number[];
}

export const TEMPLATES: readonly Template[] = readdirSync(ROOM, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .map(readTemplate);

export function templateFile(name: string, file: string): string {
  return path.join(ROOM, name, file);
}

export function compiledTemplate({ name, compilation }: Template): CompiledTemplate {
  invariant(compilation.compiled !== null, `${name} compiles`);
  return { ...compilation.compiled, params: compilation.compiled.sourceMap.params.map((source) => source.default) };
}

function readTemplate(name: string): Template {
  const parsed = parseGraphText(readFileSync(templateFile(name, 'graph.json'), 'utf8'));
  invariant(parsed.kind === 'graph', `${name} is a graph`);
  return { name, graph: parsed.graph, compilation: compile(parsed.graph) };
}
