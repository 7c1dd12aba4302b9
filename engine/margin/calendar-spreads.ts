// What is long in one expiry and short in another: the scan moves all expiries together, so it sees no risk where there is some. Nearest
// expiries are paired first, each unit of delta once.

export interface ExpiryDelta {
  readonly expiryDay: number;
  /** Units of the underlying. */
  readonly delta: number;
}

export interface CalendarSpread {
  readonly nearDay: number;
  readonly farDay: number;
  /** Units of delta, above zero. */
  readonly units: number;
}

/** `deltas` has each expiry once, in any order. */
export function pairCalendarSpreads(deltas: readonly ExpiryDelta[]): readonly CalendarSpread[] {
  const open = deltas.map(({ expiryDay, delta }) => ({ expiryDay, delta })).toSorted((a, b) => a.expiryDay - b.expiryDay);
  const spreads: CalendarSpread[] = [];
  for (const [at, near] of open.entries()) {
    for (const far of open.slice(at + 1)) {
      if (near.delta * far.delta >= 0) continue;
      const units = Math.min(Math.abs(near.delta), Math.abs(far.delta));
      near.delta -= near.delta > 0 ? units : -units;
      far.delta -= far.delta > 0 ? units : -units;
      spreads.push({ nearDay: near.expiryDay, farDay: far.expiryDay, units });
    }
  }
  return spreads;
}

/** Sums by expiry, in order of first mention. */
export function sumByExpiry(deltas: readonly ExpiryDelta[]): readonly ExpiryDelta[] {
  const sums = new Map<number, number>();
  for (const { expiryDay, delta } of deltas) sums.set(expiryDay, (sums.get(expiryDay) ?? 0) + delta);
  return [...sums.entries()].map(([expiryDay, delta]) => ({ expiryDay, delta }));
}
