// What reaches the inputs of one node while it is lowered: wires as they come, and signals brought to the node's unit and clock.
// A fallback parameter stands where nothing is connected.
import type { Sampled } from '../ir/program';
import type { CheckContext } from '../nodes/define-kind';
import type { Signal, Wire, WireOf } from '../nodes/wire';
import { invariant } from '../types/invariant';
import type { ResolvedNode } from './1-resolve';
import { isSignal } from './is-signal';
import type { LoweringState } from './lowering-state';
import type { NodeEmitter } from './node-emitter';

export class NodeInputs {
  private readonly state: LoweringState;
  private readonly index: number;
  private readonly node: ResolvedNode;
  private readonly emit: NodeEmitter;
  private readonly checked: CheckContext;
  /** A node of settled values meets settled values as the session ends, and sees them from the next one on otherwise. */
  private readonly isSettled: boolean;

  constructor(state: LoweringState, index: number, node: ResolvedNode, emit: NodeEmitter, checked: CheckContext) {
    this.state = state;
    this.index = index;
    this.node = node;
    this.emit = emit;
    this.checked = checked;
    this.isSettled = Object.values(state.graph.facts[index]?.outputs ?? {}).some((output) => output.phase === 'session');
  }

  wires<K extends Wire['kind']>(input: string, kind: K): readonly WireOf<K>[] {
    return this.wiresAt(input).filter((wire): wire is WireOf<K> => wire.kind === kind);
  }

  findWire<K extends Wire['kind']>(input: string, kind: K): WireOf<K> | null {
    return this.wires(input, kind)[0] ?? null;
  }

  wire<K extends Wire['kind']>(input: string, kind: K): WireOf<K> {
    return this.required(input, this.findWire(input, kind));
  }

  find(input: string): Signal | null {
    const signal = this.connected(input);
    return signal === null ? this.fallback(input) : this.toOwnClock(signal);
  }

  signal(input: string): Signal {
    return this.required(input, this.find(input));
  }

  /** On the signal's own clock. */
  raw(input: string): Signal {
    return this.required(input, this.connected(input) ?? this.fallback(input));
  }

  /** Events come to an acting node on clocks of their own. */
  signals(input: string): readonly Signal[] {
    const isActingOn = this.node.kind.acts === true && this.node.kind.inputs[input]?.type === 'event';
    const signals = this.signalsAt(input);
    return isActingOn ? signals : signals.map((signal) => this.toOwnClock(signal));
  }

  sampled(input: string, clock: number): Sampled {
    const signal = this.connected(input);
    if (signal !== null) return { slot: this.emit.toClock(signal, clock).slot };
    return this.checked.static(this.required(input, this.fallbackName(input)));
  }

  private wiresAt(input: string): readonly Wire[] {
    return (this.state.graph.incoming[this.index] ?? []).flatMap((edge) => {
      const wire = edge.to.port === input ? this.state.wires[edge.from.node]?.[edge.from.port] : undefined;
      return wire === undefined ? [] : [wire];
    });
  }

  private signalsAt(input: string): readonly Signal[] {
    return this.wiresAt(input).flatMap((wire) => {
      if (isSignal(wire)) return [this.emit.inUnit(wire, this.checked.unitOf(input))];
      return wire.kind === 'candles' ? [this.emit.price(wire, 'close')] : [];
    });
  }

  private connected(input: string): Signal | null {
    return this.signalsAt(input)[0] ?? null;
  }

  private fallbackName(input: string): string | null {
    return this.node.kind.inputs[input]?.fallback ?? null;
  }

  private fallback(input: string): Signal | null {
    const name = this.fallbackName(input);
    return name === null ? null : this.emit.constant(this.checked.static(name), this.checked.unitOf(input));
  }

  private toOwnClock(signal: Signal): Signal {
    const clock = this.emit.findOwnClock();
    return clock === null ? signal : this.emit.toClock(signal, clock, this.isSettled);
  }

  private required<T>(input: string, value: T | null): T {
    invariant(value !== null, `${this.node.kind.kind}.${input} is connected`);
    return value;
  }
}
