// Random programs in the machine's own language: a few clocks over one or two instruments, ops drawn from the whole table, inputs of
// the right sort from what is already there. For parity tests; graphs have a generator of their own.
import fc from 'fast-check';
import type { Program, ProgramOp } from '../../dsl/ir/program';
import type { OpArg, OpDeclaration } from '../../dsl/ops/declare-op';
import { opKey } from '../../dsl/ops/declare-op';
import { OPS } from '../../dsl/ops/op-table';

const CLOCKS: Program['clocks'] = [
  { kind: 'bar', instrument: 0, timeframe: '1m' },
  { kind: 'bar', instrument: 0, timeframe: '5m' },
  { kind: 'bar', instrument: 0, timeframe: '1d' },
  { kind: 'bar', instrument: 1, timeframe: '3m' },
  { kind: 'time', instrument: 0, from: 'open', minutes: 17 },
  { kind: 'time', instrument: 0, from: 'close', minutes: 5 },
];

/** What reads chains or chosen contracts has no market here to read. */
const UNDRAWN = ['constant', 'missing', 'chain', 'chainStrike', 'contractStrike', 'preview'];
const DRAWABLE = OPS.filter((op) => !op.readsPosition && !UNDRAWN.includes(op.name));

interface Slot {
  readonly kind: 'number' | 'boolean' | 'event';
  readonly clock: number | null;
}

/** A program of so many ops. With the same seed a smaller one is the beginning of a larger one. */
function randomProgram(seed: number, opCount: number): Program {
  const draw = drawer(seed);
  const ops: ProgramOp[] = [];
  const slots: Slot[] = [];
  const emit = (declaration: OpDeclaration, clock: number | null, inputs: number[], args: ProgramOp['args']): void => {
    ops.push({ op: opKey(declaration), clock, in: inputs, args, out: slots.length });
    for (const port of declaration.outputs) slots.push({ kind: port.kind, clock });
  };
  emit(named('constant'), null, [], { value: draw(3), in: 'plain' });
  for (const field of ['close', 'volume', 'high', 'low']) emit(named('bar'), draw(4), [], { field });
  for (let tries = 0; ops.length < opCount + 5 && tries < 20 * opCount; tries++) {
    const declaration = DRAWABLE[draw(DRAWABLE.length)] ?? named('bar');
    const clock = draw(CLOCKS.length);
    const isBridge = declaration.name === 'asOf' || declaration.name === 'heldEvent';
    if (declaration.readsRows && CLOCKS[clock]?.kind !== 'bar') continue;
    const inputs = declaration.inputs.map((port) =>
      pick(
        slots,
        draw,
        (slot) => slot.kind === port.kind && (isBridge ? slot.clock !== null : slot.clock === clock || slot.clock === null),
      ),
    );
    if (inputs.some((slot) => slot < 0) || (inputs.length > 0 && inputs.every((slot) => slots[slot]?.clock === null))) continue;
    emit(declaration, clock, inputs, Object.fromEntries(declaration.args.map((argument) => [argument.name, argValue(argument, draw)])));
  }
  return {
    format: 'yantra.program/1',
    instruments: [
      { kind: 'fixed', id: 'NSE:ONE' },
      { kind: 'fixed', id: 'NSE:TWO' },
    ],
    clocks: CLOCKS,
    params: [],
    ops,
    positions: 0,
    actions: [],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
}

/** The latest few fitting slots are likelier, so that programs grow deep. */
function pick(slots: readonly Slot[], draw: (below: number) => number, fits: (slot: Slot) => boolean): number {
  const fitting = slots.map((_, index) => index).filter((index) => fits(slots[index] ?? { kind: 'number', clock: null }));
  if (fitting.length === 0) return -1;
  const from = draw(2) === 0 ? 0 : Math.max(0, fitting.length - 4);
  return fitting[from + draw(fitting.length - from)] ?? -1;
}

function argValue(argument: OpArg, draw: (below: number) => number): number | string {
  if (argument.kind === 'enum') return argument.values[draw(argument.values.length)] ?? '';
  const span = Math.min(argument.max - argument.min, 12);
  return argument.kind === 'int'
    ? argument.min + draw(Math.floor(span) + 1)
    : Math.max(argument.min, Math.min(argument.max, argument.min > -1000 ? argument.min + draw(5) * (span / 5) : draw(5)));
}

export const programs = (opsMax: number): fc.Arbitrary<Program> =>
  fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: opsMax })).map(([seed, count]) => randomProgram(seed, count));

function named(name: string): OpDeclaration {
  const declaration = OPS.find((op) => op.name === name);
  if (declaration === undefined) throw new Error(`${name} is no op`);
  return declaration;
}

function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
