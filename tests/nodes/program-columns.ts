// The columns of a program's slots, op by op over whole columns on the rows of one clock: no plan, no windows, no sharing. Slots may be
// given instead of computed. Each op is computed by the way of the caller's choice.
import { opArgValues } from '../../dsl/ir/op-args';
import type { Program, ProgramOp } from '../../dsl/ir/program';
import { CHAIN_MEASURES } from '../../dsl/ops/chain';
import type { ArgValues, OpDeclaration } from '../../dsl/ops/declare-op';
import { findOp } from '../../dsl/ops/op-table';
import type { ClockRows } from '../../engine/ops/kernel';

export type Column = readonly number[];

export type RunOp = (declaration: OpDeclaration, args: ArgValues, inputs: readonly Column[], rows: ClockRows) => readonly Column[];

/** What is read off a chain, by measure; what is not there is NA. */
export type ChainColumns = Readonly<Record<string, Column>>;

export interface ColumnsRequest {
  readonly program: Program;
  readonly params: readonly number[];
  readonly rows: ClockRows;
  /** Columns that stand in for what a slot computes. */
  readonly given: ReadonlyMap<number, Column>;
  /** By chain of the program. */
  readonly chains: readonly ChainColumns[];
  readonly priceScale: number;
  readonly runOp: RunOp;
}

/** Asks for the column of a slot. A value that depends on itself is not for these tests. */
export function programColumns(request: ColumnsRequest): (slot: number) => Column {
  const { program, given } = request;
  const known = new Map<number, Column>(given);
  const columnOf = (slot: number): Column => {
    const found = known.get(slot);
    if (found !== undefined) return found;
    const op = program.ops.findLast((candidate) => candidate.out <= slot);
    if (op === undefined) throw new Error(`no op writes slot ${slot}`);
    computeOp(request, op, op.in.map(columnOf)).forEach((column, port) => {
      if (!known.has(op.out + port)) known.set(op.out + port, column);
    });
    return columnOf(slot);
  };
  return columnOf;
}

function computeOp(request: ColumnsRequest, op: ProgramOp, inputs: readonly Column[]): readonly Column[] {
  const { params, rows, priceScale, runOp } = request;
  const declaration = findOp(op.op);
  if (declaration === null) throw new Error(`${op.op} is not an op`);
  const args = opArgValues(declaration, op, params);
  switch (declaration.name) {
    case 'constant': {
      const value = args['value'] ?? Number.NaN;
      return [Array.from(rows.timeUs, () => (args['in'] === 1 ? Math.round(value * priceScale * 1e6) / 1e6 : value))];
    }
    case 'chain': {
      const measure = CHAIN_MEASURES[args['measure'] ?? 0] ?? '';
      return [request.chains[args['chain'] ?? 0]?.[measure] ?? Array.from(rows.timeUs, () => Number.NaN)];
    }
    case 'asOf':
    case 'heldEvent':
      // All clocks of these tests have the same rows.
      return [inputs[0] ?? []];
    default:
      return runOp(declaration, args, inputs, rows);
  }
}
