// The demo index: the market's own path, published without volume.
import { type RandomKey, randomKey } from '../number/counter-random';
import { log } from '../number/log';
import { BridgeWalk } from './bridge-walk';
import { getDay, startPath } from './day-path';
import { drawRoughNormal } from './demo-draws';
import { DEMO_INDEX } from './demo-instruments';
import type { DemoDay } from './demo-session';
import type { DemoTape } from './demo-tape';
import type { MarketDay } from './market-walk';
import { varianceShape } from './session-shape';

const LOG_BASE = log(DEMO_INDEX.baseUnits);
/** The index is computed from shares that do not trade in step: deviation of its published value around the market's path. */
const PRINT_NOISE = 0.00004;

export class IndexTape implements DemoTape {
  readonly volume = 0;
  readonly openInterest = Number.NaN;
  /** Log level less the base: what shares and futures follow. */
  readonly walk = new BridgeWalk(varianceShape);
  readonly #seed: number;
  readonly #days: readonly MarketDay[];
  #noise: RandomKey = { first: 0, second: 0 };
  #step = 0;

  constructor(seed: number, days: readonly MarketDay[]) {
    this.#seed = seed;
    this.#days = days;
  }

  startDay(today: DemoDay): number {
    startPath(this.walk, getDay(this.#days, today.day), today, randomKey(this.#seed, 'market:minutes', today.day));
    this.#noise = randomKey(this.#seed, 'market:prints', today.day);
    this.#step = 0;
    return LOG_BASE + this.walk.level;
  }

  startMinute(): void {
    this.walk.startMinute();
  }

  step(stepInMinute: number): number {
    this.walk.step(stepInMinute);
    this.#step += 1;
    return LOG_BASE + this.walk.level + PRINT_NOISE * drawRoughNormal(this.#noise, this.#step);
  }
}
