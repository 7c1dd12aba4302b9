// Binary search in a column that ascends.

/** First index whose value is at least `wanted`; the length where there is none. */
export function lowerBound(ascending: Int32Array | Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
