// The curve of a structure's profit as CSV: price of the underlying, profit at the first expiry, and now.
import type { CurvePoint } from '../../../engine/payoff/payoff-curve';
import { csvRow } from '../../runs/csv/csv-row';

const PAISE_PER_RUPEE = 100;

export function payoffCsv(curve: readonly CurvePoint[]): string {
  const rows = curve.map(({ spot, atExpiry, now }) => csvRow([toPaisa(spot), toPaisa(atExpiry), toPaisa(now)]));
  return [csvRow(['spot', 'profit_at_expiry', 'profit_now']), ...rows].join('');
}

function toPaisa(rupees: number): number {
  return Math.round(rupees * PAISE_PER_RUPEE) / PAISE_PER_RUPEE;
}
