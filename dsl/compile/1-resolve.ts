// Names to things: kinds by key and version, parameters by schema with defaults made explicit, edges to ports, settings to slots.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';
import { enabledPart } from '../graph/enabled-part';
import type { ExposedParam, Graph, GraphNode, ParamValue } from '../graph/graph';
import type { ProgramParam } from '../ir/program';
import type { ParamSource } from '../ir/source-map';
import { kindKey, type NodeKind } from '../nodes/define-kind';
import { describeField, type Field, fieldSchema, isTunable, minutesOfTime } from '../nodes/fields';
import { type KindRegistry, REGISTRY } from '../nodes/registry';

export interface ResolvedEdge {
  readonly id: string;
  readonly from: { readonly node: number; readonly port: string };
  readonly to: { readonly node: number; readonly port: string };
}

export interface ResolvedNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Parameter slot of each exposed parameter. */
  readonly exposed: Readonly<Record<string, number>>;
  /** A parameter is not what its kind asks for: what follows from that need not be said again. */
  readonly isBad: boolean;
}

export interface ResolvedGraph {
  readonly nodes: readonly ResolvedNode[];
  readonly edges: readonly ResolvedEdge[];
  readonly params: readonly ProgramParam[];
  readonly paramSources: readonly ParamSource[];
  /** Inputs (`node.port` by index) whose wire comes from what is not known, and nodes with a wire into such. */
  readonly openInputs: ReadonlySet<string>;
  readonly openOutputs: ReadonlySet<number>;
}

export interface Resolution {
  readonly graph: ResolvedGraph;
  readonly diagnostics: readonly Diagnostic[];
}

export function resolve(document: Graph, kinds: KindRegistry = REGISTRY): Resolution {
  const graph = enabledPart(document);
  const diagnostics: Diagnostic[] = [];
  const settings = resolveExposed(graph, kinds, diagnostics);
  const nodes: ResolvedNode[] = [];
  const indexOf = new Map<string, number>();
  for (const node of graph.nodes) {
    const resolved = resolveNode(node, kinds, settings.slots.get(node.id) ?? {}, diagnostics);
    if (indexOf.has(node.id)) diagnostics.push(diagnostic('duplicate-id', { what: 'node', id: node.id }, { node: node.id }));
    if (resolved === null || indexOf.has(node.id)) continue;
    indexOf.set(node.id, nodes.length);
    nodes.push(resolved);
  }
  const wires = resolveEdges(graph, nodes, indexOf, diagnostics);
  return { graph: { nodes, ...wires, params: settings.params, paramSources: settings.sources }, diagnostics };
}

function resolveNode(
  node: GraphNode,
  kinds: KindRegistry,
  exposed: Readonly<Record<string, number>>,
  diagnostics: Diagnostic[],
): ResolvedNode | null {
  const kind = kinds.find(node.kind);
  if (kind === null) {
    diagnostics.push(diagnostic('unknown-kind', { kind: node.kind }, { node: node.id }));
    return null;
  }
  const newest = kinds.findNewest(kind.kind);
  if (newest !== null && newest.version > kind.version) {
    diagnostics.push(diagnostic('outdated-kind', { kind: kindKey(kind), version: newest.version }, { node: node.id }));
  }
  const params: Record<string, ParamValue> = {};
  let isBad = false;
  for (const [name, definition] of Object.entries(kind.params)) {
    params[name] = givenOrDefault(node, name, definition);
    if (params[name] === (node.params[name] ?? definition.default)) continue;
    isBad = true;
    const words = {
      title: node.label ?? kind.title,
      label: definition.label,
      accepts: describeField(definition),
      value: JSON.stringify(node.params[name]),
    };
    const fix = { kind: 'setParam', node: node.id, param: name, value: definition.default } as const;
    diagnostics.push(diagnostic('bad-param', words, { node: node.id, fix }));
  }
  for (const name of Object.keys(node.params)) {
    if (Object.hasOwn(kind.params, name)) continue;
    const known = Object.keys(kind.params).join(', ') || 'none';
    diagnostics.push(diagnostic('unknown-param', { kind: kind.title, param: name, known }, { node: node.id }));
  }
  return { id: node.id, kind, title: node.label ?? kind.title, params, exposed, isBad };
}

/** What does not fit its field is looked at no further: the default stands in for the rest of the way. */
function givenOrDefault(node: GraphNode, name: string, definition: Field): ParamValue {
  const given = node.params[name] ?? definition.default;
  return fieldSchema(definition).safeParse(given).success ? given : definition.default;
}

