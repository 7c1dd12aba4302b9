// Normal draws for the demo market, in two grades. Days are few and take the exact inverse distribution; the steps inside a minute are many
// and take a sum of bytes, for a minute adds several of them and their law no longer shows.
import { type RandomKey, randomUint32, randomUniform } from '../number/counter-random';
import { normalInverse } from '../number/normal';

export function drawNormal(key: RandomKey, counter: number): number {
  return normalInverse(randomUniform(key, counter));
}

/** Mean of the sum of four bytes, and its standard deviation √(4 · (256² − 1) / 12). */
const BYTES_MEAN = 510;
const BYTES_DEVIATION = 147.79490743595963;

/** Mean 0, deviation 1, kurtosis 2.7, never beyond 3.46. */
export function drawRoughNormal(key: RandomKey, counter: number): number {
  const bits = randomUint32(key, counter);
  return ((bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24) - BYTES_MEAN) / BYTES_DEVIATION;
}
