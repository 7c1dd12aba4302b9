// A demo share: beta times the market, its sector, its own path; it trades at either side of a spread, and more of it when it moves.
import { type RandomKey, randomKey, randomUint32 } from '../number/counter-random';
import { exp } from '../number/exp';
import { log } from '../number/log';
import { BridgeWalk } from './bridge-walk';
import { getDay, startPath } from './day-path';
import type { DemoStock } from './demo-instruments';
import type { DemoDay } from './demo-session';
import { type DemoTape, LAST_STEP } from './demo-tape';
import { type FactorDay, walkFactor } from './factor-walk';
import { IndexTape } from './index-tape';
import type { MarketDay } from './market-walk';
import { MinuteVolume } from './minute-volume';
import { varianceShape } from './session-shape';

/** Half the spread, as a share of the price. */
const HALF_SPREAD = 0.0002;

export class StockTape implements DemoTape {
  readonly openInterest = Number.NaN;
  readonly #stock: DemoStock;
  readonly #seed: number;
  readonly #logBase: number;
  readonly #index: IndexTape;
  readonly #sectorDays: readonly FactorDay[];
  readonly #ownDays: readonly FactorDay[];
  readonly #sector = new BridgeWalk(varianceShape);
  readonly #own = new BridgeWalk(varianceShape);
  readonly #minuteVolume = new MinuteVolume(1);
  #sides: RandomKey = { first: 0, second: 0 };
  #step = 0;

  constructor(stock: DemoStock, seed: number, days: readonly MarketDay[]) {
    this.#stock = stock;
    this.#seed = seed;
    this.#logBase = log(stock.baseUnits);
    this.#index = new IndexTape(seed, days);
    this.#sectorDays = walkFactor(seed, stock.sector, days);
    this.#ownDays = walkFactor(seed, stock.own, days);
  }

  get volume(): number {
    return this.#minuteVolume.units;
  }

  startDay(today: DemoDay): number {
    const { day } = today;
    const { own, sector, dayVolume } = this.#stock;
    const ownDay = getDay(this.#ownDays, day);
    this.#index.startDay(today);
    startPath(this.#sector, getDay(this.#sectorDays, day), today, randomKey(this.#seed, sector.label, 'minutes', day));
    startPath(this.#own, ownDay, today, randomKey(this.#seed, own.label, 'minutes', day));
    this.#minuteVolume.startDay(randomKey(this.#seed, own.label, 'volume', day), dayVolume * exp(ownDay.activity), today.minutes);
    this.#sides = randomKey(this.#seed, own.label, 'sides', day);
    this.#step = 0;
    return this.#middle();
  }

  startMinute(): void {
    this.#index.startMinute();
    this.#sector.startMinute();
    this.#own.startMinute();
  }

  step(stepInMinute: number): number {
    this.#index.walk.step(stepInMinute);
    this.#sector.step(stepInMinute);
    this.#own.step(stepInMinute);
    if (stepInMinute === LAST_STEP) this.#endMinute();
    const isBuy = randomUint32(this.#sides, this.#step) % 2 === 0;
    this.#step += 1;
    return this.#middle() + (isBuy ? HALF_SPREAD : -HALF_SPREAD);
  }

  #middle(): number {
    return this.#logBase + this.#stock.beta * this.#index.walk.level + this.#sector.level + this.#own.level;
  }

  #endMinute(): void {
    const market = this.#index.walk.minuteMove;
    const own = this.#own.minuteMove;
    this.#minuteVolume.endMinute(Math.sqrt((market * market + own * own) / 2));
  }
}
