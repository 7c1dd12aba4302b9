// Whether a good variant stands on a plateau or on a needle: how much of what it has above the typical variant its neighbours have too. Market
// noise moves a strategy to its neighbours; what is lost there was never the rule's.
import { findExtremes } from '../report/extremes';
import { quantile } from '../report/quantile';
import { type EvidenceValue, known, unknown } from './evidence-value';

export interface SurfaceCell {
  /** Place on each axis; whole steps on a grid. */
  readonly at: readonly number[];
  /** What the sweep maximises; null where the variant has none. */
  readonly value: number | null;
}

export interface Plateau {
  /** Mean of the neighbours over the advantage: (mean − median of the surface) / (own − median), within 0 and 1. n = neighbours. */
  readonly score: EvidenceValue;
  /** Mean of the cell and its neighbours, at most the cell's own: what to choose by. Null where the cell has no value. */
  readonly smoothed: number | null;
}

/**
 * `neighbours[cell]`: places in `cells`. A neighbour without a value counts as the worst of the surface: a strategy that stops trading one step
 * away stands at a cliff.
 */
export function plateauScores(cells: readonly SurfaceCell[], neighbours: readonly (readonly number[])[]): readonly Plateau[] {
  const ascending = Float64Array.from(cells.flatMap(({ value }) => (value === null ? [] : [value]))).sort();
  if (ascending.length === 0) return cells.map(() => ({ score: unknown('not-above-typical', 0), smoothed: null }));
  const typical = quantile(ascending, 0.5);
  const worst = ascending[0] ?? 0;
  return cells.map(({ value }, index) => {
    const around = (neighbours[index] ?? []).map((place) => cells[place]?.value ?? worst);
    const sum = around.reduce((total, one) => total + one, 0);
    const smoothed = value === null ? null : Math.min(value, (sum + value) / (around.length + 1));
    if (around.length === 0) return { score: unknown('no-neighbours', 0), smoothed };
    if (value === null || value <= typical) return { score: unknown('not-above-typical', around.length), smoothed };
    const kept = (sum / around.length - typical) / (value - typical);
    return { score: known(Math.min(1, Math.max(0, kept)), around.length), smoothed };
  });
}

/** On a grid: cells at most one step away on every axis. */
export function gridNeighbours(cells: readonly SurfaceCell[]): readonly (readonly number[])[] {
  const placeOf = new Map(cells.map(({ at }, place) => [at.join(), place]));
  return cells.map(({ at }) => {
    let around: readonly (readonly number[])[] = [[]];
    for (const coordinate of at) around = around.flatMap((start) => [-1, 0, 1].map((step) => [...start, coordinate + step]));
    const own = at.join();
    return around.flatMap((place) => (place.join() === own ? [] : (placeOf.get(place.join()) ?? [])));
  });
}

/** Of scattered cells: the nearest, two for each axis, by distance over the axes' spans. Equal distances go to the earlier cell. */
export function nearestNeighbours(cells: readonly SurfaceCell[]): readonly (readonly number[])[] {
  const axes = cells[0]?.at.length ?? 0;
  const spans = Array.from({ length: axes }, (_, axis) => {
    const found = findExtremes(cells.map(({ at }) => at[axis] ?? 0));
    return found === null || found.most === found.least ? 1 : found.most - found.least;
  });
  const count = Math.min(2 * axes, cells.length - 1);
  return cells.map(({ at }, own) => {
    const nearest: { readonly place: number; readonly distance: number }[] = [];
    for (const [place, other] of cells.entries()) {
      if (place === own) continue;
      const distance = squaredDistance(at, other.at, spans);
      if (nearest.length === count && distance >= (nearest.at(-1)?.distance ?? 0)) continue;
      nearest.push({ place, distance });
      nearest.sort((left, right) => left.distance - right.distance || left.place - right.place);
      if (nearest.length > count) nearest.pop();
    }
    return nearest.map(({ place }) => place);
  });
}

function squaredDistance(left: readonly number[], right: readonly number[], spans: readonly number[]): number {
  return left.reduce((sum, value, axis) => {
    const off = (value - (right[axis] ?? 0)) / (spans[axis] ?? 1);
    return sum + off * off;
  }, 0);
}
