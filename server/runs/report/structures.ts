// The payoff of what a run entered: of each of its positions the first trade in options, at the prices at which it was filled. Exact where all legs
// expire together; before charges.
import { option } from '../../../engine/market/instrument';
import { OPTION_PRICE_SCALE, parseOptionId } from '../../../engine/market/option-contract';
import { expiryPayoff } from '../../../engine/payoff/expiry-payoff';
import type { PayoffLeg } from '../../../engine/payoff/payoff-leg';
import type { ClosedTrade, TradeLeg } from '../../../engine/report/run-series';
import { formatIst } from '../../../engine/time/ist-time';
import { contractWords } from '../contract-words';
import type { ReportStructure } from './report-schema';

const PAISE_PER_RUPEE = 100;
const SHOWN_MAX = 4;

/** In order of position. */
export function firstStructures(trades: readonly ClosedTrade[]): readonly ReportStructure[] {
  const first = new Map<number, ReportStructure>();
  for (const trade of trades) {
    if (first.has(trade.position)) continue;
    const structure = structureOf(trade);
    if (structure !== null) first.set(trade.position, structure);
  }
  return [...first.values()].sort((left, right) => left.position - right.position).slice(0, SHOWN_MAX);
}

/** Null where a leg is no option. */
function structureOf(trade: ClosedTrade): ReportStructure | null {
  const legs = trade.legs.length > 0 ? trade.legs : [onlyLeg(trade)];
  const options = legs.flatMap((leg) => payoffLegOf(leg) ?? []);
  if (options.length < legs.length) return null;
  const credit = -options.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  return {
    position: trade.position,
    entry: formatIst(trade.entryUs),
    legs: legs.map(({ instrument, quantity, entryPrice, exitPrice, priceScale, grossPaise }) => ({
      instrument,
      words: contractWords(instrument),
      quantity,
      entryRupees: entryPrice / priceScale,
      exitRupees: exitPrice / priceScale,
      grossPaise,
    })),
    creditPaise: toPaise(credit),
    payoff: payoffOf(options),
  };
}

function payoffOf(legs: readonly PayoffLeg[]): ReportStructure['payoff'] {
  if (new Set(legs.map(({ contract }) => `${contract.underlying} ${contract.expiryDay}`)).size > 1) return null;
  const { corners, slopeAbove, maxProfit, maxLoss, breakEvens } = expiryPayoff(legs);
  return {
    maxProfitPaise: maxProfit === null ? null : toPaise(maxProfit),
    maxLossPaise: maxLoss === null ? null : toPaise(maxLoss),
    breakEvens: [...breakEvens],
    corners: corners.map(({ spot, profit }) => ({ spot, profitPaise: toPaise(profit) })),
    slopeAbove,
  };
}

function onlyLeg({ instrument, direction, quantity, entryPrice, exitPrice, priceScale, grossPaise }: ClosedTrade): TradeLeg {
  return { instrument, quantity: direction === 'short' ? -quantity : quantity, entryPrice, exitPrice, priceScale, grossPaise };
}

function payoffLegOf({ instrument, quantity, entryPrice, priceScale }: TradeLeg): PayoffLeg | null {
  const contract = parseOptionId(instrument);
  if (contract === null) return null;
  return { contract: option(instrument, contract, OPTION_PRICE_SCALE), quantity, price: entryPrice / priceScale };
}

function toPaise(rupees: number): number {
  return Math.round(rupees * PAISE_PER_RUPEE) + 0;
}
