// How old documents become new ones. Two ladders: of the document's own format, and of each kind's parameters. Both are pure, and each
// change to a kind is handed back in words, since its meaning may change: nothing is upgraded behind the user's back.
import { kindKey } from '../nodes/define-kind';
import { type KindRegistry, REGISTRY } from '../nodes/registry';
import type { Graph, GraphNode, ParamValue } from './graph';

/** One rung: from a format to the next, JSON in, JSON out. */
export interface DocumentMigration {
  readonly from: string;
  readonly to: string;
  readonly migrate: (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** No format but the first has been published. */
export const DOCUMENT_LADDER: readonly DocumentMigration[] = Object.freeze([]);

/** Climbs as far as the ladder goes; a format without a rung is left for the parser to refuse. */
export function migrateDocument(document: unknown, ladder: readonly DocumentMigration[] = DOCUMENT_LADDER): unknown {
  let current = document;
  for (const rung of ladder) {
    if (!isObject(current) || current['format'] !== rung.from) continue;
    current = { ...rung.migrate(current), format: rung.to };
  }
  return current;
}

export interface KindChange {
  readonly node: string;
  readonly from: string;
  readonly to: string;
  readonly params: readonly ParamChange[];
}

/** Undefined: the parameter is not there on that side. */
export interface ParamChange {
  readonly name: string;
  readonly before: ParamValue | undefined;
  readonly after: ParamValue | undefined;
}

export interface MigratedGraph {
  readonly graph: Graph;
  readonly changes: readonly KindChange[];
}

/** Brings every node to the newest version that its kind has a path to, rung by rung; the others stay as they are. */
export function migrateGraph(graph: Graph, kinds: KindRegistry = REGISTRY): MigratedGraph {
  const changes: KindChange[] = [];
  const nodes = graph.nodes.map((node) => {
    const change = migrateNode(node, kinds);
    if (change === null) return node;
    changes.push({ node: node.id, from: node.kind, to: change.kind, params: compareParams(node.params, change.params) });
    return { ...node, ...change };
  });
  return changes.length === 0 ? { graph, changes } : { graph: { ...graph, nodes }, changes };
}

function migrateNode(node: GraphNode, kinds: KindRegistry): Pick<GraphNode, 'kind' | 'params'> | null {
  const kind = kinds.find(node.kind);
  const newest = kind === null ? null : kinds.findNewest(kind.kind);
  if (kind === null || newest === null || newest.version <= kind.version) return null;
  let params: Readonly<Record<string, ParamValue>> = node.params;
  for (let version = kind.version + 1; version <= newest.version; version++) {
    const rung = newest.migrations?.[version];
    if (rung === undefined) return null;
    params = rung(params);
  }
  return { kind: kindKey(newest), params };
}

function compareParams(before: Readonly<Record<string, ParamValue>>, after: Readonly<Record<string, ParamValue>>): readonly ParamChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: paramAt(before, name), after: paramAt(after, name) }))
    .filter((change) => change.before !== change.after);
}

function paramAt(params: Readonly<Record<string, ParamValue>>, name: string): ParamValue | undefined {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
