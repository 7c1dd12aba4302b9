// One node as its kind sees it while it is lowered: the signals at its inputs, brought to its clock and unit, and a way to emit ops.
import type { ProgramAction, ProgramChain, ProgramInstrument, ProgramPreview, Sampled, Static } from '../ir/program';
import type { ClockRef, LowerContext } from '../nodes/define-kind';
import type { CandlesWire, Signal, Wire, WireOf } from '../nodes/wire';
import type { BAR_FIELDS } from '../ops/market';
import type { POSITION_EVENTS } from '../ops/position';
import type { Unit } from '../types/unit';
import type { LoweringState } from './lowering-state';
import { first, NodeEmitter } from './node-emitter';
import { NodeInputs } from './node-inputs';
import { NodeView } from './node-view';
import type { OpArgs } from './program-builder';

export class NodeLowering extends NodeView implements LowerContext {
  readonly position: number | null;
  private readonly state: LoweringState;
  private readonly emit: NodeEmitter;
  private readonly inputs: NodeInputs;

  constructor(state: LoweringState, index: number) {
    super(state.graph, state.graph.facts, index);
    this.state = state;
    this.emit = new NodeEmitter(state, index);
    this.inputs = new NodeInputs(state, index, this.resolved, this.emit, this);
    this.position = state.positionOf.get(this.node) ?? null;
  }

  findSignal(input: string): Signal | null {
    return this.inputs.find(input);
  }

  signal(input: string): Signal {
    return this.inputs.signal(input);
  }

  raw(input: string): Signal {
    return this.inputs.raw(input);
  }

  signals(input: string): readonly Signal[] {
    return this.inputs.signals(input);
  }

  sampled(input: string, clock: number): Sampled {
    return this.inputs.sampled(input, clock);
  }

  wire<K extends Wire['kind']>(input: string, kind: K): WireOf<K> {
    return this.inputs.wire(input, kind);
  }

  findWire<K extends Wire['kind']>(input: string, kind: K): WireOf<K> | null {
    return this.inputs.findWire(input, kind);
  }

  wires<K extends Wire['kind']>(input: string, kind: K): readonly WireOf<K>[] {
    return this.inputs.wires(input, kind);
  }

  price(candles: CandlesWire, field: (typeof BAR_FIELDS)[number]): Signal {
    return this.emit.price(candles, field);
  }

  constant(value: number, unit: Unit = 'none'): Signal {
    return this.emit.constant(value, unit);
  }

  parameter(name: string, unit: Unit = 'none'): Signal {
    return this.emit.constant(this.static(name), unit);
  }

  truth(value: boolean): Signal {
    return { ...this.emit.constant(value ? 1 : 0, 'none'), kind: 'boolean' };
  }

  never(): Signal {
    return { ...this.emit.constant(0, 'none'), kind: 'event' };
  }

  op(name: string, inputs: readonly Signal[], args: OpArgs = {}, units: readonly Unit[] = []): readonly Signal[] {
    return this.emit.op(name, inputs, args, units);
  }

  one(name: string, inputs: readonly Signal[], args: OpArgs = {}, unit: Unit = 'none'): Signal {
    return first(this.emit.op(name, inputs, args, [unit]));
  }

  late(name: string, args: OpArgs, unit: Unit, read: () => Signal): Signal {
    return this.emit.late(name, args, unit, read);
  }

  asOf(signal: Signal, clock: number, ageBarsMax: Static): Signal {
    return this.emit.asOf(signal, clock, ageBarsMax);
  }

  hold(event: Signal, clock: number): Signal {
    return this.emit.hold(event, clock);
  }

  positionEvent(input: string, what: (typeof POSITION_EVENTS)[number]): Signal {
    return this.emit.positionEvent(this.wire(input, 'position').position, what);
  }

  clockIndex(clock: ClockRef): number {
    return this.state.clockIndex(clock);
  }

  instrumentIndex(instrument: ProgramInstrument): number {
    return this.state.builder.instrument(instrument);
  }

  chainIndex(chain: ProgramChain): number {
    return this.state.builder.chain(chain);
  }

  previewIndex(preview: ProgramPreview): number {
    return this.state.builder.preview(preview);
  }

  textIndex(text: string): number {
    return this.state.builder.text(text);
  }

  act(action: ProgramAction): void {
    this.state.builder.actions.push(action);
  }

  ownClock(): number {
    return this.emit.ownClock();
  }
}
