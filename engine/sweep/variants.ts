// The variants of a sweep in a fixed order: every point of a grid, or points of it drawn at random, each once.
import { invariant } from '../../dsl/types/invariant';
import { randomIndex, randomKey } from '../number/counter-random';
import type { SweepAxis } from './sweep-axis';

export interface Variant {
  /** Place on each axis. */
  readonly at: readonly number[];
  /** A value for each parameter of the program. */
  readonly params: readonly number[];
}

export function countGrid(axes: readonly SweepAxis[]): number {
  return axes.reduce((count, { values }) => count * values.length, 1);
}

/** The last axis runs fastest: neighbours in the list share most of their values. `params`: those of the axes are replaced. */
export function gridVariants(params: readonly number[], axes: readonly SweepAxis[]): readonly Variant[] {
  return Array.from({ length: countGrid(axes) }, (_, index) => variantAt(params, axes, index));
}

/** So many points of the grid, or all where it has no more, in the grid's order. */
export function randomVariants(params: readonly number[], axes: readonly SweepAxis[], count: number, seed: number): readonly Variant[] {
  const size = countGrid(axes);
  if (count >= size) return gridVariants(params, axes);
  const key = randomKey(seed, 'variants');
  const drawn = new Set<number>();
  // Floyd's sample: as many draws as points, whatever the grid's size.
  for (let top = size - count; top < size; top += 1) {
    const index = randomIndex(key, top, top + 1);
    drawn.add(drawn.has(index) ? top : index);
  }
  return [...drawn].sort((left, right) => left - right).map((index) => variantAt(params, axes, index));
}

function variantAt(params: readonly number[], axes: readonly SweepAxis[], index: number): Variant {
  const at = axes.map(() => 0);
  const own = [...params];
  let rest = index;
  for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
    const entry = axes[axis];
    invariant(entry !== undefined && entry.values.length > 0, 'an axis has values');
    const place = rest % entry.values.length;
    rest = (rest - place) / entry.values.length;
    at[axis] = place;
    own[entry.param] = entry.values[place] ?? Number.NaN;
  }
  return { at, params: own };
}
