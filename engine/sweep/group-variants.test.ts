import { expect, test } from 'vitest';
import { groupVariants } from './group-variants';

/** A fast and a slow period; the third setting is the same in all. */
const grid = Array.from({ length: 36 }, (_, place) => [Math.floor(place / 6) + 1, 10 * ((place % 6) + 1), 7]);
/** How many different periods a group computes. */
const periods = (group: readonly (readonly number[])[]): number =>
  new Set(group.map(([fast]) => fast)).size + new Set(group.map(([, slow]) => slow)).size;

test('a grid is taken in tiles where they have less to compute', () => {
  const groups = groupVariants(grid, 9, periods);
  expect(groups.map((group) => periods(group.map((place) => grid[place] ?? [])))).toEqual([6, 6, 6, 6]);
  expect(groups[0]).toEqual([0, 1, 2, 6, 7, 8, 12, 13, 14]);
});

test('and in the order given where they have not', () => {
  const groups = groupVariants(grid, 9, (group) => new Set(group.map(([fast]) => fast)).size);
  expect(groups[1]).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17]);
});

test('every variant is in one group, whatever varies', () => {
  for (const variants of [grid, grid.slice(0, 1), [[], []], grid.map(([fast = 0]) => [fast]), []]) {
    const places = groupVariants(variants, 5, periods).flat();
    expect([...places].sort((a, b) => a - b)).toEqual(variants.map((_, place) => place));
  }
});
