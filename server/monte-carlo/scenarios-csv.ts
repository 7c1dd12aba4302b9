// The run and its worse venues as a table.
import { csvRow } from '../runs/csv/csv-row';
import type { MonteCarloDocument } from './monte-carlo-schema';

export function* scenariosCsv({ run, stress }: MonteCarloDocument): Iterable<string> {
  yield csvRow(['scenario', 'net_profit_rupees', 'total_return', 'max_drawdown', 'sharpe', 'trades']);
  for (const { id, netPaise, returnFraction, drawdownFraction, sharpe, trades } of [run, ...stress])
    yield csvRow([id, netPaise / 100, returnFraction, drawdownFraction, sharpe, trades]);
}
