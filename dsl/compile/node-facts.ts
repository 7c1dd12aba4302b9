// The answers a kind may ask for while types and clocks are worked out: its parameters, and what reaches its inputs.
import type { ParamValue } from '../graph/graph';
import type { Static } from '../ir/program';
import type { CheckContext, ClockRef } from '../nodes/define-kind';
import { minutesOfTime } from '../nodes/fields';
import type { NamedUnit } from '../nodes/ports';
import { invariant } from '../types/invariant';
import { isKnownBy } from '../types/phase';
import type { Unit } from '../types/unit';
import type { ResolvedNode } from './1-resolve';
import type { OrderedGraph } from './2-normalize';
import type { PortFacts } from './port-facts';
import { isPositionWire } from './position-roots';

export interface NodeFacts {
  readonly outputs: Readonly<Record<string, PortFacts>>;
  readonly clock: ClockRef | null;
  /** Something is wrong with the node, or with what it reads: what follows from that need not be said again. */
  readonly isBroken: boolean;
}

export function checkContext(graph: OrderedGraph, facts: readonly NodeFacts[], index: number): CheckContext {
  const node = graph.nodes[index];
  invariant(node !== undefined, 'a checked node is in the graph');
  const sources = (input: string): readonly PortFacts[] =>
    (graph.incoming[index] ?? []).flatMap((edge) => {
      const source = edge.to.port === input ? facts[edge.from.node]?.outputs[edge.from.port] : undefined;
      return source === undefined ? [] : [source];
    });
  return {
    node: node.id,
    param: (name) => paramOf(node, name),
    text: (name) => String(paramOf(node, name)),
    number: (name) => numberOf(node, name),
    static: (name) => staticOf(node, name),
    isConnected: (input) => sources(input).length > 0,
    unitOf: (input) => unitOf(node, input, sources),
    instrument: (input) => sources(input)[0]?.instrument ?? null,
    clock: (input) => sources(input)[0]?.clock ?? null,
    traits: (input) => sources(input).flatMap((source) => source.traits),
    isClosedElsewhere: () => isClosedElsewhere(graph, index),
    positionNode: (input) => sources(input)[0]?.positionNode ?? null,
  };
}

function paramOf(node: ResolvedNode, name: string): ParamValue {
  const value = node.params[name];
  invariant(value !== undefined, `${node.kind.kind} declares the parameter ${name}`);
  return value;
}

function numberOf(node: ResolvedNode, name: string): number {
  const value = paramOf(node, name);
  return typeof value === 'string' ? minutesOfTime(value) : Number(value);
}

export function staticOf(node: ResolvedNode, name: string): Static {
  const slot = node.exposed[name];
  return slot === undefined ? numberOf(node, name) : { param: slot };
}

/** The unit at an input. A bare literal, or a fallback, takes on the unit of the input it is to be like. */
function unitOf(node: ResolvedNode, input: string, sources: (input: string) => readonly PortFacts[]): Unit {
  const own = wornUnit(sources(input)[0]);
  if (own !== null) return own;
  const { unit: rule, literal } = node.kind.inputs[input] ?? { unit: 'any', literal: null };
  if (literal !== null)
    return literal(
      (other) => wornUnit(sources(other)[0]),
      (name) => String(paramOf(node, name)),
    );
  if (typeof rule === 'string') return rule === 'any' ? 'none' : rule;
  if ('by' in rule) return namedUnit(node, rule);
  return wornUnit(sources(rule.like)[0]) ?? 'none';
}

/** The unit that a parameter of the node names. */
export function namedUnit(node: ResolvedNode, rule: NamedUnit): Unit {
  return rule.units[String(paramOf(node, rule.by))] ?? 'none';
}

function isClosedElsewhere(graph: OrderedGraph, index: number): boolean {
  const root = graph.roots[index] ?? null;
  return graph.nodes.some((closer, at) => {
    if (at === index || closer.kind.closes?.((name) => paramOf(closer, name)) !== true) return false;
    if (graph.roots[at] !== null) return graph.roots[at] === root;
    return (graph.incoming[at] ?? []).some((edge) => isPositionWire(graph, edge) && graph.roots[edge.from.node] === root);
  });
}

/** The unit a source brings; null for nothing and for a bare literal. */
function wornUnit(source: PortFacts | undefined): Unit | null {
  if (source === undefined) return null;
  if (source.type === 'candles') return 'price';
  return source.unit === 'none' && isKnownBy(source.phase, 'param') ? null : source.unit;
}
