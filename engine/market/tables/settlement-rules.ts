// What becomes of contracts that are open when they expire, by class and date. Table only.
import type { DatedRow } from '../dated';

export type SettlementClass = 'index-option' | 'index-future' | 'stock-option' | 'stock-future';

/**
 * `closing-price`: the underlying's closing price of the last day, which until the closing auction is the average over the last half-hour of its
 * shares' trades. `closing-auction`: the price that the closing auction finds.
 */
export type FinalPrice = 'closing-price' | 'closing-auction';

export interface SettlementRow extends DatedRow {
  readonly settlementClass: SettlementClass;
  /** `cash`: the difference to the final price is paid. `physical`: shares change hands at the strike, or at the final price of a future. */
  readonly method: 'cash' | 'physical';
  readonly finalPrice: FinalPrice;
  /** Options in the money are exercised by the clearing house, without a word of their holder. */
  readonly isAutomatic: boolean;
}

function settled(
  settlementClasses: readonly SettlementClass[],
  method: SettlementRow['method'],
  finalPrice: FinalPrice,
  [validFrom, validTo]: readonly [string, string | null],
  source: string,
  certain = true,
): readonly SettlementRow[] {
  return settlementClasses.map((settlementClass) => ({
    settlementClass,
    method,
    finalPrice,
    isAutomatic: true,
    validFrom,
    validTo,
    source,
    certain,
  }));
}

const INDEX: readonly SettlementClass[] = ['index-option', 'index-future'];
const STOCK: readonly SettlementClass[] = ['stock-option', 'stock-future'];
const CLEARING = 'NSE Clearing: final settlement at the closing price of the underlying on the last day';
const AUCTION =
  'SEBI circular of 2026-01-16: closing auction from 2026-08-03; that the final price follows it is read from the closing price';
/** Shares moved to delivery group by group, from July 2018 on. */
const DELIVERY = 'SEBI circular of 2018-12-31: physical settlement of all stock derivatives from the October 2019 expiry';

export const SETTLEMENT_RULES: readonly SettlementRow[] = [
  ...settled(INDEX, 'cash', 'closing-price', ['2000-06-12', '2026-08-02'], CLEARING),
  ...settled(INDEX, 'cash', 'closing-auction', ['2026-08-03', null], AUCTION, false),
  ...settled(STOCK, 'cash', 'closing-price', ['2001-07-02', '2018-07-26'], CLEARING),
  ...settled(STOCK, 'cash', 'closing-price', ['2018-07-27', '2019-09-26'], `${DELIVERY}; some shares were delivered before`, false),
  ...settled(STOCK, 'physical', 'closing-price', ['2019-09-27', '2026-08-02'], DELIVERY),
  ...settled(STOCK, 'physical', 'closing-auction', ['2026-08-03', null], AUCTION, false),
];
