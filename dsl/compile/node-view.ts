// The answers a kind may ask for while types and clocks are worked out: its parameters, and what reaches its inputs.
import type { ParamValue } from '../graph/graph';
import type { ExpiryRule } from '../ir/expiry-rule';
import type { FixedStrikeChoice, ProgramInstrument, Static } from '../ir/program';
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

/** One node as a kind sees it while types and clocks are worked out. A class, since one is made for each node at each edit. */
export class NodeView implements CheckContext {
  readonly node: string;
  protected readonly graph: OrderedGraph;
  protected readonly index: number;
  protected readonly resolved: ResolvedNode;
  private readonly facts: readonly NodeFacts[];

  constructor(graph: OrderedGraph, facts: readonly NodeFacts[], index: number) {
    const resolved = graph.nodes[index];
    invariant(resolved !== undefined, 'a checked node is in the graph');
    this.graph = graph;
    this.facts = facts;
    this.index = index;
    this.resolved = resolved;
    this.node = resolved.id;
  }

  param(name: string): ParamValue {
    return paramOf(this.resolved, name);
  }

  text(name: string): string {
    return String(paramOf(this.resolved, name));
  }

  number(name: string): number {
    return numberOf(this.resolved, name);
  }

  static(name: string): Static {
    const slot = this.resolved.exposed[name];
    return slot === undefined ? numberOf(this.resolved, name) : { param: slot };
  }

  isConnected(input: string): boolean {
    return this.sources(input).length > 0;
  }

  /** The unit at an input. A bare literal, or a fallback, takes on the unit of the input it is to be like. */
  unitOf(input: string): Unit {
    const own = this.wornUnit(input);
    if (own !== null) return own;
    const { unit: rule, literal } = this.resolved.kind.inputs[input] ?? { unit: 'any', literal: null };
    if (literal !== null) {
      return literal(
        (other) => this.wornUnit(other),
        (name) => this.text(name),
      );
    }
    if (typeof rule === 'string') return rule === 'any' ? 'none' : rule;
    return 'by' in rule ? namedUnit(this.resolved, rule) : (this.wornUnit(rule.like) ?? 'none');
  }

  instrument(input: string): ProgramInstrument | null {
    return this.sources(input)[0]?.instrument ?? null;
  }

  expiry(input: string): ExpiryRule | null {
    return this.sources(input)[0]?.expiry ?? null;
  }

  strike(input: string): FixedStrikeChoice | null {
    return this.sources(input)[0]?.strike ?? null;
  }

  clock(input: string): ClockRef | null {
    return this.sources(input)[0]?.clock ?? null;
  }

  traits(input: string): readonly string[] {
    return this.sources(input).flatMap((source) => source.traits);
  }

  positionNode(input: string): string | null {
    return this.sources(input)[0]?.positionNode ?? null;
  }

  isClosedElsewhere(): boolean {
    const { graph, index } = this;
    const root = graph.roots[index] ?? null;
    return graph.nodes.some((closer, at) => {
      if (at === index || closer.kind.closes?.((name) => paramOf(closer, name)) !== true) return false;
      if (graph.roots[at] !== null) return graph.roots[at] === root;
      return (graph.incoming[at] ?? []).some((edge) => isPositionWire(graph, edge) && graph.roots[edge.from.node] === root);
    });
  }

  private sources(input: string): readonly PortFacts[] {
    const found: PortFacts[] = [];
    for (const edge of this.graph.incoming[this.index] ?? []) {
      const source = edge.to.port === input ? this.facts[edge.from.node]?.outputs[edge.from.port] : undefined;
      if (source !== undefined) found.push(source);
    }
    return found;
  }

  /** The unit a source brings; null for nothing and for a bare literal. */
  private wornUnit(input: string): Unit | null {
    const [source] = this.sources(input);
    if (source === undefined) return null;
    if (source.type === 'candles') return 'price';
    return source.unit === 'none' && isKnownBy(source.phase, 'param') ? null : source.unit;
  }
}

/** The unit that a parameter of the node names. */
export function namedUnit(node: ResolvedNode, rule: NamedUnit): Unit {
  return rule.units[String(paramOf(node, rule.by))] ?? 'none';
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