function resolveEdges(
  graph: Graph,
  nodes: readonly ResolvedNode[],
  indexOf: ReadonlyMap<string, number>,
  diagnostics: Diagnostic[],
): Pick<ResolvedGraph, 'edges' | 'openInputs' | 'openOutputs'> {
  const edges: ResolvedEdge[] = [];
  const openInputs = new Set<string>();
  const openOutputs = new Set<number>();
  const seen = new Set<string>();
  const drawn = new Set<string>();
  const unknown = new Set(graph.nodes.filter((node) => !indexOf.has(node.id)).map((node) => node.id));
  for (const edge of graph.edges) {
    if (seen.has(edge.id)) diagnostics.push(diagnostic('duplicate-id', { what: 'edge', id: edge.id }));
    seen.add(edge.id);
    const from = indexOf.get(edge.from.node);
    const to = indexOf.get(edge.to.node);
    const source = from === undefined ? undefined : portOf(nodes[from]?.kind.outputs, edge.from.port);
    const target = to === undefined ? undefined : portOf(nodes[to]?.kind.inputs, edge.to.port);
    const fix = { kind: 'removeEdge', edge: edge.id } as const;
    if (source === undefined && !unknown.has(edge.from.node)) {
      diagnostics.push(
        diagnostic('edge-from-nowhere', { node: edge.from.node, port: edge.from.port }, { node: edge.to.node, port: edge.to.port, fix }),
      );
    }
    if (target === undefined && !unknown.has(edge.to.node)) {
      diagnostics.push(
        diagnostic('edge-to-nowhere', { node: edge.to.node, port: edge.to.port }, { node: edge.from.node, port: edge.from.port, fix }),
      );
    }
    if (source === undefined && to !== undefined) openInputs.add(`${to}.${edge.to.port}`);
    if (target === undefined && from !== undefined) openOutputs.add(from);
    if (from === undefined || to === undefined || source === undefined || target === undefined) continue;
    const wire = `${from}.${edge.from.port}>${to}.${edge.to.port}`;
    if (drawn.has(wire)) {
      const title = nodes[to]?.title ?? edge.to.node;
      diagnostics.push(diagnostic('edge-repeated', { port: target.label, title }, { node: edge.to.node, port: edge.to.port, fix }));
      continue;
    }
    drawn.add(wire);
    edges.push({ id: edge.id, from: { node: from, port: edge.from.port }, to: { node: to, port: edge.to.port } });
  }
  return { edges, openInputs, openOutputs };
}

/** Ports are own members alone: a graph may name one `constructor`. */
function portOf<T>(ports: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return ports !== undefined && Object.hasOwn(ports, name) ? ports[name] : undefined;
}

interface Settings {
  readonly params: readonly ProgramParam[];
  readonly sources: readonly ParamSource[];
  /** By node id, then parameter name: the parameter slot. */
  readonly slots: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

function resolveExposed(graph: Graph, kinds: KindRegistry, diagnostics: Diagnostic[]): Settings {
  const params: ProgramParam[] = [];
  const sources: ParamSource[] = [];
  const slots = new Map<string, Readonly<Record<string, number>>>();
  const owner = new Map<string, string>();
  for (const setting of graph.exposed) {
    if (sources.some((source) => source.key === setting.key)) {
      diagnostics.push(diagnostic('duplicate-id', { what: 'setting', id: setting.key }));
      continue;
    }
    const bound = bindSetting(graph, kinds, setting, diagnostics);
    if (bound === null) continue;
    for (const target of setting.targets) {
      const place = `${target.node}.${target.param}`;
      const other = owner.get(place);
      if (other !== undefined) {
        diagnostics.push(
          diagnostic('exposed-twice', { node: target.node, param: target.param, key: setting.key, other }, { node: target.node }),
        );
        continue;
      }
      owner.set(place, setting.key);
      const others: Readonly<Record<string, number>> = slots.get(target.node) ?? {};
      slots.set(target.node, { ...others, [target.param]: params.length });
    }
    params.push(bound.param);
    sources.push({ key: setting.key, label: setting.label, default: bound.value, targets: setting.targets });
  }
  return { params, sources, slots };
}

/** The slot's type and bounds (those of all targets together, narrowed by the setting's own), and its value: the first target's. */
function bindSetting(
  graph: Graph,
  kinds: KindRegistry,
  setting: ExposedParam,
  diagnostics: Diagnostic[],
): { readonly param: ProgramParam; readonly value: number } | null {
  let bound: ProgramParam | null = null;
  let value = Number.NaN;
  for (const target of setting.targets) {
    const node = graph.nodes.find((candidate) => candidate.id === target.node);
    const definition = node === undefined ? undefined : portOf(kinds.find(node.kind)?.params, target.param);
    if (node === undefined || definition === undefined || !isTunable(definition)) {
      diagnostics.push(diagnostic('exposed-target', { key: setting.key, node: target.node, param: target.param }, { node: target.node }));
      return null;
    }
    const given = givenOrDefault(node, target.param, definition);
    const number = typeof given === 'string' ? minutesOfTime(given) : Number(given);
    const own: ProgramParam =
      definition.kind === 'time'
        ? { kind: 'int', unit: 'time', min: 0, max: 1_439 }
        : { kind: definition.kind, unit: definition.unit, min: definition.min, max: definition.max };
    if (bound === null) value = number;
    bound = bound === null ? own : narrow(bound, own);
  }
  if (bound === null) return null;
  const min = setting.min ?? bound.min;
  const max = setting.max ?? bound.max;
  if (min < bound.min || max > bound.max || !(min <= value && value <= max)) {
    const accepts = `${bound.min} to ${bound.max}`;
    diagnostics.push(
      diagnostic('exposed-bounds', { key: setting.key, min, max, value, accepts }, { node: setting.targets[0]?.node ?? null }),
    );
  }
  return { param: { ...bound, min, max }, value };
}

function narrow(bound: ProgramParam, other: ProgramParam): ProgramParam {
  return { ...bound, min: Math.max(bound.min, other.min), max: Math.min(bound.max, other.max) };
}
