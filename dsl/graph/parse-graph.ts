// Unknown values to graphs: the one door. Caps come first, keys next, the schema last, so that a hostile document costs bounded time.
// What comes out is trusted from here on; what does not come out is said, with its place in the document and what to do.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';
import { LIMITS } from '../limits';
import { Graph } from './graph';
import { migrateDocument } from './migrations';
import { FORBIDDEN_KEYS } from './parse-json';
import { readDocument } from './read-document';
import { shape, shapeFault } from './shape-fault';

export type GraphParse =
  | { readonly kind: 'graph'; readonly graph: Graph }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Faults told of one document; a longer list helps nobody. */
const FAULTS_MAX = 20;

/** A document as text, from a file or the network. */
export function parseGraphText(text: string): GraphParse {
  const read = readDocument(text);
  return read.kind === 'refused' ? refuse([read.fault]) : parseGraph(read.value);
}

export function parseGraph(value: unknown): GraphParse {
  const misshapen = findMisshapen(value);
  if (misshapen !== null) return refuse([misshapen]);
  const parsed = Graph.safeParse(migrateDocument(value));
  if (!parsed.success) return refuse(parsed.error.issues.slice(0, FAULTS_MAX).map((issue) => shapeFault(issue, value)));
  const duplicates = findDuplicates(parsed.data);
  return duplicates.length > 0 ? refuse(duplicates) : { kind: 'graph', graph: parsed.data };
}

function refuse(diagnostics: readonly Diagnostic[]): GraphParse {
  return { kind: 'refused', diagnostics };
}

/** Walks the value with a budget, before any schema looks at it: depth, number of values, keys. */
function findMisshapen(value: unknown): Diagnostic | null {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [{ value, path: '', depth: 0 }];
  let left = LIMITS.graphJsonBytesMax / 4;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const { path, depth } = next;
    if (depth >= LIMITS.jsonDepthMax) return shape(path, 'is nested too deeply', 'A graph has few levels: export it again.');
    const keys = Object.keys(next.value);
    left -= keys.length;
    if (left < 0)
      return diagnostic('document-too-large', { bytes: `more than ${LIMITS.graphJsonBytesMax}`, max: LIMITS.graphJsonBytesMax });
    const forbidden = keys.find((key) => FORBIDDEN_KEYS.includes(key));
    if (forbidden !== undefined) return shape(`${path}/${forbidden}`, 'is not an allowed name', 'Remove that field.');
    const long = depth === 1 && Array.isArray(next.value) ? overLong(path, keys.length) : null;
    if (long !== null) return long;
    for (const [key, member] of Object.entries(next.value)) open.push({ value: member, path: `${path}/${key}`, depth: depth + 1 });
  }
  return null;
}

const LIST_CAPS: Readonly<Record<string, number>> = {
  '/nodes': LIMITS.graphNodesMax,
  '/edges': LIMITS.graphEdgesMax,
  '/exposed': LIMITS.paramsMax,
};

function overLong(path: string, count: number): Diagnostic | null {
  const max = LIST_CAPS[path];
  return max === undefined || count <= max ? null : diagnostic('too-many', { count, what: path.slice(1), max });
}

function findDuplicates(graph: Graph): readonly Diagnostic[] {
  return [
    ...repeated(graph.nodes.map((node) => node.id)).map((id) => diagnostic('duplicate-id', { what: 'node', id }, { node: id })),
    ...repeated(graph.edges.map((edge) => edge.id)).map((id) => diagnostic('duplicate-id', { what: 'edge', id })),
    ...repeated(graph.exposed.map((setting) => setting.key)).map((id) => diagnostic('duplicate-id', { what: 'setting', id })),
  ].slice(0, FAULTS_MAX);
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
