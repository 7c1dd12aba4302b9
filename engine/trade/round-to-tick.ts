// Puts prices on the instrument's grid. A stop or target is never nearer to the price than was asked, and a limit never worse for the order.

/** A millionth of a tick is the noise of a division, not a distance. */
const NOISE_TICKS = 1e-6;

/** To the grid in the direction of `sign`: down for −1, up for +1. */
export function roundToward(sign: number, price: number, tick: number): number {
  return sign > 0 ? ceilToTick(price, tick) : floorToTick(price, tick);
}

function floorToTick(price: number, tick: number): number {
  return Math.floor(price / tick + NOISE_TICKS) * tick;
}

function ceilToTick(price: number, tick: number): number {
  return Math.ceil(price / tick - NOISE_TICKS) * tick;
}
