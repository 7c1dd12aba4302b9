// e^x for the moves of one day and the swings of volatility: |x| ≤ 4, a tenth of the cost of the full function.
// Seventh-order Taylor at x / 8, squared three times: relative error below 1e-15 at |x| ≤ 0.25 and below 2e-6 at 4.

export function nearExp(x: number): number {
  const small = x / 8;
  const series =
    1 + small * (1 + (small / 2) * (1 + (small / 3) * (1 + (small / 4) * (1 + (small / 5) * (1 + (small / 6) * (1 + small / 7))))));
  const second = series * series;
  const fourth = second * second;
  return fourth * fourth;
}
