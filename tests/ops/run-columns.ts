// Ops as functions of columns, to compose indicators in tests the way the catalogue composes them.
import type { ArgValues } from '../../dsl/ops/declare-op';
import { findOp } from '../../dsl/ops/op-table';
import type { ClockRows } from '../../engine/ops/kernel';
import { getKernel } from '../../engine/ops/op-kernels';
import { clockRows } from './clock-rows';
import { runOp } from './run-op';

export type Column = readonly number[];

/** Every output of an op; rows default to one session of one-minute bars for each 375 rows. */
export function runColumns(name: string, args: ArgValues, inputs: readonly Column[], rows: ClockRows | null = null): readonly Column[] {
  const declaration = findOp(`${name}@1`);
  if (declaration === null) throw new Error(`no op ${name}`);
  const count = inputs[0]?.length ?? 0;
  const subject = { declaration, kernel: getKernel(name, 1), args };
  return runOp(
    subject,
    inputs.map((input) => Float64Array.from(input)),
    rows ?? clockRows(count, 1),
  ).outputs.map((output) => [...output]);
}

/** The first output of an op. */
export function runColumn(name: string, args: ArgValues, ...inputs: readonly Column[]): Column {
  return runColumns(name, args, inputs)[0] ?? [];
}

/** An arithmetic op on two columns, or on a column and a number. */
export function calc(left: Column, op: '+' | '-' | '×' | '÷', right: Column | number): Column {
  const name = { '+': 'add', '-': 'subtract', '×': 'multiply', '÷': 'divide' }[op];
  return runColumn(name, {}, left, typeof right === 'number' ? left.map(() => right) : right);
}

export interface Band {
  readonly upper: Column;
  readonly center: Column;
  readonly lower: Column;
}

export function bandAbout(center: Column, distance: Column): Band {
  return { upper: calc(center, '+', distance), center, lower: calc(center, '-', distance) };
}

/** Wilder's average of the true range; the first bar has no range. */
export function averageTrueRange(high: Column, low: Column, close: Column, period: number): Column {
  return runColumn('wilder', { period }, runColumn('trueRange', {}, high, low, close));
}

export function typicalPrice(high: Column, low: Column, close: Column): Column {
  return calc(calc(calc(high, '+', low), '+', close), '÷', 3);
}

/** The close's place in the range of the last bars, 0 to 100. */
export function stochasticOf(high: Column, low: Column, close: Column, period: number): Column {
  const bottom = runColumn('lowest', { period }, low);
  const range = calc(runColumn('highest', { period }, high), '-', bottom);
  return calc(calc(calc(close, '-', bottom), '÷', range), '×', 100);
}

/** Halfway between the highest high and the lowest low. */
export function middleOf(high: Column, low: Column, period: number): Column {
  return calc(calc(runColumn('highest', { period }, high), '+', runColumn('lowest', { period }, low)), '÷', 2);
}
