// Moments of a sample by two passes in index order, so that the same numbers give the same bits everywhere.

export function mean(sample: Iterable<number>): number {
  let sum = 0;
  let count = 0;
  for (const value of sample) {
    sum += value;
    count += 1;
  }
  return sum / count;
}

/** Σ (x − mean)^order over the sample. */
export function centralSum(sample: Iterable<number>, center: number, order: 2 | 3 | 4): number {
  let sum = 0;
  for (const value of sample) {
    const off = value - center;
    const square = off * off;
    sum += order === 2 ? square : order === 3 ? square * off : square * square;
  }
  return sum;
}

/** Standard deviation with n − 1 in the denominator; NaN below two values. */
export function sampleDeviation(sample: Float64Array): number {
  if (sample.length < 2) return Number.NaN;
  return Math.sqrt(centralSum(sample, mean(sample), 2) / (sample.length - 1));
}
