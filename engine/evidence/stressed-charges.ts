// The closed trades had charges been higher: what is left of the profit, and at which multiple of today's charges nothing would be.
import type { ClosedTrade } from '../report/run-series';
import { type EvidenceValue, known, unknown } from './evidence-value';

/** Net result with every charge multiplied, sizes as they were. */
export function netAtCharges(trades: readonly ClosedTrade[], times: number): number {
  return trades.reduce((sum, { grossPaise, chargesPaise }) => sum + grossPaise - chargesPaise * times, 0);
}

/** Gross result over charges: the multiple at which the profit is gone. Below 1 it was never there. n = trades. */
export function breakEvenCharges(trades: readonly ClosedTrade[]): EvidenceValue {
  const n = trades.length;
  let grossPaise = 0;
  let chargesPaise = 0;
  for (const trade of trades) {
    grossPaise += trade.grossPaise;
    chargesPaise += trade.chargesPaise;
  }
  if (n === 0 || chargesPaise === 0) return unknown('no-trades', n);
  return grossPaise <= 0 ? unknown('no-profit', n) : known(grossPaise / chargesPaise, n);
}
