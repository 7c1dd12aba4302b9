// Dated limits on the price of an order: its step, its band, and the protection that turns a market order into a limit order.
import { multiplyDivideHalfUp } from '../number/round-half-up';
import { type Dated, datedTable, findInForce, isInForce } from './dated';
import { type Contract, isIndexContract } from './instrument';
import {
  LIMIT_PRICE_PROTECTION,
  type LimitPriceProtectionRow,
  MARKET_PROTECTION,
  PRICE_BANDS,
  type PriceBandRow,
  type ProtectionClass,
  type ProtectionRow,
} from './tables/price-limits';
import { TICK_SIZES, type TickClass, type TickRow } from './tables/tick-sizes';

const MILLION = 1_000_000;

const ticks = datedTable('tick-sizes', TICK_SIZES);
const bands = datedTable('price-bands', PRICE_BANDS);
const protections = datedTable('market-protection', MARKET_PROTECTION);
const limitProtections = datedTable('limit-price-protection', LIMIT_PRICE_PROTECTION);

export function tickClassOf(contract: Contract): TickClass {
  const scope = isIndexContract(contract) ? 'index' : 'stock';
  return `${scope}-${contract.kind}`;
}

export interface TickSize {
  readonly tickPaise: number;
  readonly row: Dated<TickRow>;
}

/**
 * Price step in paise. The reference price is the month's: last close of the month before, of the share or of the index (for index
 * futures); for stock options that of the share. Null before the table.
 */
export function findTickSize(tickClass: TickClass, referencePaise: number, day: number): TickSize | null {
  const row = findInForce(ticks, day, (each) => each.tickClasses.includes(tickClass));
  const step = row?.bands.find(({ belowPaise }) => belowPaise === null || referencePaise < belowPaise);
  return row === null || step === undefined ? null : { tickPaise: step.tickPaise, row };
}

export function findPriceBand(bandClass: PriceBandRow['bandClass'], day: number): Dated<PriceBandRow> | null {
  return findInForce(bands, day, (row) => row.bandClass === bandClass);
}

export interface PriceRange {
  readonly lowPaise: number;
  readonly highPaise: number;
}

/** Prices within a band of a reference, both ends included. */
export function rangeAround(referencePaise: number, bandPpm: number): PriceRange {
  const reach = multiplyDivideHalfUp(referencePaise, bandPpm, MILLION);
  return { lowPaise: referencePaise - reach, highPaise: referencePaise + reach };
}

export interface MarketProtection {
  readonly protectionPpm: number;
  readonly row: Dated<ProtectionRow>;
}

/** How far from the last price a market order is protected; null where market orders were still sent bare. */
export function findMarketProtection(protectionClass: ProtectionClass, lastPaise: number, day: number): MarketProtection | null {
  for (const row of protections) {
    if (row.protectionClass !== protectionClass || !isInForce(row, day)) continue;
    for (const { belowPaise, protectionPpm } of row.slabs) if (belowPaise === null || lastPaise < belowPaise) return { protectionPpm, row };
    return null;
  }
  return null;
}

export interface LimitPriceProtection extends PriceRange {
  readonly row: Dated<LimitPriceProtectionRow>;
}

/** Premiums at which an option order may match, around the average premium of the last seconds. Null before the rule. */
export function findLimitPriceProtection(referencePaise: number, day: number): LimitPriceProtection | null {
  const row = findInForce(limitProtections, day);
  if (row === null) return null;
  const { abovePaise, bandPpm, bandPaise } = row;
  const range =
    referencePaise > abovePaise
      ? rangeAround(referencePaise, bandPpm)
      : { lowPaise: Math.max(0, referencePaise - bandPaise), highPaise: referencePaise + bandPaise };
  return { ...range, row };
}
