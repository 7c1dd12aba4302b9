// What a kind is given while it is lowered: the signals at its inputs, brought to its clock and unit, and a way to emit ops.
import type { Sampled, Static } from '../ir/program';
import type { ClockRef, LowerContext } from '../nodes/define-kind';
import type { CandlesWire, Signal, Wire, WireOf } from '../nodes/wire';
import { BAR_FIELDS } from '../ops/market';
import { findOp } from '../ops/op-table';
import { invariant } from '../types/invariant';
import { isKnownBy } from '../types/phase';
import { isPriceLike, type Unit } from '../types/unit';
import type { LoweringState } from './4-lower';
import { isSignal } from './is-signal';
import { checkContext, staticOf } from './node-facts';
import type { OpArgs } from './program-builder';

/** Bars of the source clock after which a sampled value is stale. */
const AGE_BARS_MAX = 2;

export function lowerContext(state: LoweringState, index: number): LowerContext {
  const node = state.graph.nodes[index];
  invariant(node !== undefined, 'a lowered node is in the graph');
  const checked = checkContext(state.graph, state.graph.facts, index);
  const emit = new NodeEmitter(state, node.id);
  const ownClockRef = state.graph.facts[index]?.clock ?? null;
  const ownClock = (): number => {
    invariant(ownClockRef !== null, `${node.kind.kind} stands on a clock`);
    return state.clockIndex(ownClockRef);
  };
  const wiresAt = (input: string): readonly Wire[] =>
    (state.graph.incoming[index] ?? []).flatMap((edge) => {
      const wire = edge.to.port === input ? state.wires[edge.from.node]?.[edge.from.port] : undefined;
      return wire === undefined ? [] : [wire];
    });
  const wiresOf = <K extends Wire['kind']>(input: string, kind: K): readonly WireOf<K>[] =>
    wiresAt(input).filter((wire): wire is WireOf<K> => wire.kind === kind);
  const rawSignals = (input: string): readonly Signal[] =>
    wiresAt(input).flatMap((wire) =>
      isSignal(wire) ? [emit.inUnit(wire, checked.unitOf(input))] : wire.kind === 'candles' ? [emit.price(wire, 'close')] : [],
    );
  const isSettled = Object.values(state.graph.facts[index]?.outputs ?? {}).some((output) => output.phase === 'session');
  const toOwnClock = (signal: Signal): Signal => (ownClockRef === null ? signal : emit.toClock(signal, ownClock(), isSettled));
  const parameter = (name: string, unit: Unit = 'none'): Signal => emit.constant(staticOf(node, name), unit);
  const fallback = (input: string): Signal | null => {
    const name = node.kind.inputs[input]?.fallback ?? null;
    return name === null ? null : parameter(name, checked.unitOf(input));
  };
  const findSignal = (input: string): Signal | null => {
    const [signal] = rawSignals(input);
    return signal === undefined ? fallback(input) : toOwnClock(signal);
  };
  const required = <T>(input: string, value: T | null | undefined): T => {
    invariant(value !== null && value !== undefined, `${node.kind.kind}.${input} is connected`);
    return value;
  };
  return {
    ...checked,
    position: state.positionOf.get(node.id) ?? null,
    findSignal,
    signal: (input) => required(input, findSignal(input)),
    raw: (input) => required(input, rawSignals(input)[0] ?? fallback(input)),
    signals: (input) =>
      rawSignals(input).map((signal) =>
        node.kind.inputs[input]?.type === 'event' && node.kind.acts === true ? signal : toOwnClock(signal),
      ),
    wire: (input, kind) => required(input, wiresOf(input, kind)[0]),
    findWire: (input, kind) => wiresOf(input, kind)[0] ?? null,
    wires: wiresOf,
    price: (candles, field) => emit.price(candles, field),
    constant: (value, unit = 'none') => emit.constant(value, unit),
    parameter,
    truth: (value) => ({ ...emit.constant(value ? 1 : 0, 'none'), kind: 'boolean' }),
    op: (name, inputs, args = {}, units = []) => emit.op(name, ownClockOf(ownClockRef, ownClock), inputs, args, units),
    one: (name, inputs, args = {}, unit = 'none') => first(emit.op(name, ownClockOf(ownClockRef, ownClock), inputs, args, [unit])),
    late: (name, args, unit, read) => {
      const signal = first(emit.opOn(name, ownClock(), [UNKNOWN_YET], args, [unit]));
      state.late.push({ slot: signal.slot, read });
      return signal;
    },
    never: () => ({ ...emit.constant(0, 'none'), kind: 'event' }),
    positionEvent: (input, what) => {
      const { position } = required(input, wiresOf(input, 'position')[0]);
      const event = first(
        emit.opOn('positionEvent@1', state.builder.clock({ kind: 'position', position }), [], { position, what }, ['none']),
      );
      return first(emit.opOn('heldEvent@1', ownClock(), [event], {}, ['none']));
    },
    asOf: (signal, clock, ageBarsMax) => emit.asOf(signal, clock, ageBarsMax),
    hold: (event, clock) => first(emit.opOn('heldEvent@1', clock, [event], {}, ['none'])),
    sampled: (input, clock) =>
      sampledAt(emit, rawSignals(input)[0] ?? null, clock, node.kind.inputs[input]?.fallback ?? null, (name) => staticOf(node, name)),
    clockIndex: state.clockIndex,
    instrumentIndex: (instrument) => state.builder.instrument(instrument),
    act: (action) => state.builder.actions.push(action),
    textIndex: (text) => state.builder.text(text),
    ownClock,
  };
}

