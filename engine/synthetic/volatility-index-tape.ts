// The demo volatility index: from day to day it follows the market's volatility; within the day it rises when the index falls.
import { randomKey } from '../number/counter-random';
import { log } from '../number/log';
import { BridgeWalk } from './bridge-walk';
import { getDay } from './day-path';
import { DEMO_VIX } from './demo-instruments';
import { type DemoDay, moveScale } from './demo-session';
import type { DemoTape } from './demo-tape';
import { IndexTape } from './index-tape';
import type { MarketDay } from './market-walk';
import { volatilityIndexShape } from './session-shape';

const LOG_SCALE = log(DEMO_VIX.priceScale);
/** Log points of the volatility index for a log point of the index. */
const INDEX_RESPONSE = 4;
/** Of its own movement over a regular day. */
const OWN_DEVIATION = 0.025;

export class VolatilityIndexTape implements DemoTape {
  readonly volume = 0;
  readonly openInterest = Number.NaN;
  readonly #own = new BridgeWalk(volatilityIndexShape);
  readonly #index: IndexTape;
  readonly #seed: number;
  readonly #days: readonly MarketDay[];
  /** Where the index opened, and its log points over this day. */
  #indexOpen = 0;
  #indexMove = 0;

  constructor(seed: number, days: readonly MarketDay[]) {
    this.#seed = seed;
    this.#days = days;
    this.#index = new IndexTape(seed, days);
  }

  startDay(today: DemoDay): number {
    const walked = getDay(this.#days, today.day);
    this.#index.startDay(today);
    this.#indexOpen = walked.open;
    this.#indexMove = moveScale(today) * (walked.close - walked.open);
    this.#own.startDay({
      key: randomKey(this.#seed, 'volatility-index:minutes', today.day),
      from: walked.impliedOpen,
      to: walked.impliedClose,
      deviation: OWN_DEVIATION,
      minutes: today.minutes,
    });
    return LOG_SCALE + this.#own.level;
  }

  startMinute(): void {
    this.#index.startMinute();
    this.#own.startMinute();
  }

  step(stepInMinute: number): number {
    this.#index.walk.step(stepInMinute);
    this.#own.step(stepInMinute);
    // What the day's own move already put into the close must not be counted again, so only the departure from a steady drift answers.
    const { level, elapsed } = this.#index.walk;
    const departure = level - this.#indexOpen - elapsed * this.#indexMove;
    return LOG_SCALE + this.#own.level - INDEX_RESPONSE * departure;
  }
}
