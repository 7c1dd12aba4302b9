// The program under construction: tables that only grow, each entry named by its index. Knows ops, never node kinds.

import { canonicalJson } from '../ir/canonical-json';
import type {
  Program,
  ProgramAction,
  ProgramChain,
  ProgramClock,
  ProgramInstrument,
  ProgramOp,
  ProgramParam,
  ProgramPreview,
  Static,
} from '../ir/program';
import type { Origin, SlotOrigin } from '../ir/source-map';
import type { Signal } from '../nodes/wire';
import type { OpDeclaration } from '../ops/declare-op';
import { findOp } from '../ops/op-table';
import { invariant } from '../types/invariant';
import { isKnownBy, laterPhase, type Phase } from '../types/phase';
import type { Unit } from '../types/unit';

export type OpArgs = Readonly<Record<string, Static | string>>;

export class ProgramBuilder {
  readonly instruments: ProgramInstrument[] = [];
  readonly clocks: ProgramClock[] = [];
  readonly chains: ProgramChain[] = [];
  readonly previews: ProgramPreview[] = [];
  readonly ops: ProgramOp[] = [];
  readonly actions: ProgramAction[] = [];
  readonly actionNodes: string[] = [];
  readonly texts: string[] = [];
  readonly slotOrigins: SlotOrigin[] = [];
  positions = 0;
  /** Index of each table's entries by their canonical text. */
  private readonly places = new Map<string, number>();

  instrument(instrument: ProgramInstrument): number {
    return this.place(this.instruments, 'instrument', instrument);
  }

  clock(clock: ProgramClock): number {
    return this.place(this.clocks, 'clock', clock);
  }

  chain(chain: ProgramChain): number {
    return this.place(this.chains, 'chain', chain);
  }

  preview(preview: ProgramPreview): number {
    return this.place(this.previews, 'preview', preview);
  }

  text(text: string): number {
    return this.place(this.texts, 'text', text);
  }

  /** Appends an op; its outputs follow on consecutive slots. */
  op(
    key: string,
    clock: number | null,
    inputs: readonly Signal[],
    args: OpArgs,
    origin: Origin,
    units: readonly Unit[],
  ): readonly Signal[] {
    const declaration = findOp(key);
    invariant(declaration !== null, `${key} is an op`);
    invariant(declaration.inputs.length === inputs.length, `${key} takes ${declaration.inputs.length} inputs, not ${inputs.length}`);
    const out = this.slotOrigins.length;
    this.ops.push({ op: key, clock, in: inputs.map((signal) => signal.slot), args: completeArgs(declaration, args), out });
    const phase = phaseOf(clock, inputs, args);
    return declaration.outputs.map((port, index) => {
      const unit = units[index] ?? units[0] ?? 'none';
      this.slotOrigins.push({ ...origin, unit });
      return { kind: port.kind, slot: out + index, clock, unit, phase };
    });
  }

  /** Fills in the input of an op that was emitted before what it reads. */
  connectLate(slot: number, input: number): void {
    const index = this.ops.findIndex((op) => op.out === slot);
    const op = this.ops[index];
    invariant(op !== undefined, 'a late op is emitted before it is connected');
    this.ops[index] = { ...op, in: [input] };
  }

  build(params: readonly ProgramParam[], warmUp: Program['warmUp'], cost: Program['cost']): Program {
    return {
      format: 'yantra.program/1',
      instruments: this.instruments,
      clocks: this.clocks,
      ...(this.chains.length > 0 ? { chains: this.chains } : {}),
      ...(this.previews.length > 0 ? { previews: this.previews } : {}),
      params: [...params],
      ops: this.ops,
      positions: this.positions,
      actions: this.actions,
      warmUp,
      cost,
    };
  }

  private place<T extends ProgramInstrument | ProgramClock | ProgramChain | ProgramPreview | string>(
    table: T[],
    name: string,
    entry: T,
  ): number {
    const key = `${name}${canonicalJson(entry)}`;
    const found = this.places.get(key);
    if (found !== undefined) return found;
    this.places.set(key, table.length);
    return table.push(entry) - 1;
  }
}

/** Every argument stands in the program, defaults too: an enum's first value, a number's least. */
function completeArgs(declaration: OpDeclaration, args: OpArgs): Record<string, Static | string> {
  const complete: Record<string, Static | string> = {};
  for (const argument of declaration.args) {
    const fallback = argument.kind === 'enum' ? (argument.values[0] ?? '') : argument.min;
    complete[argument.name] = args[argument.name] ?? fallback;
  }
  return complete;
}

/** What is computed from settled values alone is settled too, on whatever clock it stands. */
function phaseOf(clock: number | null, inputs: readonly Signal[], args: OpArgs): Phase {
  const hasParam = Object.values(args).some((value) => typeof value === 'object');
  const isSettled = inputs.some((signal) => signal.phase === 'session') && inputs.every((signal) => isKnownBy(signal.phase, 'session'));
  const own: Phase = clock === null ? (hasParam ? 'param' : 'literal') : isSettled ? 'session' : 'bar';
  return inputs.reduce<Phase>((phase, signal) => laterPhase(phase, signal.phase), own);
}
