// What an instrument of the demo market does while it trades: prices as a stream of steps, STEPS_PER_MINUTE to the minute.
import { STEPS_PER_MINUTE } from './bridge-walk';
import type { DemoDay } from './demo-session';

export interface DemoTape {
  /** Logarithm of the opening price in price units, before ticks and spread. */
  startDay(today: DemoDay): number;
  startMinute(): void;
  /** Logarithm of the price traded at this step of the minute. */
  step(stepInMinute: number): number;
  /** Of the minute whose last step was taken. */
  readonly volume: number;
  readonly openInterest: number;
}

export const LAST_STEP = STEPS_PER_MINUTE - 1;
