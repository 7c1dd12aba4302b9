// Binary search in a column that ascends.

/** First index at or after `from` whose value is at least `wanted`; the length where there is none. A near one is found in a few strides. */
export function lowerBound(ascending: Int32Array | Float64Array, wanted: number, from = 0): number {
  let low = from;
  let high = ascending.length;
  for (let stride = 1; low + stride < high; stride *= 2) {
    if ((ascending[low + stride] ?? 0) >= wanted) high = low + stride;
    else low += stride;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
