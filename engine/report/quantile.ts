// The quantile of an ascending column by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996).
import { invariant } from '../../dsl/types/invariant';

export function quantile(ascending: Float64Array, share: number): number {
  invariant(share >= 0 && share <= 1, 'a quantile lies between 0 and 1');
  const position = share * (ascending.length - 1);
  const below = Math.floor(position);
  const low = ascending.at(below);
  invariant(low !== undefined, 'a quantile needs a value');
  const high = ascending[below + 1] ?? low;
  return low + (high - low) * (position - below);
}
