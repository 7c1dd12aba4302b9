// Plans programs into shared tables. Two ops are one when kind, version, arguments, inputs and clock are equal: what a thousand
// strategies all compute is computed once. Ops that begin at a program's first decision are shared only within one decision group.
import { opArgValues } from '../../dsl/ir/op-args';
import type { Program, ProgramChain, ProgramClock, ProgramInstrument, ProgramOp, Static } from '../../dsl/ir/program';
import { type ArgValues, arg, type OpArg, type OpDeclaration } from '../../dsl/ops/declare-op';
import { findOp } from '../../dsl/ops/op-table';
import { invariant } from '../../dsl/types/invariant';
import type { Plan, PlannedOp, PlannedPreview, PlannedProgram } from './plan';
import { serialOps } from './serial-ops';

export interface PlanRequest {
  readonly program: Program;
  /** A value for each of the program's parameters. */
  readonly params: readonly number[];
  /** Programs that start deciding at the same instant. */
  readonly decisionGroup?: number;
  /** Slots to keep although no action reads them. */
  readonly probes?: readonly number[];
}

interface DraftOp {
  readonly declaration: OpDeclaration;
  readonly clock: number | null;
  readonly args: Float64Array;
  inputs: number[];
  readonly outputs: number[];
  readonly stateSize: number;
}

const NO_ARGS = new Float64Array(0);

/** Plans programs together. Equal parts are shared; results are the same as planned apart. */
export function planPrograms(requests: readonly PlanRequest[]): Plan {
  const builder = new PlanBuilder();
  const programs = requests.map((request) => builder.add(request));
  return builder.build(programs);
}

export function planProgram(request: PlanRequest): Plan {
  return planPrograms([request]);
}

class PlanBuilder {
  private readonly instruments = new Interned<ProgramInstrument>();
  private readonly clocks = new Interned<ProgramClock>();
  private readonly chains = new Interned<ProgramChain>();
  private readonly previews = new Interned<PlannedPreview>();
  private programs = 0;
  private readonly ops: DraftOp[] = [];
  private readonly opByKey = new Map<string, DraftOp>();
  private readonly slotClock: (number | null)[] = [];

  add(request: PlanRequest): PlannedProgram {
    const { program, params } = request;
    invariant(params.length === program.params.length, 'a program is planned with a value for each parameter');
    const instrumentOf = Int32Array.from(program.instruments, (instrument) => this.instruments.place(withValues(instrument, params)));
    const tables = this.placeTables(program, instrumentOf);
    const clockOf = Int32Array.from(program.clocks, (clock) => this.clocks.place(onPlan(clock, instrumentOf, params)));
    const live = liveOps(program, request.probes ?? []);
    const slotOf = new Int32Array(slotCount(program)).fill(-1);
    const feedback: [DraftOp, ProgramOp][] = [];
    for (const op of live) {
      const planned = this.place(op, slotOf, clockOf, tables, params, request.decisionGroup ?? 0);
      planned.outputs.forEach((slot, index) => {
        slotOf[op.out + index] = slot;
      });
      if (planned.declaration.isFeedback) feedback.push([planned, op]);
    }
    for (const [planned, op] of feedback) planned.inputs = op.in.map((slot) => slotOf[slot] ?? -1);
    return { slotOf, clockOf, instrumentOf, chainOf: tables.chains, params };
  }

  build(programs: readonly PlannedProgram[]): Plan {
    const serial = serialOps(this.ops, this.clocks.entries);
    let arenaSize = 0;
    const ops = this.ops.map((op, index): PlannedOp => {
      const stateAt = arenaSize;
      arenaSize += op.stateSize;
      // Field by field: each object made by a spread has a hidden class of its own, 300 bytes an op.
      const { declaration, clock, args, inputs, outputs, stateSize } = op;
      return { declaration, clock, args, inputs, outputs, stateAt, stateSize, isSerial: serial[index] === true };
    });
    return {
      instruments: this.instruments.entries,
      clocks: this.clocks.entries,
      chains: this.chains.entries,
      previews: this.previews.entries,
      ops,
      slots: this.slotClock.length,
      slotClock: this.slotClock,
      arenaSize,
      programs,
    };
  }

  private placeTables({ chains = [], previews = [] }: Program, instrumentOf: Int32Array): PlanTables {
    const program = this.programs++;
    return {
      instruments: instrumentOf,
      chains: Int32Array.from(chains, (chain) => this.chains.place({ ...chain, underlying: instrumentOf[chain.underlying] ?? 0 })),
      previews: Int32Array.from(previews, ({ legs }) => this.previews.place({ program, legs })),
    };
  }

