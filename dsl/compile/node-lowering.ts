// What a kind is given while it is lowered: the signals at its inputs, brought to its clock and unit, and a way to emit ops.
import type { LowerContext } from '../nodes/define-kind';
import { invariant } from '../types/invariant';
import type { LoweringState } from './lowering-state';
import { first, NodeEmitter } from './node-emitter';
import { checkContext } from './node-facts';
import { NodeInputs } from './node-inputs';

export function lowerContext(state: LoweringState, index: number): LowerContext {
  const node = state.graph.nodes[index];
  invariant(node !== undefined, 'a lowered node is in the graph');
  const checked = checkContext(state.graph, state.graph.facts, index);
  const emit = new NodeEmitter(state, index);
  const inputs = new NodeInputs(state, index, node, emit, checked);
  return {
    ...checked,
    position: state.positionOf.get(node.id) ?? null,
    signal: (input) => inputs.signal(input),
    findSignal: (input) => inputs.find(input),
    raw: (input) => inputs.raw(input),
    signals: (input) => inputs.signals(input),
    wire: (input, kind) => inputs.wire(input, kind),
    findWire: (input, kind) => inputs.findWire(input, kind),
    wires: (input, kind) => inputs.wires(input, kind),
    sampled: (input, clock) => inputs.sampled(input, clock),
    price: (candles, field) => emit.price(candles, field),
    constant: (value, unit = 'none') => emit.constant(value, unit),
    parameter: (name, unit = 'none') => emit.constant(checked.static(name), unit),
    truth: (value) => ({ ...emit.constant(value ? 1 : 0, 'none'), kind: 'boolean' }),
    never: () => ({ ...emit.constant(0, 'none'), kind: 'event' }),
    op: (name, signals, args = {}, units = []) => emit.op(name, signals, args, units),
    one: (name, signals, args = {}, unit = 'none') => first(emit.op(name, signals, args, [unit])),
    late: (name, args, unit, read) => emit.late(name, args, unit, read),
    positionEvent: (input, what) => emit.positionEvent(inputs.wire(input, 'position').position, what),
    asOf: (signal, clock, ageBarsMax) => emit.asOf(signal, clock, ageBarsMax),
    hold: (event, clock) => emit.hold(event, clock),
    ownClock: () => emit.ownClock(),
    clockIndex: state.clockIndex,
    instrumentIndex: (instrument) => state.builder.instrument(instrument),
    act: (action) => state.builder.actions.push(action),
    textIndex: (text) => state.builder.text(text),
  };
}
