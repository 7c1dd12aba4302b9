// Charges as two tables for a person: each fill, to a hundredth of a paisa, and each day as posted. Items that nothing owes are left out.
import { CHARGE_ITEMS, type ChargeItem } from '../engine/market/charge-items';
import { totalCharges } from '../engine/market/charges';
import { formatDay } from '../engine/time/day-text';
import { formatIst } from '../engine/time/ist-time';
import type { FillCharges } from '../server/documents/fills/charge-fills';
import { textTable } from './text-table';

const NAMES: Readonly<Record<ChargeItem, string>> = {
  brokerage: 'brokerage',
  stt: 'STT',
  exchange: 'exchange',
  ipft: 'IPFT',
  sebi: 'SEBI',
  stamp: 'stamp',
  squareOff: 'square-off',
  depository: 'depository',
  gst: 'GST',
};
const MICRO_PER_RUPEE = 100_000_000;

export function chargesText(charges: FillCharges): string {
  const { fills, days, priceScale } = charges;
  const owed = CHARGE_ITEMS.filter(
    (item) => fills.some(({ amounts }) => amounts[item] !== 0) || days.some(({ posted }) => posted.some(({ paise }) => paise[item] !== 0)),
  );
  const ofFills = owed.filter((item) => item !== 'depository');
  const fillRows = fills.map(({ fill, amounts }) => [
    formatIst(fill.timeUs).slice(0, 19),
    fill.segment,
    `${fill.side} ${fill.quantity} at ${fill.price / priceScale}`,
    ...ofFills.map((item) => (amounts[item] / MICRO_PER_RUPEE).toFixed(4)),
    (totalCharges(amounts) / MICRO_PER_RUPEE).toFixed(4),
  ]);
  const dayRows = days.flatMap(({ day, posted }) =>
    posted.map(({ noteSegment, paise, totalPaise }) => [
      formatDay(day),
      noteSegment,
      ...owed.map((item) => rupees(paise[item])),
      rupees(totalPaise),
    ]),
  );
  return [
    textTable([['fill (₹, unrounded)', 'segment', 'trade', ...ofFills.map((item) => NAMES[item]), 'total'], ...fillRows]),
    textTable([['day (₹, as posted)', 'segment', ...owed.map((item) => NAMES[item]), 'total'], ...dayRows]),
  ].join('\n');
}

function rupees(paise: number): string {
  return (paise / 100).toFixed(2);
}
