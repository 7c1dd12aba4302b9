// The templates as they stand in fixtures: read, parsed and compiled, with the settings they ship with.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Compilation, type Compiled, compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import { invariant } from '../../dsl/types/invariant';
import { FIXTURES } from '../golden';

export interface Template {
  /** Its folder in fixtures. */
  readonly room: string;
  readonly name: string;
  readonly graph: Graph;
  readonly compilation: Compilation;
}

export interface CompiledTemplate extends Compiled {
  /** The value of each parameter, as drawn. */
  readonly params: readonly number[];
}

export const TEMPLATES = readTemplates('strategies');
export const OPTION_TEMPLATES = readTemplates('option-strategies');
/** Strategies whose positions change while they are held. */
export const CHANGING = readTemplates('changes');

export function templateFile({ room, name }: Template, file: string): string {
  return path.join(FIXTURES, room, name, file);
}

export function compiledTemplate({ name, compilation }: Template): CompiledTemplate {
  invariant(compilation.compiled !== null, `${name} compiles`);
  return { ...compilation.compiled, params: compilation.compiled.sourceMap.params.map((source) => source.default) };
}

function readTemplates(room: string): readonly Template[] {
  return readdirSync(path.join(FIXTURES, room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const parsed = parseGraphText(readFileSync(path.join(FIXTURES, room, name, 'graph.json'), 'utf8'));
      invariant(parsed.kind === 'graph', `${name} is a graph`);
      return { room, name, graph: parsed.graph, compilation: compile(parsed.graph) };
    });
}
