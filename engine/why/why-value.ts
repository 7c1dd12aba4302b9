// Why a value is what it is at an instant: from an action's event back through the ops that decided it. Reads values, changes none.
import { opArgValues } from '../../dsl/ir/op-args';
import type { Program, ProgramOp } from '../../dsl/ir/program';
import type { OpDeclaration } from '../../dsl/ops/declare-op';
import { findOp } from '../../dsl/ops/op-table';
import { decidingInputs } from './deciding-inputs';

export type MissingReason = 'warm-up' | 'stale' | 'undefined' | 'missing' | 'input';

export interface WhyValue {
  readonly slot: number;
  readonly op: string;
  /** Name of the output in the op's declaration. */
  readonly output: string;
  readonly kind: 'number' | 'boolean' | 'event';
  /** NaN: NA or unknown. */
  readonly value: number;
  /** Of an NA: where it comes from. */
  readonly missing: MissingReason | null;
  /** Under an op that compares with its last sample: what it was a row before. Null elsewhere, and where it was not known. */
  readonly before: number | null;
  /** The inputs that decided it, each with its own why. */
  readonly because: readonly WhyValue[];
}

export interface WhyRequest {
  readonly program: Program;
  readonly params: readonly number[];
  /** A slot's value as of the instant. */
  readonly valueOf: (slot: number) => number;
  /** The same at the row of a clock before its present one. */
  readonly valueBefore: (slot: number, clock: number) => number;
  /** Rows of a clock known by then. */
  readonly rowsOf: (clock: number) => number;
}

const DEPTH_MAX = 64;
/** What they say is said of two samples: the present one, and the last at which their inputs were known. */
const COMPARES_SAMPLES: ReadonlySet<string> = new Set(['edge@1', 'cross@1']);

export function whyValue(request: WhyRequest, slot: number): WhyValue {
  return why(request, producers(request.program), slot, 0);
}

function why(request: WhyRequest, producerOf: ReadonlyMap<number, ProgramOp>, slot: number, depth: number): WhyValue {
  const op = producerOf.get(slot);
  const declaration = op === undefined ? null : findOp(op.op);
  const value = request.valueOf(slot);
  const port = declaration?.outputs[slot - (op?.out ?? slot)];
  const inputs = (op?.in ?? []).map((input) => ({ slot: input, value: request.valueOf(input) }));
  const deciding = op === undefined || depth >= DEPTH_MAX ? [] : decidingInputs(op.op, value, inputs);
  return {
    slot,
    op: op?.op ?? '',
    output: port?.name ?? '',
    kind: port?.kind ?? 'number',
    value,
    missing: Number.isNaN(value) && op !== undefined && declaration !== null ? missingReason(request, op, declaration, inputs) : null,
    before: null,
    because: deciding.map((input) => ({
      ...why(request, producerOf, input.slot, depth + 1),
      before: op === undefined ? null : valueBefore(request, op, input.slot),
    })),
  };
}

function valueBefore(request: WhyRequest, op: ProgramOp, slot: number): number | null {
  if (!COMPARES_SAMPLES.has(op.op) || op.clock === null) return null;
  const value = request.valueBefore(slot, op.clock);
  return Number.isNaN(value) ? null : value;
}

function missingReason(
  request: WhyRequest,
  op: ProgramOp,
  declaration: OpDeclaration,
  inputs: readonly { readonly value: number }[],
): MissingReason {
  const isInputMissing = inputs.some((input) => Number.isNaN(input.value));
  if (declaration.name === 'asOf') return isInputMissing ? 'input' : 'stale';
  if (isInputMissing) return 'input';
  const { bars } = declaration.warmUp(opArgValues(declaration, op, request.params));
  if (op.clock !== null && request.rowsOf(op.clock) <= bars) return 'warm-up';
  return inputs.length === 0 ? 'missing' : bars > 0 ? 'warm-up' : 'undefined';
}

function producers(program: Program): ReadonlyMap<number, ProgramOp> {
  const producerOf = new Map<number, ProgramOp>();
  for (const op of program.ops) (findOp(op.op)?.outputs ?? []).forEach((_, index) => producerOf.set(op.out + index, op));
  return producerOf;
}
