// Why venue or broker would not take an order, in the words of a trader.
import type { Rejected } from '../../../engine/events';
import type { RejectionCount } from '../../../engine/run/run-result';
import { formatIst } from '../../../engine/time/ist-time';
import { countOf, formatRupees } from '../number-text';
import type { ReportDocument } from './report-schema';

const REASONS: Readonly<Record<Rejected['code'], string>> = {
  'market-closed': 'the market was closed',
  'price-band': 'the price lay outside the day’s band',
  'off-tick': 'the price was not on a tick',
  'odd-lot': 'the quantity was not whole lots',
  'over-freeze': 'the quantity was above the exchange’s limit for one order',
  'insufficient-funds': 'insufficient funds',
  'rate-limit': 'too many orders in one second',
  'index-not-tradable': 'an index cannot be traded',
  injected: 'refused at random, as the venue was told to',
};

/** `insufficient funds: ₹1,00,000.00 needed, ₹40,000.00 free`. */
export function refusalWords(event: Rejected): string {
  const reason = REASONS[event.code];
  if (event.code !== 'insufficient-funds') return reason;
  return `${reason}: ${formatRupees(event.neededPaise)} needed, ${formatRupees(event.freePaise)} free`;
}

/** One line for each reason, most frequent first. */
export function refusalCounts(rejections: readonly RejectionCount[]): ReportDocument['refusals'] {
  const rows = rejections.map(({ code, count, first, firstUs }) => ({
    key: code,
    count,
    words: `${countOf(count, 'order')} refused${count === 1 ? '' : ', the first'} on ${formatIst(firstUs).slice(0, 16).replace('T', ' at ')}: ${refusalWords(first)}`,
  }));
  return rows.sort((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1));
}
