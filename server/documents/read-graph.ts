// A graph from a file: capped in bytes before it is read, parsed, checked for its shape. What is wrong with the document is diagnostics;
// that there is no such file is a fault of the input. Never runs what it reads.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, type Diagnostic } from '../../dsl/diagnostics/diagnostic';
import { Graph } from '../../dsl/graph/graph';
import { LIMITS } from '../../dsl/limits';
import { InputFault } from '../market-data/input-fault';
import { parseJsonText } from './json-text';

export interface GraphDocument {
  /** Null where the diagnostics hold an error. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

export async function readGraph(file: string): Promise<GraphDocument> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => null);
  if (found === null) throw new InputFault({ file: name }, 'no such file', 'check the path');
  if (!found.isFile()) throw new InputFault({ file: name }, 'this is a folder', 'name the graph.json in it');
  if (found.size > LIMITS.graphJsonBytesMax) {
    return refused(diagnostic('document-too-large', { bytes: found.size, max: LIMITS.graphJsonBytesMax }));
  }
  return parseGraphText(await readFile(file, 'utf8'));
}

export function parseGraphText(text: string): GraphDocument {
  const json = parseJsonText(text);
  if (json.kind === 'fault') return refused(diagnostic('document-not-json', { detail: json.detail }));
  const parsed = Graph.safeParse(json.value);
  if (parsed.success) return { graph: parsed.data, diagnostics: [] };
  return refused(
    ...parsed.error.issues.map((issue) => diagnostic('document-shape', { path: issue.path.map(String).join('.') || 'document', detail: issue.message })),
  );
}

function refused(...diagnostics: readonly Diagnostic[]): GraphDocument {
  return { graph: null, diagnostics };
}
