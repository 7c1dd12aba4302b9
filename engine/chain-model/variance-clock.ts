// Time as option prices feel it: a session moves them, most of it while it trades, a closed day hardly. By calendar time alone a Friday's options
// would be priced as if the weekend traded.

import type { Segment } from '../market/segment';
import { isTradingDay } from '../market/sessions';

/** Of a session's variance, what happens before its open: NIFTY's gaps held 26 to 29 % in 2021 and 2024. */
const OVERNIGHT_SHARE = 0.25;
const YEAR_SESSIONS = 252;
const YEAR_CLOSED_DAYS = 113;

export class VarianceClock {
  readonly #segment: Segment;
  readonly #closedDayWeight: number;
  readonly #yearWeight: number;
  /** Weight of all days from the first one asked about to each. */
  readonly #weights = new Map<number, number>();

  /** `closedDayWeight`: of a day without a session, against one with. */
  constructor(segment: Segment, closedDayWeight: number) {
    this.#segment = segment;
    this.#closedDayWeight = closedDayWeight;
    this.#yearWeight = YEAR_SESSIONS + YEAR_CLOSED_DAYS * closedDayWeight;
  }

  /** Years left to the end of the expiry day's session when `elapsed` of a day's session has passed, 0 at its open and 1 at its close. */
  yearsLeft(day: number, elapsed: number, expiryDay: number): number {
    if (expiryDay < day) return 0;
    const rest = (1 - OVERNIGHT_SHARE) * (1 - elapsed);
    return (rest + this.#daysAfter(day, expiryDay)) / this.#yearWeight;
  }

  /** Weight of the days after `day` to `expiryDay`, that one included. */
  #daysAfter(day: number, expiryDay: number): number {
    const key = day * 100_000 + expiryDay;
    const known = this.#weights.get(key);
    if (known !== undefined) return known;
    let weight = 0;
    for (let each = day + 1; each <= expiryDay; each += 1) weight += isTradingDay(this.#segment, each) ? 1 : this.#closedDayWeight;
    this.#weights.set(key, weight);
    return weight;
  }
}
