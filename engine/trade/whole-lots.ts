// Whole lots of a number that divisions have made: 2.9999999999 lots are 3.

const NOISE_LOTS = 1e-9;

export function wholeLots(lots: number): number {
  return Math.floor(lots + NOISE_LOTS);
}