  private place(
    op: ProgramOp,
    slotOf: Int32Array,
    clockOf: Int32Array,
    tables: PlanTables,
    params: readonly number[],
    group: number,
  ): DraftOp {
    const declaration = findOp(op.op);
    invariant(declaration !== null, `${op.op} is an op`);
    const values = opArgValues(declaration, op, params);
    const clock = op.clock === null ? null : (clockOf[op.clock] ?? null);
    const { isFeedback } = declaration;
    const inputs = isFeedback ? [] : op.in.map((slot) => slotOf[slot] ?? -1);
    const args =
      declaration.args.length === 0 ? NO_ARGS : Float64Array.from(declaration.args, (argument) => planArg(argument, values, tables));
    const scope = isFeedback ? `f${this.ops.length}` : declaration.warmUp(values).convergeBars === null ? `g${group}` : '';
    const key = `${op.op}|${clock}|${args.join(',')}|${inputs.join(',')}|${scope}`;
    const known = this.opByKey.get(key);
    if (known !== undefined) return known;
    const outputs = declaration.outputs.map(() => this.slotClock.push(clock) - 1);
    const placed: DraftOp = { declaration, clock, args, inputs, outputs, stateSize: declaration.memory(values) };
    this.ops.push(placed);
    this.opByKey.set(key, placed);
    return placed;
  }
}

/** Where each entry of a program's tables stands in the plan's. */
type PlanTables = Readonly<Record<'chains' | 'instruments' | 'previews', Int32Array>>;

function planArg(argument: OpArg, values: ArgValues, tables: PlanTables): number {
  const value = arg(values, argument.name);
  return argument.kind === 'int' && argument.of !== undefined ? (tables[argument.of][value] ?? -1) : value;
}

/** An instrument with the program's parameters filled in: what two programs choose alike is one instrument. */
function withValues(instrument: ProgramInstrument, params: readonly number[]): ProgramInstrument {
  if (instrument.kind !== 'option') return instrument;
  const valueOf = (value: Static): number => (typeof value === 'number' ? value : (params[value.param] ?? Number.NaN));
  const { rule, ...manner } = instrument.strike;
  const value = valueOf(rule.value);
  const filled = rule.by === 'premiumRange' ? { ...rule, value, to: valueOf(rule.to) } : { ...rule, value };
  return { ...instrument, strike: { rule: filled, ...manner }, minutes: valueOf(instrument.minutes) };
}

/** A program's clock with the plan's instrument and its own parameter values. */
function onPlan(clock: ProgramClock, instrumentOf: Int32Array, params: readonly number[]): ProgramClock {
  if (clock.kind === 'position') return clock;
  const placed = { ...clock, instrument: instrumentOf[clock.instrument] ?? 0 };
  if (placed.kind !== 'time' || typeof placed.minutes === 'number') return placed;
  return { ...placed, minutes: params[placed.minutes.param] ?? 0 };
}

function slotCount(program: Program): number {
  const last = program.ops.at(-1);
  return last === undefined ? 0 : last.out + (findOp(last.op)?.outputs.length ?? 1);
}

/** Ops that an action or a probe can reach, in program order. A preview's inputs are the slots from which its legs are chosen. */
function liveOps(program: Program, probes: readonly number[]): readonly ProgramOp[] {
  const producer = new Map<number, number>();
  program.ops.forEach((op, index) => {
    const outputs = findOp(op.op)?.outputs.length ?? 1;
    for (let output = 0; output < outputs; output++) producer.set(op.out + output, index);
  });
  const live = new Set<number>();
  const open = [...probes, ...actionSlots(program)];
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    const index = producer.get(slot);
    if (index === undefined || live.has(index)) continue;
    live.add(index);
    open.push(...(program.ops[index]?.in ?? []), ...previewSlots(program, index));
  }
  return program.ops.flatMap((op, index) => {
    if (!live.has(index)) return [];
    const sampled = previewSlots(program, index);
    return sampled.length === 0 ? op : [{ ...op, in: [...op.in, ...sampled] }];
  });
}

/** Slots from which the legs of a preview are chosen. */
function previewSlots(program: Program, op: number): readonly number[] {
  const place = program.ops[op]?.args['preview'];
  return typeof place === 'number' ? sampledSlots(program.previews?.[place]) : [];
}

/** Slots that the program's actions read: their events, and what they sample when they fire. */
function actionSlots(program: Program): readonly number[] {
  return program.actions.flatMap((action) => [action.event, ...sampledSlots(action)]);
}

function sampledSlots(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(sampledSlots);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => (key === 'slot' && typeof member === 'number' ? [member] : sampledSlots(member)));
}

/** Entries by content, each with one index. */
class Interned<T extends object> {
  readonly entries: T[] = [];
  private readonly indexByKey = new Map<string, number>();

  place(entry: T): number {
    const key = JSON.stringify(entry);
    const known = this.indexByKey.get(key);
    if (known !== undefined) return known;
    this.indexByKey.set(key, this.entries.length);
    return this.entries.push(entry) - 1;
  }
}