/** Stands at a late input until what it reads has been lowered. */
const UNKNOWN_YET: Signal = Object.freeze({ kind: 'number', slot: 0, clock: null, unit: 'none', phase: 'bar' });

function ownClockOf(reference: ClockRef | null, index: () => number): number | null {
  return reference === null ? null : index();
}

function sampledAt(
  emit: NodeEmitter,
  signal: Signal | null,
  clock: number,
  fallback: string | null,
  valueOf: (name: string) => Static,
): Sampled {
  if (signal !== null) return { slot: emit.toClock(signal, clock).slot };
  invariant(fallback !== null, 'a sampled input is connected or has a parameter');
  return valueOf(fallback);
}

function first(signals: readonly Signal[]): Signal {
  const [signal] = signals;
  invariant(signal !== undefined, 'every op has an output');
  return signal;
}

/** An op without state gives the same at every row if its inputs do; one with state, or without inputs, runs on a clock. */
function needsClock(name: string, inputs: readonly Signal[]): boolean {
  const declaration = findOp(keyOf(name));
  return inputs.length === 0 || (declaration !== null && (declaration.readsRows || declaration.memory({}) > 0));
}

function keyOf(name: string): string {
  return name.includes('@') ? name : `${name}@1`;
}

/** Emits ops on behalf of one node, with the few conversions that a wire may bring. */
class NodeEmitter {
  private readonly state: LoweringState;
  private readonly node: string;

  constructor(state: LoweringState, node: string) {
    this.state = state;
    this.node = node;
  }

  op(name: string, ownClock: number | null, inputs: readonly Signal[], args: OpArgs, units: readonly Unit[]): readonly Signal[] {
    const clock = inputs.find((signal) => signal.clock !== null)?.clock ?? (needsClock(name, inputs) ? ownClock : null);
    return this.opOn(name, clock, inputs, args, units);
  }

  opOn(name: string, clock: number | null, inputs: readonly Signal[], args: OpArgs, units: readonly Unit[]): readonly Signal[] {
    return this.state.builder.op(keyOf(name), clock, inputs, args, { node: this.node, port: '' }, units);
  }

  constant(value: Static, unit: Unit): Signal {
    return first(this.opOn('constant@1', null, [], { value, in: isPriceLike(unit) ? 'price' : 'plain' }, [unit]));
  }

  price(candles: CandlesWire, name: (typeof BAR_FIELDS)[number]): Signal {
    const unit: Unit = name === 'volume' || name === 'openInterest' ? 'quantity' : 'price';
    const read = (column: string): Signal => first(this.opOn('bar@1', candles.clock, [], { field: column }, [unit]));
    if (candles.style === 'plain' || unit === 'quantity') return read(name);
    const smooth = this.opOn('heikinAshi@1', candles.clock, ['open', 'high', 'low', 'close'].map(read), {}, [
      'price',
      'price',
      'price',
      'price',
    ]);
    const signal = smooth[BAR_FIELDS.indexOf(name)];
    invariant(signal !== undefined, 'Heikin-Ashi has four prices');
    return signal;
  }

  /** A bare literal takes on the unit it meets; anything else already has it. */
  inUnit(signal: Signal, unit: Unit): Signal {
    if (signal.kind !== 'number' || signal.unit === unit || signal.unit !== 'none' || !isKnownBy(signal.phase, 'param')) return signal;
    if (!isPriceLike(unit)) return { ...signal, unit };
    return first(this.opOn('multiply@1', null, [signal, this.constant(1, 'price')], {}, [unit]));
  }

  /** Settled values are seen from the next session on; among themselves they meet as the session ends. */
  toClock(signal: Signal, clock: number, isSettled = false): Signal {
    if (signal.clock === null || signal.clock === clock) return signal;
    if (signal.kind === 'event') return signal;
    return signal.phase === 'session' && !isSettled ? this.settled(signal, clock) : this.asOf(signal, clock, AGE_BARS_MAX);
  }

  asOf(signal: Signal, clock: number, ageBarsMax: Static): Signal {
    const [value] = this.opOn('asOf@1', clock, [signal], { see: 'latest', ageBarsMax }, [signal.unit]);
    invariant(value !== undefined, 'asOf has an output');
    return { ...value, kind: signal.kind };
  }

  private settled(signal: Signal, clock: number): Signal {
    const [value] = this.opOn('asOf@1', clock, [signal], { see: 'settled', ageBarsMax: AGE_BARS_MAX }, [signal.unit]);
    invariant(value !== undefined, 'asOf has an output');
    return { ...value, kind: signal.kind };
  }
}
