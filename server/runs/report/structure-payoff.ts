// The payoff of what was entered, and its curve for a drawing: at the first expiry among the legs and at the entry itself. What all legs bring when
// they expire together is exact; all else is by formula, at the volatility that each entry price implies, without interest, on the spot of the entry.
import { yearsToExpiry } from '../../../engine/options/years-to-expiry';
import { expiryPayoff, profitAtExpiry } from '../../../engine/payoff/expiry-payoff';
import { profitAtFirstExpiry } from '../../../engine/payoff/first-expiry-payoff';
import { type PayoffLeg, strikeOfLeg } from '../../../engine/payoff/payoff-leg';
import { type ResolvedLeg, resolveVolatilities } from '../../../engine/payoff/resolve-volatilities';
import { type StructurePayoff, structurePayoff } from '../../../engine/payoff/structure-preview';
import { modelledProfit } from '../../../engine/payoff/structure-value';
import { formatDay } from '../../../engine/time/day-text';
import type { ReportStructure } from './report-schema';

type ReportPayoff = NonNullable<ReportStructure['payoff']>;

const PAISE_PER_RUPEE = 100;
/** Of the curve, besides its corners. */
const POINTS = 61;
/** Of the distance between the outermost of strikes, break-evens and spot, at either side; of the price where they are one. */
const ROOM = 0.35;
const ROOM_OF_PRICE = 0.03;

/** `spot`: of the underlying at the entry; null: not known, and then neither is what a model would say. At least one leg, all of one underlying. */
export function payoffOf(legs: readonly PayoffLeg[], spot: number | null, entryUs: number): ReportPayoff | null {
  const expiryDay = Math.min(...legs.map(({ contract }) => contract.expiryDay));
  const isTogether = legs.every(({ contract }) => contract.expiryDay === expiryDay);
  if (spot === null && !isTogether) return null;
  const market = { spot: spot ?? 0, rate: 0 };
  const modelled = spot === null ? null : valuedLegs(legs, spot, entryUs);
  const payoff: StructurePayoff = modelled === null ? { basis: 'exact', ...expiryPayoff(legs) } : structurePayoff(modelled, market);
  const { basis, maxProfit, maxLoss, breakEvens } = payoff;
  const atExpiry = (at: number): number =>
    basis === 'exact' || modelled === null ? profitAtExpiry(legs, at) : profitAtFirstExpiry(modelled, market, at);
  return {
    basis,
    expiry: formatDay(expiryDay),
    maxProfitPaise: maxProfit === null ? null : toPaise(maxProfit),
    maxLossPaise: maxLoss === null ? null : toPaise(maxLoss),
    breakEvens: breakEvens.map((at) => toPaise(at) / PAISE_PER_RUPEE),
    spotRupees: spot,
    curve: drawnPrices(legs, breakEvens, spot).map((at) => ({
      spot: at,
      expiryPaise: toPaise(atExpiry(at)),
      entryPaise: modelled === null ? null : toPaise(modelledProfit(modelled, market, at, 0)),
    })),
  };
}

export function toPaise(rupees: number): number {
  return Math.round(rupees * PAISE_PER_RUPEE) + 0;
}

function valuedLegs(legs: readonly PayoffLeg[], spot: number, entryUs: number): readonly ResolvedLeg[] {
  const dated = legs.map((leg) => {
    const { segment, expiryDay } = leg.contract;
    return { ...leg, last: leg.price, volatility: null, years: yearsToExpiry(entryUs, segment, expiryDay), forward: spot };
  });
  return resolveVolatilities(dated, 0);
}

/** Around strikes, break-evens and spot, all of which are among them: between two neighbours nothing turns. */
function drawnPrices(legs: readonly PayoffLeg[], breakEvens: readonly number[], spot: number | null): readonly number[] {
  const marks = [...legs.map(strikeOfLeg), ...breakEvens, spot].filter((mark) => mark !== null);
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const room = Math.max((most - least) * ROOM, most * ROOM_OF_PRICE);
  const [from, to] = [Math.max(0, Math.floor(least - room)), Math.ceil(most + room)];
  const even = Array.from({ length: POINTS }, (_, at) => toPaise(from + (at * (to - from)) / (POINTS - 1)) / PAISE_PER_RUPEE);
  return [...new Set([...even, ...marks])].toSorted((a, b) => a - b);
}
