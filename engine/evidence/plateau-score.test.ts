// A peak that its neighbours keep, and one that they do not.
import { describe, expect, test } from 'vitest';
import { gridNeighbours, nearestNeighbours, plateauScores, type SurfaceCell } from './plateau-score';

/** A five by five grid of zeros with other values here and there. */
function grid(valueAt: (x: number, y: number) => number | null): readonly SurfaceCell[] {
  return Array.from({ length: 25 }, (_, index) => ({
    at: [Math.floor(index / 5), index % 5],
    value: valueAt(Math.floor(index / 5), index % 5),
  }));
}
const CENTRE = 12;

describe('the plateau score', () => {
  test('is zero on a needle and one on a plateau', () => {
    const needle = grid((x, y) => (x === 2 && y === 2 ? 10 : 0));
    expect(plateauScores(needle, gridNeighbours(needle))[CENTRE]).toMatchObject({ score: { value: 0, n: 8 }, smoothed: 10 / 9 });
    const plateau = grid((x, y) => (Math.abs(x - 2) < 2 && Math.abs(y - 2) < 2 ? 10 : 0));
    expect(plateauScores(plateau, gridNeighbours(plateau))[CENTRE]?.score).toEqual({ value: 1, n: 8 });
  });
  test('is the share of the advantage that neighbours keep', () => {
    const hill = grid((x, y) => (x === 2 && y === 2 ? 8 : Math.abs(x - 2) < 2 && Math.abs(y - 2) < 2 ? 6 : 0));
    expect(plateauScores(hill, gridNeighbours(hill))[CENTRE]?.score.value).toBe(0.75);
  });
  test('does not change with the level or the unit of the surface', () => {
    const hill = (shift: number, times: number) => grid((x, y) => shift + times * (x === 2 && y === 2 ? 8 : Math.abs(x - 2) < 2 ? 5 : 1));
    const [one, other] = [hill(0, 1), hill(-3, 40)].map((cells) => plateauScores(cells, gridNeighbours(cells))[CENTRE]?.score.value);
    expect(one).toBeCloseTo(other ?? 0, 12);
  });
  test('takes a neighbour without a value for the worst of the surface', () => {
    // Typical 0, own 10; neighbours 10, 10, three zeros and three at the cliff's foot of −20: their mean is below the typical. At 0 each it would be 0.25.
    const cliff = grid((x) => (x > 2 ? null : x === 2 ? 10 : x === 1 ? 0 : -20));
    expect(plateauScores(cliff, gridNeighbours(cliff))[CENTRE]?.score).toEqual({ value: 0, n: 8 });
  });
  test('has a reason below the typical variant, and without neighbours', () => {
    const flat = grid(() => 1);
    expect(plateauScores(flat, gridNeighbours(flat))[CENTRE]?.score.reason).toBe('not-above-typical');
    const alone: readonly SurfaceCell[] = [{ at: [1], value: 3 }];
    expect(plateauScores(alone, gridNeighbours(alone))[0]?.score.reason).toBe('no-neighbours');
  });
});

describe('neighbours', () => {
  test('on a grid are at most one step away on every axis', () => {
    const cells = grid(() => 0);
    expect(gridNeighbours(cells)[0]).toEqual([1, 5, 6]);
    expect(gridNeighbours(cells)[CENTRE]).toEqual([6, 7, 8, 11, 13, 16, 17, 18]);
  });
  test('of scattered cells are the nearest by the axes’ own spans', () => {
    const cells: readonly SurfaceCell[] = [
      [0, 0],
      [10, 0],
      [0, 1_000],
      [1, 10],
      [9, 900],
    ].map((at) => ({ at, value: 0 }));
    expect(nearestNeighbours(cells)[0]?.[0]).toBe(3);
    expect(nearestNeighbours(cells)[0]).toHaveLength(4);
  });
});
