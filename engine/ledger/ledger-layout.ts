// Where each number of the ledger stands in its array: the accounts, the charges accrued and not yet posted, and what is held of each
// instrument. Balances are paise, debits positive.
import { CHARGE_ITEMS, type ChargeItem } from '../market/charge-items';
import type { NoteSegment } from '../market/contract-note';

export const ACCOUNT = {
  cash: 0,
  /** What the clearing house owes us against the futures held at cost: futures are not paid for, only their profit is. */
  clearing: 1,
  capital: 2,
  realised: 3,
  dividends: 4,
} as const;
/** Items of charges, in the order of CHARGE_ITEMS. */
export const CHARGES_AT = 5;
/** How many accounts there are besides those of holdings; the accruals stand behind them. */
export const ACCOUNTS = CHARGES_AT + CHARGE_ITEMS.length;

export function chargeAccount(item: ChargeItem): number {
  return CHARGES_AT + CHARGE_ITEMS.indexOf(item);
}

export const NOTE_SEGMENTS = ['NSE:equity', 'NSE:derivatives', 'BSE:equity', 'BSE:derivatives'] as const satisfies readonly NoteSegment[];
/** 10⁻⁶ paise: by block of the contract note and item, and behind these their sum. */
export const ACCRUED_TOTAL = ACCOUNTS + NOTE_SEGMENTS.length * CHARGE_ITEMS.length;

/** Where the items of a block begin, in the order of CHARGE_ITEMS. */
export function accruedAt(segment: NoteSegment): number {
  return ACCOUNTS + NOTE_SEGMENTS.indexOf(segment) * CHARGE_ITEMS.length;
}

export const HOLDINGS_AT = ACCRUED_TOTAL + 1;
/** Fields of a holding. */
export const HOLDING = {
  /** The instrument's account: what is held, at cost, in paise. */
  balance: 0,
  /** Units, below zero when short. */
  quantity: 1,
  /** Price units × units, of the same sign: the average price as an exact pair with the quantity. */
  cost: 2,
  priceScale: 3,
  isFuture: 4,
} as const;
export const HOLDING_FIELDS = 5;

export function holdingAccount(instrument: number): number {
  return HOLDINGS_AT + instrument * HOLDING_FIELDS + HOLDING.balance;
}
