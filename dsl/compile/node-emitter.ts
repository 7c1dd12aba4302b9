// Emits ops on behalf of one node, with the few conversions that a wire may bring.
import type { Static } from '../ir/program';
import type { CandlesWire, Signal } from '../nodes/wire';
import { BAR_FIELDS } from '../ops/market';
import { findOp } from '../ops/op-table';
import { invariant } from '../types/invariant';
import { isKnownBy } from '../types/phase';
import { isPriceLike, type Unit } from '../types/unit';
import type { LoweringState } from './4-lower';
import type { OpArgs } from './program-builder';

/** Bars of the source clock after which a sampled value is stale. */
const AGE_BARS_MAX = 2;

export class NodeEmitter {
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

function keyOf(name: string): string {
  return name.includes('@') ? name : `${name}@1`;
}
