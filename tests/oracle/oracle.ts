// The second implementation of every op, for tests to hold the kernels against: whole columns in, whole columns out, straight from the
// definitions. It must share no code with the kernels.
import type { ArgValues } from '../../dsl/ops/declare-op';
import type { ClockRows } from '../../engine/ops/kernel';
import { INDICATOR_ORACLES } from './indicators';
import { MARKET_ORACLES } from './market';
import { POINTWISE_ORACLES } from './pointwise';
import { ROLLING_ORACLES } from './rolling';
import type { Oracle } from './samples';
import { STATE_ORACLES } from './state';

const ORACLES: ReadonlyMap<string, Oracle> = new Map([
  ...POINTWISE_ORACLES,
  ...MARKET_ORACLES,
  ...STATE_ORACLES,
  ...ROLLING_ORACLES,
  ...INDICATOR_ORACLES,
]);

export function hasOracle(opKey: string): boolean {
  return ORACLES.has(opKey);
}

/** The outputs of an op, one column each; enum arguments as indices. Throws for ops that the evaluator carries out itself. */
export function oracle(
  opKey: string,
  args: ArgValues,
  inputs: readonly (readonly number[])[],
  rows: ClockRows,
): readonly (readonly number[])[] {
  const found = ORACLES.get(opKey);
  if (found === undefined) throw new Error(`${opKey} has no oracle`);
  const columns = found({ args, inputs, rows, count: rows.timeUs.length });
  return columns.map((column) => column.map(asRegister));
}

/** A register holds finite numbers, +0 for −0, and NaN. */
function asRegister(value: number): number {
  if (!Number.isFinite(value)) return Number.NaN;
  return Object.is(value, -0) ? 0 : value;
}
