// From a graph's file to its program for commands that need one: what is wrong goes to standard error, a line each.
import path from 'node:path';
import { type Compilation, type Compiled, compile } from '../dsl/compile/compile';
import type { Diagnostic } from '../dsl/diagnostics/diagnostic';
import type { Graph } from '../dsl/graph/graph';
import { readGraph } from '../server/documents/read-graph';
import { InputFault } from '../server/market-data/input-fault';
import type { CommandArguments, CommandIo } from './command';
import { diagnosticsText } from './diagnostic-text';

export interface CompiledGraph {
  readonly graph: Graph;
  readonly compiled: Compiled;
  readonly checked: Compilation['checked'];
  readonly diagnostics: readonly Diagnostic[];
}

export interface GraphFaults {
  readonly compiled: null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The one file that a command is about, as its first bare argument. */
export function oneFile(args: CommandArguments, command: string, what: string): string {
  const [file, second] = args.positionals;
  if (file === undefined) throw new InputFault({ file: `yantra ${command}` }, `no ${what} is named`, `see yantra ${command} --help`);
  if (second !== undefined) throw new InputFault({ file: second }, `one ${what} at a time`, 'leave it out');
  return file;
}

export async function compileFile(file: string): Promise<CompiledGraph | GraphFaults> {
  const parsed = await readGraph(file);
  if (parsed.kind === 'refused') return { compiled: null, diagnostics: parsed.diagnostics };
  const { graph } = parsed;
  const { compiled, checked, diagnostics } = compile(graph);
  return compiled === null ? { compiled, diagnostics } : { graph, compiled, checked, diagnostics };
}

/** Null after its errors have been said. Warnings are said too. */
export async function compileOrSay(file: string, io: CommandIo): Promise<CompiledGraph | null> {
  const compiled = await compileFile(file);
  io.stderr(diagnosticsText(path.basename(file), compiled.diagnostics));
  return compiled.compiled === null ? null : compiled;
}
