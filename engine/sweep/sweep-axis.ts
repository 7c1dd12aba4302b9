// One setting that a sweep varies, and the values it tries.
import { invariant } from '../../dsl/types/invariant';

export interface SweepAxis {
  /** Number of the program's parameter. */
  readonly param: number;
  /** Ascending, each once. */
  readonly values: readonly number[];
}

/** From, from + step, … to at the most; the steps are counted, so that no error adds up. */
export function steppedValues(from: number, to: number, step: number): readonly number[] {
  invariant(step > 0 && to >= from, 'an axis ascends');
  // A millionth of a step is rounding: 0.1 to 0.3 by 0.1 has three values.
  const count = Math.floor((to - from) / step + 1e-6) + 1;
  return Array.from({ length: count }, (_, index) => cleaned(from + index * step));
}

/** Decimal steps leave decimal values: 0.1 + 2 · 0.1 is 0.3 to whoever reads it. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}
