// A day's path from a known open to a known close, told step by step: a Brownian bridge on the day's variance clock, whose own volatility
// clusters, bursts, and rises on falls. Given key, ends and deviation it is the same path wherever it is asked for.
import { type RandomKey, randomUniform } from '../number/counter-random';
import { drawRoughNormal } from './demo-draws';
import { nearExp } from './near-exp';
import { type SessionShape, totalShape } from './session-shape';

export const STEPS_PER_MINUTE = 8;
/** One draw a step, then the swing of volatility and the burst. */
const DRAWS_PER_MINUTE = STEPS_PER_MINUTE + 2;

/** Log volatility within the day: its minute-to-minute memory and its long-run deviation. */
const SWING_MEMORY = 0.97;
const SWING_DEVIATION = 0.35;
const SWING_SHOCK = SWING_DEVIATION * Math.sqrt(1 - SWING_MEMORY * SWING_MEMORY);
/** Share of a minute's deviations that a fall adds to log volatility. */
const SWING_LEVERAGE = 0.02;
const LEVERAGE_MOVE_MAX = 3;
const BURST_PROBABILITY = 0.012;
const BURST_FACTOR = 2.4;
/** What keeps the mean variance of a minute at its shape: E[e^(2·swing)] = e^(2·deviation²), times the bursts' share. */
const LEVEL = 1 / Math.sqrt(nearExp(2 * SWING_DEVIATION * SWING_DEVIATION) * (1 + BURST_PROBABILITY * (BURST_FACTOR * BURST_FACTOR - 1)));

export interface BridgeEnds {
  readonly key: RandomKey;
  readonly from: number;
  readonly to: number;
  /** Standard deviation of a free walk over the day. */
  readonly deviation: number;
  readonly minutes: number;
}

const NO_DAY: BridgeEnds = Object.freeze({ key: { first: 0, second: 0 }, from: 0, to: 0, deviation: 1, minutes: 1 });

export class BridgeWalk {
  readonly #shape: SessionShape;
  #ends: BridgeEnds = NO_DAY;
  #level = 0;
  #minuteMove = 0;
  #total = 1;
  #left = 1;
  #totalMinutes = 0;
  #minute = 0;
  #swing = 0;
  #stepShare = 0;
  #stepNoise = 0;
  #minuteStart = 0;

  constructor(shape: SessionShape) {
    this.#shape = shape;
  }

  /** Where the path stands. */
  get level(): number {
    return this.#level;
  }

  /** Share of the day's variance that has passed. */
  get elapsed(): number {
    return 1 - this.#left;
  }

  /** The last minute's move in deviations of a minute of its shape: what volume answers to. */
  get minuteMove(): number {
    return this.#minuteMove;
  }

  startDay(ends: BridgeEnds): void {
    if (this.#totalMinutes !== ends.minutes) {
      this.#total = totalShape(this.#shape, ends.minutes);
      this.#totalMinutes = ends.minutes;
    }
    this.#ends = ends;
    this.#left = 1;
    this.#minute = 0;
    this.#swing = SWING_DEVIATION * drawRoughNormal(ends.key, -1);
    this.#level = ends.from;
    this.#minuteMove = 0;
  }

  startMinute(): void {
    const ends = this.#ends;
    const counter = this.#minute * DRAWS_PER_MINUTE + STEPS_PER_MINUTE;
    const burst = randomUniform(ends.key, counter + 1) < BURST_PROBABILITY ? BURST_FACTOR : 1;
    this.#swing =
      SWING_MEMORY * this.#swing +
      SWING_SHOCK * drawRoughNormal(ends.key, counter) -
      SWING_LEVERAGE * Math.max(-LEVERAGE_MOVE_MAX, Math.min(LEVERAGE_MOVE_MAX, this.#minuteMove));
    const share = this.#shape(this.#minute, ends.minutes - 1 - this.#minute) / this.#total;
    this.#stepShare = share / STEPS_PER_MINUTE;
    this.#stepNoise = LEVEL * burst * nearExp(this.#swing) * ends.deviation;
    this.#minuteStart = this.#level;
  }

  /** The first step of a day prints the open; the last one lands on the close. */
  step(stepInMinute: number): void {
    const ends = this.#ends;
    const first = this.#minute === 0 && stepInMinute === 0;
    const last = this.#minute === ends.minutes - 1 && stepInMinute === STEPS_PER_MINUTE - 1;
    if (last) this.#level = ends.to;
    else if (!first) this.#level += this.#increment(ends, stepInMinute);
    this.#left = last ? 0 : this.#left - this.#stepShare;
    if (stepInMinute === STEPS_PER_MINUTE - 1) this.#endMinute(ends);
  }

  /** Of the way still to go, the share that this step has of the variance still to come; and noise as much as that leaves free. */
  #increment(ends: BridgeEnds, stepInMinute: number): number {
    const pull = this.#stepShare / this.#left;
    const noise = this.#stepNoise * Math.sqrt(this.#stepShare * (1 - pull));
    return pull * (ends.to - this.#level) + noise * drawRoughNormal(ends.key, this.#minute * DRAWS_PER_MINUTE + stepInMinute);
  }

  #endMinute(ends: BridgeEnds): void {
    this.#minuteMove = (this.#level - this.#minuteStart) / (ends.deviation * Math.sqrt(this.#stepShare * STEPS_PER_MINUTE));
    this.#minute += 1;
  }
}
