// How variance and volume spread over a session: an opening burst that fades within the hour, a quiet midday, a livelier close.
// Curves fitted by eye to NIFTY, SBIN and AXISBANK minutes of 2021 to 2024, relative to the quiet hours.

/** Variance of a minute, by minutes since the open and minutes left after it. */
export function varianceShape(sinceOpen: number, left: number): number {
  const opening = sinceOpen === 0 ? 40 : 0;
  return 0.75 + opening + 5.2 / (1 + sinceOpen / 20) + 0.9 / (1 + left / 40);
}

/** A volatility index takes in the night's news over its first minutes, not in its opening value. */
export function volatilityIndexShape(sinceOpen: number, left: number): number {
  const opening = sinceOpen === 0 ? 150 : 0;
  return 0.95 + opening + 8 / (1 + sinceOpen) + 0.4 / (1 + left / 20);
}

export function volumeShape(sinceOpen: number, left: number): number {
  const opening = sinceOpen === 0 ? 2 : 0;
  return 0.75 + opening + 3.8 / (1 + sinceOpen / 18) + 2 / (1 + left / 14);
}

export type SessionShape = (sinceOpen: number, left: number) => number;

/** Sum of a shape over a session's minutes. */
export function totalShape(shape: SessionShape, minutes: number): number {
  let total = 0;
  for (let minute = 0; minute < minutes; minute += 1) total += shape(minute, minutes - 1 - minute);
  return total;
}
