// Emits ops on behalf of one node, with the few conversions that a wire may bring: to a unit, to a clock, from candles to a price.
import type { Static } from '../ir/program';
import type { CandlesWire, Signal } from '../nodes/wire';
import { BAR_FIELDS } from '../ops/market';
import { findOp } from '../ops/op-table';
import { invariant } from '../types/invariant';
import { isKnownBy } from '../types/phase';
import { isPriceLike, type Unit } from '../types/unit';
import type { LoweringState } from './lowering-state';
import type { OpArgs } from './program-builder';

/** Bars of the source clock after which a sampled value is stale. */
const AGE_BARS_MAX = 2;

/** Stands at a late input until what it reads has been lowered. */
const UNKNOWN_YET: Signal = Object.freeze({ kind: 'number', slot: 0, clock: null, unit: 'none', phase: 'bar' });

export class NodeEmitter {
  private readonly state: LoweringState;
  private readonly index: number;
  private own: number | null | undefined;

  constructor(state: LoweringState, index: number) {
    this.state = state;
    this.index = index;
  }

  /** The clock the node stands on; null where all it gives is known before the run. The program's table gets it when it is first asked for. */
  findOwnClock(): number | null {
    if (this.own === undefined) {
      const clock = this.state.graph.facts[this.index]?.clock ?? null;
      this.own = clock === null ? null : this.state.clockIndex(clock);
    }
    return this.own;
  }

  ownClock(): number {
    const clock = this.findOwnClock();
    invariant(clock !== null, `${this.state.graph.nodes[this.index]?.kind.kind} stands on a clock`);
    return clock;
  }

  /** An op on the clock of its inputs; one that needs a clock and gets none from them runs on the node's. */
  op(name: string, inputs: readonly Signal[], args: OpArgs, units: readonly Unit[]): readonly Signal[] {
    const own = this.findOwnClock();
    const clock = inputs.find((signal) => signal.clock !== null)?.clock ?? (needsClock(name, inputs) ? own : null);
    return this.opOn(name, clock, inputs, args, units);
  }

  opOn(name: string, clock: number | null, inputs: readonly Signal[], args: OpArgs, units: readonly Unit[]): readonly Signal[] {
    const node = this.state.graph.nodes[this.index]?.id ?? '';
    return this.state.builder.op(keyOf(name), clock, inputs, args, { node, port: '' }, units);
  }

  constant(value: Static, unit: Unit): Signal {
    return first(this.opOn('constant', null, [], { value, in: isPriceLike(unit) ? 'price' : 'plain' }, [unit]));
  }

  price(candles: CandlesWire, name: (typeof BAR_FIELDS)[number]): Signal {
    const unit: Unit = name === 'volume' || name === 'openInterest' ? 'quantity' : 'price';
    const read = (field: string): Signal => first(this.opOn('bar', candles.clock, [], { field }, [unit]));
    if (candles.style === 'plain' || unit === 'quantity') return read(name);
    const smooth = this.opOn('heikinAshi', candles.clock, ['open', 'high', 'low', 'close'].map(read), {}, ['price']);
    const signal = smooth[BAR_FIELDS.indexOf(name)];
    invariant(signal !== undefined, 'Heikin-Ashi has four prices');
    return signal;
  }

  /** An op on the node's clock whose one input is connected once everything is lowered. */
  late(name: string, args: OpArgs, unit: Unit, read: () => Signal): Signal {
    const signal = first(this.opOn(name, this.ownClock(), [UNKNOWN_YET], args, [unit]));
    this.state.late.push({ slot: signal.slot, read });
    return signal;
  }

  /** A bare literal takes on the unit it meets; anything else already has it. */
  inUnit(signal: Signal, unit: Unit): Signal {
    if (signal.kind !== 'number' || signal.unit === unit || signal.unit !== 'none' || !isKnownBy(signal.phase, 'param')) return signal;
    if (!isPriceLike(unit)) return { ...signal, unit };
    return first(this.opOn('multiply', null, [signal, this.constant(1, 'price')], {}, [unit]));
  }

  /** Settled values are seen from the next session on; among themselves they meet as the session ends. */
  toClock(signal: Signal, clock: number, isSettled = false): Signal {
    if (signal.clock === null || signal.clock === clock || signal.kind === 'event') return signal;
    const see = signal.phase === 'session' && !isSettled ? 'settled' : 'latest';
    return this.bridge(signal, clock, see, AGE_BARS_MAX);
  }

  asOf(signal: Signal, clock: number, ageBarsMax: Static): Signal {
    return this.bridge(signal, clock, 'latest', ageBarsMax);
  }

  hold(event: Signal, clock: number): Signal {
    return first(this.opOn('heldEvent', clock, [event], {}, ['none']));
  }

  positionEvent(position: number, what: string): Signal {
    const clock = this.state.builder.clock({ kind: 'position', position });
    return this.hold(first(this.opOn('positionEvent', clock, [], { position, what }, ['none'])), this.ownClock());
  }

  private bridge(signal: Signal, clock: number, see: 'latest' | 'settled', ageBarsMax: Static): Signal {
    return { ...first(this.opOn('asOf', clock, [signal], { see, ageBarsMax }, [signal.unit])), kind: signal.kind };
  }
}

export function first(signals: readonly Signal[]): Signal {
  const [signal] = signals;
  invariant(signal !== undefined, 'every op has an output');
  return signal;
}

/** An op without state gives the same at every row if its inputs do; one with state, or without inputs, runs on a clock. */
function needsClock(name: string, inputs: readonly Signal[]): boolean {
  const declaration = findOp(keyOf(name));
  return inputs.length === 0 || (declaration !== null && (declaration.readsRows || declaration.memory({}) > 0));
}

/** Kinds name an op without a version: the first. */
function keyOf(name: string): string {
  return name.includes('@') ? name : `${name}@1`;
}
