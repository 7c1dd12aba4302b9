// `equity.csv`: equity at each sealed minute, with its fall from the highest equity so far. A minute is named by its open, like the candles.
import type { RunSeries } from '../../../engine/report/run-series';
import { formatIst, timeOfMinute } from '../../../engine/time/ist-time';
import { type Column, csvLines, rupees } from './table';

interface EquityRow {
  readonly minute: number;
  readonly equityPaise: number;
  readonly peakPaise: number;
}

const COLUMNS: readonly Column<EquityRow>[] = [
  { name: 'time', cell: ({ minute }) => formatIst(timeOfMinute(minute)) },
  { name: 'equity_rupees', cell: ({ equityPaise }) => rupees(equityPaise) },
  { name: 'drawdown_rupees', cell: ({ equityPaise, peakPaise }) => rupees(peakPaise - equityPaise) },
  { name: 'drawdown_fraction', cell: ({ equityPaise, peakPaise }) => (peakPaise - equityPaise) / peakPaise },
];

export function equityCsv(series: RunSeries): Generator<string> {
  return csvLines(COLUMNS, equityRows(series));
}

function* equityRows({ startPaise, equity }: RunSeries): Generator<EquityRow> {
  let peakPaise = startPaise;
  for (const [index, minute] of equity.minute.entries()) {
    const equityPaise = equity.equityPaise[index] ?? Number.NaN;
    peakPaise = Math.max(peakPaise, equityPaise);
    yield { minute, equityPaise, peakPaise };
  }
}
