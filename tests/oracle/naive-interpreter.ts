// A second interpreter, slow and plain: whole columns through the op oracles, each clock bridge found by search. It shares
// no code with the machine.

import { opArgValues } from '../../dsl/ir/op-args';
import type { Program, ProgramClock, ProgramOp } from '../../dsl/ir/program';
import { findOp } from '../../dsl/ops/op-table';
import type { ClockRows } from '../../engine/ops/kernel';
import { oracle } from './oracle';

export interface NaiveRun {
  readonly program: Program;
  readonly params: readonly number[];
  /** By clock of the program, whole history. */
  readonly rows: readonly ClockRows[];
  /** First row that is evaluated, and first that decides, by clock. */
  readonly firstRow: readonly number[];
  readonly decisionRow: readonly number[];
  readonly priceScale: number;
}

type Columns = readonly (readonly number[])[];

/**
 * The outputs of one op over all rows of its clock, NaN before the first row, from its inputs' columns as the machine has them: so a last
 * bit that two ways of averaging round differently is judged once, where it arises, and not by what a comparison makes of it.
 */
export function interpretOp(run: NaiveRun, op: ProgramOp, columnOf: (slot: number) => ArrayLike<number>): Columns {
  const columns = (slot: number): readonly number[] => Array.from(columnOf(slot));
  return op.clock === null ? staticOutputs(run, op, columns) : clockOutputs(run, op, op.clock, columns);
}

type ReadColumn = (slot: number) => readonly number[];

function staticOutputs(run: NaiveRun, op: ProgramOp, columnOf: ReadColumn): Columns {
  const declaration = declarationOf(op);
  const args = opArgValues(declaration, op, run.params);
  if (declaration.name === 'constant') {
    const value = args['value'] ?? 0;
    return [[args['in'] === 1 ? Number((value * run.priceScale).toFixed(6)) : value]];
  }
  if (declaration.memory(args) > 0 || op.in.length === 0) return declaration.outputs.map(() => [Number.NaN]);
  const one = op.in.map((slot) => [columnOf(slot)[0] ?? Number.NaN]);
  return oracle(op.op, args, one, sliceRows(emptyRows(), 0, 1));
}

function clockOutputs(run: NaiveRun, op: ProgramOp, clock: number, columnOf: ReadColumn): Columns {
  const declaration = declarationOf(op);
  const args = opArgValues(declaration, op, run.params);
  const rows = run.rows[clock] ?? emptyRows();
  const count = rows.timeUs.length;
  const start = Math.max(run.firstRow[clock] ?? 0, declaration.warmUp(args).convergeBars === null ? (run.decisionRow[clock] ?? 0) : 0);
  const spread = (slot: number): readonly number[] => {
    const column = columnOf(slot);
    return isStatic(run, slot) ? Array.from({ length: count }, () => column[0] ?? Number.NaN) : column;
  };
  const source = op.in[0] === undefined ? null : clockOfSlot(run, op.in[0]);
  if ((declaration.name === 'asOf' || declaration.name === 'heldEvent') && source !== null && source !== clock) {
    return [bridge(run, op, source, clock, columnOf(op.in[0] ?? 0))];
  }
  if (declaration.name === 'asOf' || declaration.name === 'heldEvent') return [spread(op.in[0] ?? 0)];
  const inputs = op.in.map((slot) => Array.from({ length: count }, (_, row) => spread(slot)[row] ?? Number.NaN).slice(start));
  const found = oracle(op.op, args, inputs, sliceRows(rows, start, count));
  const first = run.firstRow[clock] ?? 0;
  return declaration.outputs.map((_, index) => [
    ...Array.from({ length: first }, () => Number.NaN),
    ...Array.from({ length: start - first }, () => declaration.initial(args)[index] ?? Number.NaN),
    ...(found[index] ?? []),
  ]);
}

