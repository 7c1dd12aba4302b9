// Unknown values to graphs: the one door. Caps come first, keys next, the schema last, so that a hostile document costs bounded time.
// What comes out is trusted from here on; what does not come out is said, with its place in the document and what to do.
import type { z } from 'zod';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';
import { LIMITS } from '../limits';
import { Graph } from './graph';
import { migrateDocument } from './migrations';
import { FORBIDDEN_KEYS, parseJson } from './parse-json';

export type GraphParse =
  | { readonly kind: 'graph'; readonly graph: Graph }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Faults told of one document; a longer list helps nobody. */
const FAULTS_MAX = 20;

/** A document as text, from a file or the network. */
export function parseGraphText(text: string): GraphParse {
  // A character is at least one byte of UTF-8, and at most three for each unit of length.
  const bytes = text.length > LIMITS.graphJsonBytesMax ? text.length : utf8Length(text);
  if (bytes > LIMITS.graphJsonBytesMax) return refuse([diagnostic('document-too-large', { bytes, max: LIMITS.graphJsonBytesMax })]);
  const parsed = parseJson(text);
  if (parsed.kind === 'fault') return refuse([diagnostic('document-not-json', { line: parsed.line, detail: parsed.detail })]);
  return parseGraph(parsed.value);
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

function shapeFault(issue: z.core.$ZodIssue, document: unknown): Diagnostic {
  const path = issue.path.map((key) => `/${String(key)}`).join('');
  switch (issue.code) {
    case 'unrecognized_keys':
      return shape(
        path,
        `has no field ${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(', ')}`,
        'Remove it, or update Yantra if the document is newer.',
      );
    case 'invalid_type':
      return shape(
        path,
        valueAt(document, issue.path) === undefined ? 'is missing' : `is not of the type ${issue.expected}`,
        `Give it a value of the type ${issue.expected}.`,
      );
    case 'invalid_value':
      return shape(path, `is not ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`, 'Change it to that.');
    default:
      return shape(path, `does not fit: ${issue.message}`, 'Correct that field.');
  }
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function shape(path: string, detail: string, remedy: string): Diagnostic {
  return diagnostic('document-shape', { path: path === '' ? 'The document' : path.slice(0, 200), detail, remedy });
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

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
