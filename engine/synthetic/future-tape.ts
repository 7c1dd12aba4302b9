// A contract on the demo index: the index plus a basis that decays to nothing at expiry, with volume and open interest that gather in the near
// month and leave for the next in its last week.
import { type RandomKey, randomKey } from '../number/counter-random';
import { getDay } from './day-path';
import { drawRoughNormal } from './demo-draws';
import type { DemoFuture } from './demo-futures';
import type { DemoDay } from './demo-session';
import { type DemoTape, LAST_STEP } from './demo-tape';
import { IndexTape } from './index-tape';
import { type MarketDay, MEAN_LOG_VOLATILITY } from './market-walk';
import { MinuteVolume } from './minute-volume';
import { nearExp } from './near-exp';

const DAYS_PER_YEAR = 365;
/** Basis noise around carry, as a share of the price; it shrinks over the last days. */
const BASIS_NOISE = 0.00008;
const BASIS_NOISE_DAYS = 3;
const DAY_VOLUME = 7_500_000;
const OPEN_INTEREST = 12_000_000;

/** Share of the market's interest that a contract holds, by calendar days to its expiry: the next month takes over as the near one ends. */
export function rollShare(daysLeft: number): number {
  if (daysLeft >= 36) return 0.1;
  if (daysLeft >= 28) return 0.1 + (0.9 * (36 - daysLeft)) / 8;
  return daysLeft >= 6 ? 1 : 0.3 + (0.7 * Math.max(0, daysLeft)) / 6;
}

export class FutureTape implements DemoTape {
  readonly #contract: DemoFuture;
  readonly #seed: number;
  readonly #days: readonly MarketDay[];
  readonly #index: IndexTape;
  readonly #minuteVolume: MinuteVolume;
  #noise: RandomKey = { first: 0, second: 0 };
  #carryRate = 0;
  /** Calendar days from the present step to the close of the expiry day. */
  #daysLeft = 0;
  #daysPerStep = 0;
  #step = 0;

  constructor(contract: DemoFuture, seed: number, days: readonly MarketDay[]) {
    this.#contract = contract;
    this.#seed = seed;
    this.#days = days;
    this.#index = new IndexTape(seed, days);
    this.#minuteVolume = new MinuteVolume(contract.lotSize);
  }

  get volume(): number {
    return this.#minuteVolume.units;
  }

  get openInterest(): number {
    const { lotSize } = this.#contract;
    return Math.round((OPEN_INTEREST * rollShare(this.#daysLeft)) / lotSize) * lotSize;
  }

  startDay(today: DemoDay): number {
    const { id, expiryDay } = this.#contract;
    const walked = getDay(this.#days, today.day);
    const steps = today.minutes * (LAST_STEP + 1);
    this.#carryRate = walked.carryRate;
    // A day's trading counts as one day, so that the last step of the expiry day has none left.
    this.#daysLeft = expiryDay - today.day + 1;
    this.#daysPerStep = 1 / steps;
    this.#step = 0;
    this.#noise = randomKey(this.#seed, id, 'basis', today.day);
    const activity = nearExp(walked.logVolatility - MEAN_LOG_VOLATILITY);
    const dayVolume = DAY_VOLUME * activity * rollShare(expiryDay - today.day);
    this.#minuteVolume.startDay(randomKey(this.#seed, id, 'volume', today.day), dayVolume, today.minutes);
    return this.#index.startDay(today) + this.#basis();
  }

  startMinute(): void {
    this.#index.startMinute();
  }

  step(stepInMinute: number): number {
    const level = this.#index.step(stepInMinute);
    this.#step += 1;
    this.#daysLeft -= this.#daysPerStep;
    if (stepInMinute === LAST_STEP) this.#minuteVolume.endMinute(this.#index.walk.minuteMove);
    const noise = BASIS_NOISE * Math.min(1, this.#daysLeft / BASIS_NOISE_DAYS) * drawRoughNormal(this.#noise, this.#step);
    return level + this.#basis() + noise;
  }

  #basis(): number {
    return (this.#carryRate * Math.max(0, this.#daysLeft)) / DAYS_PER_YEAR;
  }
}
