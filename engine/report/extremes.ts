// Smallest and largest of a column of any length; null of an empty one.

export interface Extremes {
  readonly least: number;
  readonly most: number;
}

export function findExtremes(column: Iterable<number>): Extremes | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least > most ? null : { least, most };
}
