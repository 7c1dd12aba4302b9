/**
 * Of listed strikes, ascending, the one nearest to a price (spot, future or synthetic forward: the caller says which); of two as near, the lower.
 * Null of none.
 */
export function atmStrike<Listed extends { readonly strike: number }>(strikes: readonly Listed[], price: number): Listed | null {
  let nearest: Listed | null = null;
  for (const each of strikes) {
    if (nearest === null || Math.abs(each.strike - price) < Math.abs(nearest.strike - price)) nearest = each;
  }
  return nearest;
}
