// Where samples are missing. A loop over rows that are all known asks nothing of each row, and is twice as fast for it.

/** The first row from `from` on whose sample is missing; `to` where none is. */
export function firstMissing(column: Float64Array, from: number, to: number): number {
  let j = from;
  // Four at a time: a sum is a number where its parts are, but for sums that overflow, which only end this loop early.
  for (const last = to - 3; j < last; j += 4) {
    const sum = column[j] + column[j + 1] + column[j + 2] + column[j + 3];
    if (sum !== sum) break;
  }
  while (j < to && column[j] === column[j]) j += 1;
  return j;
}

/** The same of rows that need three samples each. */
export function firstMissingOf(first: Float64Array, second: Float64Array, third: Float64Array, from: number, to: number): number {
  let j = from;
  for (; j < to; j += 1) {
    const sum = first[j] + second[j] + third[j];
    if (sum !== sum) break;
  }
  return j;
}
