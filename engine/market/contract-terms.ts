// The dated terms of futures and options: lot, freeze quantity, strike step. Each answer carries the row it rests on.
import { isoDay } from '../time/day-text';
import { type Dated, datedTable, findInForce, isInForce } from './dated';
import { cycleOfExpiry } from './expiries';
import { FREEZE_BY_INDEX_LEVEL, FREEZE_QUANTITIES, type FreezeRow } from './tables/freeze-quantities';
import { LOT_SIZES, type LotSizeRow } from './tables/lot-sizes';

import { STRIKE_STEPS, type StrikeStepRow } from './tables/strike-steps';

const lots = datedTable('lot-sizes', LOT_SIZES).map((row) => ({
  ...row,
  expiryFromDay: isoDay(row.expiryFrom),
  expiryToDay: row.expiryTo === null ? Number.MAX_SAFE_INTEGER : isoDay(row.expiryTo),
}));
const freezes = datedTable('freeze-quantities', FREEZE_QUANTITIES);
const steps = datedTable('strike-steps', STRIKE_STEPS);

/** Lot of an index contract of an expiry, on a trade day. Null: not in the table (a share, or a time before the table). */
export function findLotSize(underlying: string, expiryDay: number, tradeDay: number): Dated<LotSizeRow> | null {
  const cycle = cycleOfExpiry(underlying, expiryDay, tradeDay);
  return (
    lots.find(
      (row) =>
        row.underlying === underlying &&
        row.cycles.includes(cycle) &&
        row.expiryFromDay <= expiryDay &&
        expiryDay <= row.expiryToDay &&
        isInForce(row, tradeDay),
    ) ?? null
  );
}

/** Largest quantity of one order, in units, on a trade day. Null: not in the table. */
export function findFreezeQuantity(underlying: string, tradeDay: number): Dated<FreezeRow> | null {
  return findInForce(freezes, tradeDay, (row) => row.underlying === underlying);
}

/** What NSE's rule gives for an index level (in points), for months whose circular is unknown. */
export function freezeQuantityAtLevel(indexLevel: number): number {
  for (const { upTo, units } of FREEZE_BY_INDEX_LEVEL) if (upTo === null || indexLevel <= upTo) return units;
  return 0;
}

export function findStrikeStep(underlying: string, tradeDay: number): Dated<StrikeStepRow> | null {
  return findInForce(steps, tradeDay, (row) => row.underlying === underlying);
}

/** Most units in one order: whole lots within the freeze quantity. Orders of exactly the freeze quantity are taken. */
export function maxOrderUnits(lot: number, freezeUnits: number): number {
  return Math.floor(freezeUnits / lot) * lot;
}
