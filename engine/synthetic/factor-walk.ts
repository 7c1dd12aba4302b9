// What moves a sector or a single share beside the market, day by day: its own clustering volatility, the market's nerves on top, and for a
// share four result nights a year. Levels are logarithms; every calendar day is walked, as in the market's walk.
import { randomKey, randomUniform } from '../number/counter-random';
import { exp } from '../number/exp';
import { isWeekend } from '../time/civil-day';
import { drawNormal } from './demo-draws';
import { type MarketDay, MEAN_LOG_VOLATILITY, WEEKDAYS_PER_YEAR } from './market-walk';

export interface FactorSpec {
  /** Name of the stream of draws. */
  readonly label: string;
  /** Yearly volatility of the factor alone. */
  readonly volatility: number;
  /** Deviation of the log jump of a result night; 0 for none. */
  readonly resultJump: number;
}

export interface FactorDay {
  readonly open: number;
  readonly close: number;
  readonly deviation: number;
  /** Logarithm of how busy the day is, 0 on average. */
  readonly activity: number;
}

const OVERNIGHT_SHARE = 0.1;
const VOLATILITY_MEMORY = 0.96;
const VOLATILITY_SHOCK = 0.08;
/** Share of the market's log volatility that a single factor takes over. */
const CONTAGION = 0.5;
const RESULT_PROBABILITY = 4 / WEEKDAYS_PER_YEAR;
const LEVEL_PULL = 0.001;
const ACTIVITY_MEMORY = 0.7;
const ACTIVITY_SHOCK = 0.2;
const RESULT_ACTIVITY = 0.9;
const WEEKEND_SCALE = 0.15;

/** One entry for each day of the market's walk. */
export function walkFactor(seed: number, spec: FactorSpec, market: readonly MarketDay[]): readonly FactorDay[] {
  let level = 0;
  let ownLogVolatility = 0;
  let activity = 0;
  return market.map(({ day, logVolatility }) => {
    const key = randomKey(seed, spec.label, day);
    const weekday = !isWeekend(day);
    const nerves = CONTAGION * (logVolatility - MEAN_LOG_VOLATILITY);
    const dayDeviation = (spec.volatility / Math.sqrt(WEEKDAYS_PER_YEAR)) * exp(ownLogVolatility + nerves) * (weekday ? 1 : WEEKEND_SCALE);
    const deviation = dayDeviation * Math.sqrt(1 - OVERNIGHT_SHARE);
    const results = weekday && spec.resultJump > 0 && randomUniform(key, 0) < RESULT_PROBABILITY;
    const jump = results ? spec.resultJump * drawNormal(key, 1) : 0;
    const open = level + jump + dayDeviation * Math.sqrt(OVERNIGHT_SHARE) * drawNormal(key, 2);
    const close = open - LEVEL_PULL * level + deviation * drawNormal(key, 3);
    level = close;
    if (weekday) {
      ownLogVolatility = VOLATILITY_MEMORY * ownLogVolatility + VOLATILITY_SHOCK * drawNormal(key, 4);
      activity = ACTIVITY_MEMORY * activity + ACTIVITY_SHOCK * drawNormal(key, 5);
    }
    return { open, close, deviation, activity: activity + nerves + (results ? RESULT_ACTIVITY : 0) };
  });
}
