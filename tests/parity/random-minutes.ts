// One-minute bars drawn by a seeded hand: a walk in ticks with a jump now and then, minutes that are missing, and minutes in which nothing
// traded. Some bars lie about their extremes, as bad data does.
import type { Candles } from '../../engine/market/candles';

/** A whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

export function drawer(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Flaws {
  /** One minute in so many; 0: none. */
  readonly holesOneIn: number;
  readonly idleOneIn: number;
}

const TICK = 5;
const BAD_BARS_ONE_IN = 200;
const JUMPS_ONE_IN = 60;

/** `sessionOpens`: the opening minute of each session. */
export function drawMinutes(instrument: string, sessionOpens: readonly number[], minutes: number, flaws: Flaws, draw: Draw): Candles {
  const rows: number[][] = [];
  let price = 20_000 + draw(1_000) * TICK;
  const isHit = (oneIn: number): boolean => oneIn > 0 && draw(oneIn) === 0;
  for (const openMinute of sessionOpens) {
    for (let at = 0; at < minutes; at++) {
      const reach = isHit(JUMPS_ONE_IN) ? 60 : 5;
      const open = Math.max(1_000, price + (draw(3) - 1) * TICK);
      price = Math.max(1_000, open + (draw(2 * reach + 1) - reach) * TICK);
      const high = Math.max(open, price) + draw(4) * TICK;
      const low = Math.min(open, price) - draw(4) * TICK;
      const isBad = isHit(BAD_BARS_ONE_IN);
      const volume = isHit(flaws.idleOneIn) ? 0 : 100 + draw(20_000);
      if (!isHit(flaws.holesOneIn)) rows.push([openMinute + at, open, isBad ? open : high, isBad ? open : low, price, volume]);
    }
  }
  const column = (field: number): Int32Array => Int32Array.from(rows, (row) => row[field] ?? 0);
  return {
    instrument,
    timeframe: '1m',
    priceScale: 100,
    count: rows.length,
    minute: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: Float64Array.from(rows, (row) => row[5] ?? 0),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
  };
}
