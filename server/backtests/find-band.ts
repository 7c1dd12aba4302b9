// Where a bar does not say which of two fills came first, both readings are run. The run itself stays the one that was asked for.
import { runBacktest } from '../../engine/run/backtest';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import type { RunResult } from '../../engine/run/run-result';
import { type AmbiguityBand, bandEnd } from '../runs/report/ambiguity';

/** Null where every bar said it, and nothing is run. Costs a run. */
export function findBand(request: BacktestRequest, { ambiguousBars, series }: RunResult): AmbiguityBand | null {
  if (ambiguousBars === 0) return null;
  const isStopFirst = request.venue.bias === 'pessimistic';
  const other = runBacktest({ ...request, venue: { ...request.venue, bias: isStopFirst ? 'optimistic' : 'pessimistic' } });
  const [own, others] = [bandEnd(series), bandEnd(other.result.series)];
  return isStopFirst ? { stopFirst: own, targetFirst: others } : { stopFirst: others, targetFirst: own };
}
