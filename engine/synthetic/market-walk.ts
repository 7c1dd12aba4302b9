// The demo market day by day: regime, volatility, the night's gap, the day's move, the volatility index, the futures' carry.
// Every calendar day is walked, sessions or not, so that the same day is the same whatever range is asked for; a closed day's move ends up in
// the next session's gap. Levels are logarithms.
import { type RandomKey, randomKey, randomUniform } from '../number/counter-random';
import { exp } from '../number/exp';
import { log } from '../number/log';
import { isWeekend } from '../time/civil-day';
import { drawNormal } from './demo-draws';
import { DEMO_FIRST_DAY } from './demo-session';

interface Regime {
  readonly name: 'calm' | 'normal' | 'stressed';
  /** Logarithm of the yearly volatility towards which the regime pulls. */
  readonly logVolatility: number;
  /** Yearly drift of the log index. */
  readonly drift: number;
  readonly upProbability: number;
  readonly downProbability: number;
}

/** Up is towards stress; probabilities are a weekday's. Calm fills two fifths of the days, stress a twelfth. */
const CALM: Regime = { name: 'calm', logVolatility: log(0.105), drift: 0.2, upProbability: 0.02, downProbability: 0 };
const NORMAL: Regime = { name: 'normal', logVolatility: log(0.15), drift: 0.11, upProbability: 0.008, downProbability: 0.015 };
const STRESSED: Regime = { name: 'stressed', logVolatility: log(0.27), drift: -0.3, upProbability: 0, downProbability: 0.05 };

export const MEAN_LOG_VOLATILITY = log(0.145);
export const WEEKDAYS_PER_YEAR = 261;

/** Of a day's variance: NIFTY's gaps held 26 to 29 % in 2021 and 2024. */
const OVERNIGHT_SHARE = 0.25;
const SHOCK_NIGHT_PROBABILITY = 0.05;
const SHOCK_NIGHT_FACTOR = 2.6;
const NIGHT_LEVEL = 1 / Math.sqrt(1 + SHOCK_NIGHT_PROBABILITY * (SHOCK_NIGHT_FACTOR * SHOCK_NIGHT_FACTOR - 1));
/** A day without trading moves the market this much of a weekday's deviation. */
const WEEKEND_SCALE = 0.15;

const VOLATILITY_PULL = 0.08;
const VOLATILITY_SHOCK = 0.06;
/** What a fall of one deviation adds to log volatility. */
const LEVERAGE = 0.05;
const SURPRISE_MAX = 4;
/** Pull of the level to its trend a day: half-life 4.5 years, so that no seed drifts away for good. */
const TREND_PULL = 0.0006;
const TREND_GROWTH = 0.09;

/** The volatility index stands this far above a blend of present and long-run volatility. */
const IMPLIED_PREMIUM = log(1.12);
const IMPLIED_WEIGHT = 0.7;
const IMPLIED_MEMORY = 0.9;
const IMPLIED_SHOCK = 0.015;
const LOG_PERCENT = log(100);
/** Yearly: the money market's rate less dividends. */
const CARRY_MEAN = 0.055;
const CARRY_MEMORY = 0.95;
const CARRY_SHOCK = 0.004;

export interface MarketDay {
  readonly day: number;
  readonly open: number;
  readonly close: number;
  /** Deviation of the session's own move. */
  readonly deviation: number;
  /** Logarithm of yearly volatility during the day, gaps included. */
  readonly logVolatility: number;
  /** Logarithm of the volatility index, in percent: where the day before left it, and where this day does. */
  readonly impliedOpen: number;
  readonly impliedClose: number;
  /** Yearly rate of the futures' basis. */
  readonly carryRate: number;
}

/** What one day hands to the next. */
interface MarketState {
  regime: Regime;
  logVolatility: number;
  level: number;
  trend: number;
  implied: number;
  impliedNoise: number;
  carryNoise: number;
}

/** One entry for each calendar day from DEMO_FIRST_DAY to `lastDay`. */
export function walkMarket(seed: number, lastDay: number): readonly MarketDay[] {
  const state: MarketState = {
    regime: NORMAL,
    logVolatility: MEAN_LOG_VOLATILITY,
    level: 0,
    trend: 0,
    implied: MEAN_LOG_VOLATILITY + IMPLIED_PREMIUM + LOG_PERCENT,
    impliedNoise: 0,
    carryNoise: 0,
  };
  const days: MarketDay[] = [];
  for (let day = DEMO_FIRST_DAY; day <= lastDay; day += 1) days.push(stepDay(state, day, randomKey(seed, 'market', day)));
  return days;
}

function stepDay(state: MarketState, day: number, key: RandomKey): MarketDay {
  const weekday = !isWeekend(day);
  if (weekday) state.regime = nextRegime(state.regime, randomUniform(key, 0));
  const { logVolatility, implied: impliedOpen } = state;
  const dayDeviation = (exp(logVolatility) / Math.sqrt(WEEKDAYS_PER_YEAR)) * (weekday ? 1 : WEEKEND_SCALE);
  const deviation = dayDeviation * Math.sqrt(1 - OVERNIGHT_SHARE);
  const shock = randomUniform(key, 1) < SHOCK_NIGHT_PROBABILITY ? SHOCK_NIGHT_FACTOR : 1;
  const night = dayDeviation * Math.sqrt(OVERNIGHT_SHARE) * NIGHT_LEVEL * shock * drawNormal(key, 2);
  const drift = weekday ? state.regime.drift / WEEKDAYS_PER_YEAR + TREND_PULL * (state.trend - state.level) : 0;
  const move = drift + deviation * drawNormal(key, 3);
  const open = state.level + night;
  state.level = open + move;
  if (weekday) stepVolatility(state, (night + move) / dayDeviation, key);
  return {
    day,
    open,
    close: state.level,
    deviation,
    logVolatility,
    impliedOpen,
    impliedClose: state.implied,
    carryRate: CARRY_MEAN + state.carryNoise,
  };
}

function stepVolatility(state: MarketState, surprise: number, key: RandomKey): void {
  const pull = VOLATILITY_PULL * (state.regime.logVolatility - state.logVolatility);
  const leverage = LEVERAGE * Math.max(-SURPRISE_MAX, Math.min(SURPRISE_MAX, surprise));
  state.logVolatility += pull + VOLATILITY_SHOCK * drawNormal(key, 4) - leverage;
  state.impliedNoise = IMPLIED_MEMORY * state.impliedNoise + IMPLIED_SHOCK * drawNormal(key, 5);
  const blend = IMPLIED_WEIGHT * state.logVolatility + (1 - IMPLIED_WEIGHT) * MEAN_LOG_VOLATILITY;
  state.implied = blend + IMPLIED_PREMIUM + LOG_PERCENT + state.impliedNoise;
  state.carryNoise = CARRY_MEMORY * state.carryNoise + CARRY_SHOCK * drawNormal(key, 6);
  state.trend += TREND_GROWTH / WEEKDAYS_PER_YEAR;
}

function nextRegime(regime: Regime, draw: number): Regime {
  if (draw < regime.upProbability) return regime === CALM ? NORMAL : STRESSED;
  if (draw > 1 - regime.downProbability) return regime === STRESSED ? NORMAL : CALM;
  return regime;
}
