// `trades.csv`: one line for each closed trade, in the order in which they closed. Columns are documented in docs/cli/report.md.
import type { ClosedTrade } from '../../../engine/report/run-series';
import { formatIst } from '../../../engine/time/ist-time';
import { type Column, csvLines, rupees } from './table';

const COLUMNS: readonly Column<ClosedTrade>[] = [
  { name: 'id', cell: ({ id }) => id },
  { name: 'instrument', cell: ({ instrument }) => instrument },
  { name: 'direction', cell: ({ direction }) => direction },
  { name: 'quantity', cell: ({ quantity }) => quantity },
  { name: 'entry_time', cell: ({ entryUs }) => formatIst(entryUs) },
  { name: 'entry_price', cell: ({ entryPrice, priceScale }) => entryPrice / priceScale },
  { name: 'exit_time', cell: ({ exitUs }) => formatIst(exitUs) },
  { name: 'exit_price', cell: ({ exitPrice, priceScale }) => exitPrice / priceScale },
  { name: 'exit_reason', cell: ({ exitReason }) => exitReason },
  { name: 'gross_rupees', cell: ({ grossPaise }) => rupees(grossPaise) },
  { name: 'charges_rupees', cell: ({ chargesPaise }) => rupees(chargesPaise) },
  { name: 'net_rupees', cell: ({ netPaise }) => rupees(netPaise) },
  { name: 'risk_rupees', cell: ({ riskPaise }) => (riskPaise === null ? null : rupees(riskPaise)) },
  { name: 'r_multiple', cell: ({ netPaise, riskPaise }) => (riskPaise === null ? null : netPaise / riskPaise) },
  { name: 'mae_rupees', cell: ({ maePaise }) => rupees(maePaise) },
  { name: 'mfe_rupees', cell: ({ mfePaise }) => rupees(mfePaise) },
  { name: 'bars_held', cell: ({ barsHeld }) => barsHeld },
  { name: 'minutes_held', cell: ({ minutesHeld }) => minutesHeld },
  { name: 'ambiguous', cell: ({ ambiguous }) => ambiguous },
  { name: 'position', cell: ({ position }) => position },
];

export function tradesCsv(trades: Iterable<ClosedTrade>): Generator<string> {
  return csvLines(COLUMNS, trades);
}
