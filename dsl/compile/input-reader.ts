// What reaches the inputs of one node while it is lowered: wires as they are, and signals brought to the node's clock and unit.
import type { Sampled } from '../ir/program';
import type { CheckContext } from '../nodes/define-kind';
import type { Signal, Wire, WireOf } from '../nodes/wire';
import { invariant } from '../types/invariant';
import type { ResolvedNode } from './1-resolve';
import type { LoweringState } from './4-lower';
import { isSignal } from './is-signal';
import type { NodeEmitter } from './node-emitter';
import { staticOf } from './node-facts';

export interface NodeSite {
  readonly state: LoweringState;
  readonly index: number;
  readonly node: ResolvedNode;
  readonly checked: CheckContext;
  readonly emit: NodeEmitter;
  /** The clock the node stands on; null where it needs none. */
  readonly clock: number | null;
}

export class InputReader {
  private readonly site: NodeSite;
  /** All that the node gives out is known before the session: so it is read as the session ends. */
  private readonly isSettled: boolean;

  constructor(site: NodeSite) {
    this.site = site;
    this.isSettled = Object.values(site.state.graph.facts[site.index]?.outputs ?? {}).some((output) => output.phase === 'session');
  }

  wires<K extends Wire['kind']>(input: string, kind: K): readonly WireOf<K>[] {
    return this.wiresAt(input).filter((wire): wire is WireOf<K> => wire.kind === kind);
  }

  /** Signals on their own clocks, in the unit of the input; candles stand for their close. */
  raw(input: string): readonly Signal[] {
    const { emit, checked } = this.site;
    return this.wiresAt(input).flatMap((wire) => {
      if (isSignal(wire)) return [emit.inUnit(wire, checked.unitOf(input))];
      return wire.kind === 'candles' ? [emit.price(wire, 'close')] : [];
    });
  }

  /** On the node's clock; events at an acting node keep theirs, since each acts by itself. */
  signals(input: string): readonly Signal[] {
    const { kind } = this.site.node;
    const raw = this.raw(input);
    return kind.inputs[input]?.type === 'event' && kind.acts === true ? raw : raw.map((signal) => this.toOwnClock(signal));
  }

  find(input: string): Signal | null {
    const [signal] = this.raw(input);
    return signal === undefined ? this.fallback(input) : this.toOwnClock(signal);
  }

  fallback(input: string): Signal | null {
    const { node, emit, checked } = this.site;
    const name = node.kind.inputs[input]?.fallback ?? null;
    return name === null ? null : emit.constant(staticOf(node, name), checked.unitOf(input));
  }

  sampled(input: string, clock: number): Sampled {
    const { node, emit } = this.site;
    const [signal] = this.raw(input);
    if (signal !== undefined) return { slot: emit.toClock(signal, clock).slot };
    const name = node.kind.inputs[input]?.fallback ?? null;
    invariant(name !== null, 'a sampled input is connected or has a parameter');
    return staticOf(node, name);
  }

  required<T>(input: string, value: T | null | undefined): T {
    invariant(value !== null && value !== undefined, `${this.site.node.kind.kind}.${input} is connected`);
    return value;
  }

  private wiresAt(input: string): readonly Wire[] {
    const { state, index } = this.site;
    return (state.graph.incoming[index] ?? []).flatMap((edge) => {
      const wire = edge.to.port === input ? state.wires[edge.from.node]?.[edge.from.port] : undefined;
      return wire === undefined ? [] : [wire];
    });
  }

  private toOwnClock(signal: Signal): Signal {
    const { clock, emit } = this.site;
    return clock === null ? signal : emit.toClock(signal, clock, this.isSettled);
  }
}
