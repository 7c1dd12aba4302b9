// What a kind is given while it is lowered: the signals at its inputs, and a way to emit ops.
import type { LowerContext } from '../nodes/define-kind';
import type { Signal } from '../nodes/wire';
import { invariant } from '../types/invariant';
import type { LoweringState } from './4-lower';
import { InputReader, type NodeSite } from './input-reader';
import { first, NodeEmitter } from './node-emitter';
import { checkContext, staticOf } from './node-facts';

export function lowerContext(state: LoweringState, index: number): LowerContext {
  const node = state.graph.nodes[index];
  invariant(node !== undefined, 'a lowered node is in the graph');
  const checked = checkContext(state.graph, state.graph.facts, index);
  const reference = state.graph.facts[index]?.clock ?? null;
  const clock = reference === null ? null : state.clockIndex(reference);
  const site: NodeSite = { state, index, node, checked, emit: new NodeEmitter(state, node.id), clock };
  const reader = new InputReader(site);
  return {
    ...checked,
    ...inputsOf(reader),
    ...emissionsOf(site, reader),
    position: state.positionOf.get(node.id) ?? null,
    clockIndex: state.clockIndex,
    instrumentIndex: (instrument) => state.builder.instrument(instrument),
    act: (action) => state.builder.actions.push(action),
    textIndex: (text) => state.builder.text(text),
  };
}

type Inputs = 'signal' | 'findSignal' | 'raw' | 'signals' | 'wire' | 'findWire' | 'wires' | 'sampled';

function inputsOf(reader: InputReader): Pick<LowerContext, Inputs> {
  return {
    findSignal: (input) => reader.find(input),
    signal: (input) => reader.required(input, reader.find(input)),
    raw: (input) => reader.required(input, reader.raw(input)[0] ?? reader.fallback(input)),
    signals: (input) => reader.signals(input),
    wire: (input, kind) => reader.required(input, reader.wires(input, kind)[0]),
    findWire: (input, kind) => reader.wires(input, kind)[0] ?? null,
    wires: (input, kind) => reader.wires(input, kind),
    sampled: (input, clock) => reader.sampled(input, clock),
  };
}

/** Stands at a late input until what it reads has been lowered. */
const UNKNOWN_YET: Signal = Object.freeze({ kind: 'number', slot: 0, clock: null, unit: 'none', phase: 'bar' });

type Emissions =
  | 'price'
  | 'constant'
  | 'parameter'
  | 'truth'
  | 'op'
  | 'one'
  | 'late'
  | 'never'
  | 'positionEvent'
  | 'asOf'
  | 'hold'
  | 'ownClock';

function emissionsOf({ state, node, emit, clock }: NodeSite, reader: InputReader): Pick<LowerContext, Emissions> {
  const ownClock = (): number => {
    invariant(clock !== null, `${node.kind.kind} stands on a clock`);
    return clock;
  };
  const hold: LowerContext['hold'] = (event, target) => first(emit.opOn('heldEvent@1', target, [event], {}, ['none']));
  return {
    price: (candles, field) => emit.price(candles, field),
    constant: (value, unit = 'none') => emit.constant(value, unit),
    parameter: (name, unit = 'none') => emit.constant(staticOf(node, name), unit),
    truth: (value) => ({ ...emit.constant(value ? 1 : 0, 'none'), kind: 'boolean' }),
    op: (name, inputs, args = {}, units = []) => emit.op(name, clock, inputs, args, units),
    one: (name, inputs, args = {}, unit = 'none') => first(emit.op(name, clock, inputs, args, [unit])),
    late: (name, args, unit, read) => {
      const signal = first(emit.opOn(name, ownClock(), [UNKNOWN_YET], args, [unit]));
      state.late.push({ slot: signal.slot, read });
      return signal;
    },
    never: () => ({ ...emit.constant(0, 'none'), kind: 'event' }),
    positionEvent: (input, what) => {
      const { position } = reader.required(input, reader.wires(input, 'position')[0]);
      const events = state.builder.clock({ kind: 'position', position });
      return hold(first(emit.opOn('positionEvent@1', events, [], { position, what }, ['none'])), ownClock());
    },
    asOf: (signal, target, ageBarsMax) => emit.asOf(signal, target, ageBarsMax),
    hold,
    ownClock,
  };
}
