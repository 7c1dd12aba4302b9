// Round numbers for a scale: 1, 2 or 5 times a power of ten apart, as many as there is room for.

export function niceTicks(low: number, high: number, most: number): readonly number[] {
  const step = niceStep((high - low) / Math.max(1, most));
  if (!(step > 0)) return [];
  const ticks: number[] = [];
  for (let place = Math.ceil(low / step); place * step <= high; place += 1) ticks.push(place * step);
  return ticks;
}

/** The next round number at or above. */
export function niceStep(rough: number): number {
  if (!(rough > 0) || !Number.isFinite(rough)) return 0;
  let power = 1;
  while (power * 10 <= rough) power *= 10;
  while (power > rough) power /= 10;
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? 10 * power;
}
