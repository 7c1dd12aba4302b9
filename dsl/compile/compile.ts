// The compiler, and its table of contents:
//
//   graph ──1 resolve──▶ kinds, parameters, ports ──2 normalize──▶ one order for one logic ──3 check──▶ types, units, phases, clocks
//         ──4 lower──▶ ops over slots ──5 emit──▶ program, hash, warm-up, cost, source map
//
// Pure and synchronous; runs at each edit. All diagnostics of a graph come in one pass; lowering runs only on a graph without errors.
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { Program } from '../ir/program';
import type { SourceMap } from '../ir/source-map';
import type { KindRegistry } from '../nodes/registry';
import { resolve } from './1-resolve';
import { normalize } from './2-normalize';
import { type CheckedGraph, check } from './3-check';
import { lower } from './4-lower';
import { emit } from './5-emit';

export interface CompileOptions {
  /** Nodes to keep though nothing acts on them: to look at their values. The program then need not act. */
  readonly probes?: readonly string[];
  /** The kinds that the graph may name; those of the language where not said. */
  readonly kinds?: KindRegistry;
}

export interface Compiled {
  readonly program: Program;
  readonly hash: string;
  readonly sourceMap: SourceMap;
}

export interface Compilation {
  /** Null where the diagnostics hold an error. */
  readonly compiled: Compiled | null;
  readonly checked: CheckedGraph;
  readonly diagnostics: readonly Diagnostic[];
}

export function compile(graph: Graph, options: CompileOptions = {}): Compilation {
  const probes = options.probes ?? [];
  const resolved = resolve(graph, options.kinds);
  const ordered = normalize(resolved.graph, probes);
  const checked = check(ordered, { isProbe: probes.length > 0 });
  const diagnostics = [...resolved.diagnostics, ...checked.diagnostics];
  if (hasErrors(diagnostics)) return { compiled: null, checked: checked.graph, diagnostics };
  const emitted = emit(checked.graph, lower(checked.graph));
  const all = [...diagnostics, ...emitted.diagnostics];
  const { program, hash, sourceMap } = emitted;
  return { compiled: hasErrors(all) ? null : { program, hash, sourceMap }, checked: checked.graph, diagnostics: all };
}
