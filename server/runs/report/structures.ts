// What a run entered: of each of its positions the first trade in options, with the payoff at the prices at which it was filled. Before charges.
import type { Candles, PriceColumn } from '../../../engine/market/candles';
import { option } from '../../../engine/market/instrument';
import { OPTION_PRICE_SCALE, parseOptionId } from '../../../engine/market/option-contract';
import type { PayoffLeg } from '../../../engine/payoff/payoff-leg';
import type { ClosedTrade, TradeLeg } from '../../../engine/report/run-series';
import { formatIst } from '../../../engine/time/ist-time';
import { contractWords } from '../contract-words';
import { priceAt } from './price-at';
import type { ReportStructure } from './report-schema';
import { payoffOf, toPaise } from './structure-payoff';

const SHOWN_MAX = 4;

/** By the name under which contracts have it. */
export type Underlyings = ReadonlyMap<string, Candles<PriceColumn>>;

/** In order of position. */
export function firstStructures(trades: readonly ClosedTrade[], underlyings: Underlyings): readonly ReportStructure[] {
  const first = new Map<number, ReportStructure>();
  for (const trade of trades) {
    if (first.has(trade.position)) continue;
    const structure = structureOf(trade, underlyings);
    if (structure !== null) first.set(trade.position, structure);
  }
  return [...first.values()].sort((left, right) => left.position - right.position).slice(0, SHOWN_MAX);
}

/** Null where a leg is no option of the one underlying. */
function structureOf(trade: ClosedTrade, underlyings: Underlyings): ReportStructure | null {
  const legs = trade.legs.length > 0 ? trade.legs : [onlyLeg(trade)];
  const options = legs.flatMap((leg) => payoffLegOf(leg) ?? []);
  const [first] = options;
  const isOne = options.every(({ contract }) => contract.underlying === first?.contract.underlying);
  if (first === undefined || options.length < legs.length || !isOne) return null;
  const candles = underlyings.get(first.contract.underlying);
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
    payoff: payoffOf(options, candles === undefined ? null : priceAt(candles, trade.entryUs), trade.entryUs),
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