const US_PER_MINUTE = 60_000_000;
const MINUTES: Readonly<Record<string, number>> = {
  '1m': 1,
  '2m': 2,
  '3m': 3,
  '5m': 5,
  '10m': 10,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '2h': 120,
};
const SESSIONS: Readonly<Record<string, number>> = { '1d': 1, '1w': 6, '1mo': 24 };

function bridge(run: NaiveRun, op: ProgramOp, source: number, target: number, column: readonly number[]): readonly number[] {
  const from = run.rows[source] ?? emptyRows();
  const to = run.rows[target] ?? emptyRows();
  const first = run.firstRow[source] ?? 0;
  const targetFirst = run.firstRow[target] ?? 0;
  const age = ageOf(run.program.clocks[source], Number(op.args['ageBarsMax'] ?? 0));
  return Array.from(to.timeUs, (now, row) => {
    if (row < targetFirst) return Number.NaN;
    if (op.op === 'heldEvent@1') {
      const since = row === targetFirst ? Number.NEGATIVE_INFINITY : (to.timeUs[row - 1] ?? 0);
      return column.some((value, at) => at >= first && value === 1 && (from.timeUs[at] ?? 0) > since && (from.timeUs[at] ?? 0) <= now)
        ? 1
        : 0;
    }
    const session = to.session[row] ?? 0;
    const isSettled = op.args['see'] === 'settled';
    const at = lastRow(
      from,
      isSettled
        ? (each) => (from.session[each] ?? 0) < session && (from.timeUs[each] ?? 0) <= now
        : (each) => (from.timeUs[each] ?? 0) <= now,
    );
    if (at < first) return Number.NaN;
    if (session - (from.session[at] ?? 0) > age.sessions) return Number.NaN;
    if (!isSettled && now - (from.timeUs[at] ?? 0) > age.us) return Number.NaN;
    return column[at] ?? Number.NaN;
  });
}

function ageOf(clock: ProgramClock | undefined, bars: number): { readonly us: number; readonly sessions: number } {
  if (clock?.kind !== 'bar') return { us: Number.POSITIVE_INFINITY, sessions: 0 };
  const sessions = SESSIONS[clock.timeframe];
  if (sessions !== undefined) return { us: Number.POSITIVE_INFINITY, sessions: sessions * bars };
  return { us: bars * (MINUTES[clock.timeframe] ?? 1) * US_PER_MINUTE, sessions: 0 };
}

function lastRow(rows: ClockRows, isSeen: (row: number) => boolean): number {
  for (let row = rows.timeUs.length - 1; row >= 0; row--) if (isSeen(row)) return row;
  return -1;
}

function declarationOf(op: ProgramOp) {
  const declaration = findOp(op.op);
  if (declaration === null) throw new Error(`${op.op} is no op`);
  return declaration;
}

function clockOfSlot(run: NaiveRun, slot: number): number | null {
  return run.program.ops.findLast((op) => op.out <= slot)?.clock ?? null;
}

function isStatic(run: NaiveRun, slot: number): boolean {
  return clockOfSlot(run, slot) === null;
}

function sliceRows(rows: ClockRows, from: number, to: number): ClockRows {
  const cut = <T extends Float64Array | Int32Array>(column: T): T => column.slice(from, to) as T;
  return {
    timeUs: to > rows.timeUs.length ? new Float64Array(to - from) : cut(rows.timeUs),
    session: cut(rows.session),
    sessionOpenMinute: cut(rows.sessionOpenMinute),
    sessionCloseMinute: cut(rows.sessionCloseMinute),
    open: cut(rows.open),
    high: cut(rows.high),
    low: cut(rows.low),
    close: cut(rows.close),
    volume: cut(rows.volume),
    openInterest: cut(rows.openInterest),
  };
}

function emptyRows(): ClockRows {
  const whole = new Int32Array(0);
  const real = new Float64Array(0);
  return {
    timeUs: real,
    session: whole,
    sessionOpenMinute: whole,
    sessionCloseMinute: whole,
    open: whole,
    high: whole,
    low: whole,
    close: whole,
    volume: real,
    openInterest: real,
  };
}
