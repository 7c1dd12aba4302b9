// What a structure is worth before it expires, by model: Black-76 on a forward of each expiry, each leg at its own volatility, which stays as the
// spot moves. Values and slopes; an estimate, never money.
import { strikePrice } from '../market/instrument';
import { greeksOf } from '../options/greeks';
import type { Black76Terms } from '../options/option-terms';
import { priceOption } from '../options/price-option';
import { type PayoffLeg, valueAtExpiry } from './payoff-leg';

export interface ModelledLeg extends PayoffLeg {
  /** Per year; of a future it is not read. */
  readonly volatility: number;
  /** To the leg's own expiry. */
  readonly years: number;
  /** Price of the underlying for delivery at that expiry, at the spot of the market. */
  readonly forward: number;
}

export interface ModelMarket {
  readonly spot: number;
  /** Per year, continuously compounded. */
  readonly rate: number;
}

/** Rupees by the spot, by the years that pass and by the point of volatility; futures carry delta alone. */
export interface StructureGreeks {
  /** Rupees per rupee of the spot: units of the underlying. */
  readonly delta: number;
  /** Units of delta per rupee of the spot. */
  readonly gamma: number;
  readonly vegaPerPoint: number;
  readonly thetaPerDay: number;
}

const DAYS_PER_YEAR = 365;
const POINTS = 100;

/** Profit against the entry prices, rupees, with the spot at `spot` after `yearsPassed`. Legs that have expired by then are at expiry. */
export function modelledProfit(legs: readonly ModelledLeg[], market: ModelMarket, spot: number, yearsPassed: number): number {
  return legs.reduce((sum, leg) => sum + leg.quantity * (valueOf(leg, market, spot, yearsPassed) - leg.price), 0);
}

/** At the market's spot, now. A future, and an option without time or volatility, has no slope but its delta. */
export function structureGreeks(legs: readonly ModelledLeg[], market: ModelMarket): StructureGreeks {
  let [delta, gamma, vegaPerPoint, thetaPerDay] = [0, 0, 0, 0];
  for (const leg of legs) {
    const carry = leg.forward / market.spot;
    const terms = termsOf(leg, market, market.spot, 0);
    const greeks = terms === null ? null : greeksOf(terms, leg.volatility);
    if (greeks === null) {
      delta += leg.quantity * slopeAtExpiry(leg, market.spot) * carry;
      continue;
    }
    delta += leg.quantity * greeks.delta * carry;
    gamma += leg.quantity * greeks.gamma * carry * carry;
    vegaPerPoint += (leg.quantity * greeks.vega) / POINTS;
    thetaPerDay += (leg.quantity * greeks.theta) / DAYS_PER_YEAR;
  }
  return { delta, gamma, vegaPerPoint, thetaPerDay };
}

function valueOf(leg: ModelledLeg, market: ModelMarket, spot: number, yearsPassed: number): number {
  const yearsLeft = leg.years - yearsPassed;
  if (yearsLeft <= 0) return valueAtExpiry(leg, spot);
  if (leg.contract.kind === 'future') return spot * carryOver(leg, market, yearsLeft);
  const terms = termsOf(leg, market, spot, yearsPassed);
  return (terms === null ? null : priceOption(terms, leg.volatility)) ?? valueAtExpiry(leg, spot);
}

function termsOf(leg: ModelledLeg, market: ModelMarket, spot: number, yearsPassed: number): Black76Terms | null {
  const { contract } = leg;
  if (contract.kind !== 'option') return null;
  const years = Math.max(0, leg.years - yearsPassed);
  const strike = strikePrice(contract);
  return { model: 'black-76', right: contract.right, forward: spot * carryOver(leg, market, years), strike, years, rate: market.rate };
}

/** Forward over spot with less time left: what it has above the spot wears away evenly. */
function carryOver(leg: ModelledLeg, market: ModelMarket, yearsLeft: number): number {
  const carry = leg.forward / market.spot;
  return leg.years > 0 ? 1 + (carry - 1) * (yearsLeft / leg.years) : 1;
}

function slopeAtExpiry({ contract }: ModelledLeg, spot: number): number {
  if (contract.kind === 'future') return 1;
  const strike = strikePrice(contract);
  if (contract.right === 'call') return spot > strike ? 1 : 0;
  return spot < strike ? -1 : 0;
}
