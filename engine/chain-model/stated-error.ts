// How wrong modelled premiums are, as users read it. Measured, not promised: a test holds the figures against every real chain at hand.

export interface ErrorBand {
  /** Standard deviations out of the money, half-open. */
  readonly from: number;
  readonly to: number;
  /** Mean of |modelled ÷ real − 1|, in percent. */
  readonly meanPercent: number;
}

/** NIFTY options out of the money with 1 to 70 days left, above Rs 2, at the closes of 8 sessions of January 2025 and 20 of January 2026. */
export const MODEL_ERROR: readonly ErrorBand[] = [
  { from: 0, to: 0.5, meanPercent: 11.2 },
  { from: 0.5, to: 1, meanPercent: 21.2 },
  { from: 1, to: 2, meanPercent: 34.8 },
  { from: 2, to: 3, meanPercent: 32.8 },
];

/** One sentence, wherever something rests on modelled premiums. */
export function modelErrorText(): string {
  const at = (place: number): string => `${Math.round(MODEL_ERROR[place]?.meanPercent ?? Number.NaN)} %`;
  return `Modelled premiums missed real closes by ${at(0)} on average at the money, ${at(1)} half to one standard deviation out, and about a third beyond.`;
}
