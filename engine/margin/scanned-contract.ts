// One contract as the scan sees it: what a unit held loses in each scenario, and its delta. Options are valued as the clearing house values
// them, by Black-Scholes on the spot, carried at its rate, a day later; a future moves in proportion to the spot.
import { type Option, type OptionRight, strikePrice } from '../market/instrument';
import { exp } from '../number/exp';
import { log } from '../number/log';
import { normalCdf } from '../number/normal';
import { impliedVolatility } from '../options/implied-volatility';
import type { MarginLeg, MarginUnderlying } from './margin-leg';
import { type MarginRules, MILLION } from './margin-rules';
import { type ScanGrid, type ScanMove, scanGrid, yearlyDeviation } from './scan-grid';
import { DELTA_WEIGHTS, SCENARIOS } from './scenarios';

export interface ScannedContract {
  readonly leg: MarginLeg;
  /** Rupees a unit held loses, by scenario; below zero is a gain. */
  readonly losses: readonly number[];
  /** Of a unit held, averaged over the price range. */
  readonly delta: number;
}

/** How a future or option of one expiry is scanned. */
export interface ExpiryScan {
  readonly underlying: MarginUnderlying;
  /** Per year. */
  readonly rate: number;
  readonly now: Horizon;
  /** When the scenarios have come to pass. */
  readonly later: Horizon;
  readonly grid: ScanGrid;
}

/** What is left to an expiry. */
interface Horizon {
  readonly years: number;
  readonly rootYears: number;
  /** What a rupee then is worth. */
  readonly discount: number;
  /** By which the logarithm of a discounted price is lower. */
  readonly logGrowth: number;
}

/** A European option at one instant, with what of it a scan leaves unchanged. */
interface OptionState {
  readonly right: OptionRight;
  readonly spot: number;
  readonly discountedStrike: number;
  /** ln(spot / discounted strike). */
  readonly moneyness: number;
  readonly rootYears: number;
}

const STAY: ScanMove = { factor: 1, logFactor: 0 };
/** In deviations: beyond it nothing is left to chance that would be worth a tenth of a paisa. */
const CERTAIN = 6;
const LONG_DATED_YEARS = 0.75;
const LOOK_AHEAD_YEARS = 1 / 365;

export function expiryScan(underlying: MarginUnderlying, years: number, rules: MarginRules): ExpiryScan {
  const grid = scanGrid(rules, underlying.dailyDeviation, years > LONG_DATED_YEARS);
  const rate = rules.interest.ppm / MILLION;
  return { underlying, rate, now: horizon(years, rate), later: horizon(Math.max(0, years - LOOK_AHEAD_YEARS), rate), grid };
}

function horizon(years: number, rate: number): Horizon {
  return { years, rootYears: Math.sqrt(years), discount: exp(-rate * years), logGrowth: rate * years };
}

/** `needsDelta`: else it is left at 0, since only spreads over several expiries ask for it. */
export function scanContract(leg: MarginLeg, expiry: ExpiryScan, needsDelta: boolean): ScannedContract {
  const { contract } = leg;
  const { moves, volatilityRange } = expiry.grid;
  if (contract.kind === 'future')
    return { leg, losses: SCENARIOS.map(({ move, cover }) => cover * leg.price * (1 - (moves[move] ?? STAY).factor)), delta: 1 };
  const volatility = volatilityOf(leg, contract, expiry);
  const { spot } = expiry.underlying;
  const strike = strikePrice(contract);
  const logMoneyness = log(spot / strike);
  const stateAt = ({ rootYears, discount, logGrowth }: Horizon): OptionState => {
    return { right: contract.right, spot, discountedStrike: strike * discount, moneyness: logMoneyness + logGrowth, rootYears };
  };
  const now = valueAt(stateAt(expiry.now), STAY, volatility);
  const later = stateAt(expiry.later);
  const losses = SCENARIOS.map(({ move, volatility: ranges, cover }) => {
    const then = Math.max(0, volatility + ranges * volatilityRange);
    return cover * (now - valueAt(later, moves[move] ?? STAY, then));
  });
  return { leg, losses, delta: needsDelta ? compositeDelta(later, moves, volatility) : 0 };
}

/** Where a price implies none, as deep in the money, the underlying's own: there volatility is worth next to nothing. */
function volatilityOf({ volatility, price }: MarginLeg, contract: Option, { underlying, now, rate }: ExpiryScan): number {
  if (volatility !== null) return volatility;
  const { spot, dailyDeviation } = underlying;
  const { right } = contract;
  const terms = { model: 'black-scholes', right, spot, strike: strikePrice(contract), years: now.years, rate, dividendYield: 0 } as const;
  return impliedVolatility(terms, price).volatility ?? yearlyDeviation(dailyDeviation ?? 0);
}

/** After a move of the spot. Puts by parity. */
function valueAt(state: OptionState, { factor, logFactor }: ScanMove, volatility: number): number {
  const spot = state.spot * factor;
  const ahead = spot - state.discountedStrike;
  const deviation = volatility * state.rootYears;
  const near = deviation > 0 ? (state.moneyness + logFactor) / deviation + deviation / 2 : Number.POSITIVE_INFINITY;
  const far = near - deviation;
  let call = ahead > 0 ? ahead : 0;
  if (near > -CERTAIN && far < CERTAIN) call = spot * normalCdf(near) - state.discountedStrike * normalCdf(far);
  return state.right === 'call' ? call : Math.max(0, call - ahead);
}

function compositeDelta(state: OptionState, moves: readonly ScanMove[], volatility: number): number {
  const deviation = volatility * state.rootYears;
  let callDelta = 0;
  for (const [move, weight] of DELTA_WEIGHTS.entries()) {
    const moneyness = state.moneyness + (moves[move] ?? STAY).logFactor;
    const chance = deviation > 0 ? normalCdf(moneyness / deviation + deviation / 2) : moneyness > 0 ? 1 : 0;
    callDelta += weight * chance;
  }
  return state.right === 'call' ? callDelta : callDelta - 1;
}
