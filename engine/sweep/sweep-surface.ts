// A sweep's values laid over its axes: the best variant, and the one to prefer, which stands among good neighbours.
import { gridNeighbours, nearestNeighbours, type Plateau, plateauScores, type SurfaceCell } from '../evidence/plateau-score';

export interface SweepSurface {
  /** By variant. */
  readonly plateaus: readonly Plateau[];
  /** Highest value, the earliest of equals; null where no variant has one. */
  readonly best: number | null;
  /** Highest mean of itself and its neighbours. */
  readonly steadiest: number | null;
}

export function sweepSurface(cells: readonly SurfaceCell[], isGrid: boolean): SweepSurface {
  const plateaus = plateauScores(cells, isGrid ? gridNeighbours(cells) : nearestNeighbours(cells));
  return {
    plateaus,
    best: placeOfLargest(cells.map(({ value }) => value)),
    steadiest: placeOfLargest(plateaus.map(({ smoothed }) => smoothed)),
  };
}

function placeOfLargest(values: readonly (number | null)[]): number | null {
  let best: number | null = null;
  for (const [place, value] of values.entries()) {
    const held = best === null ? null : (values[best] ?? null);
    if (value !== null && (held === null || value > held)) best = place;
  }
  return best;
}
