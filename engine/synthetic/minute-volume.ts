// How many units trade in each minute: the day's shape, busier when prices move, and chance.
import type { RandomKey } from '../number/counter-random';
import { drawRoughNormal } from './demo-draws';
import { REGULAR_DAY_MINUTES } from './demo-session';
import { nearExp } from './near-exp';
import { totalShape, volumeShape } from './session-shape';

const REGULAR_TOTAL = totalShape(volumeShape, REGULAR_DAY_MINUTES);
const CHANCE_DEVIATION = 0.4;
/** e^(−deviation²/2): chance alone leaves the mean where it was. */
const CHANCE_LEVEL = nearExp((-CHANCE_DEVIATION * CHANCE_DEVIATION) / 2);
const STILL_SHARE = 0.5;
const MOVE_MAX = 6;

export class MinuteVolume {
  /** Units of the last minute, at least one lot. */
  units = 0;
  readonly #lotSize: number;
  #key: RandomKey = { first: 0, second: 0 };
  #dayVolume = 0;
  #minutes = 0;
  #minute = 0;

  constructor(lotSize: number) {
    this.#lotSize = lotSize;
  }

  startDay(key: RandomKey, dayVolume: number, minutes: number): void {
    this.#key = key;
    this.#dayVolume = dayVolume;
    this.#minutes = minutes;
    this.#minute = 0;
  }

  /** `move` is the minute's price move in standard deviations, sign ignored. */
  endMinute(move: number): void {
    const shape = volumeShape(this.#minute, this.#minutes - 1 - this.#minute) / REGULAR_TOTAL;
    const stir = STILL_SHARE + (1 - STILL_SHARE) * Math.min(MOVE_MAX, Math.abs(move));
    const chance = CHANCE_LEVEL * nearExp(CHANCE_DEVIATION * drawRoughNormal(this.#key, this.#minute));
    this.units = Math.max(1, Math.round((this.#dayVolume * shape * stir * chance) / this.#lotSize)) * this.#lotSize;
    this.#minute += 1;
  }
}
