// Ours with everything on: plan, rows, evaluator, position kernel with risk, simulated venue with costs, charges, ledger, journal and
// equity curve, as any backtest runs. Nothing is prepared but the compiled program and the history.
import type { Graph } from '../../dsl/graph/graph';
import { equity } from '../../engine/market/instrument';
import { type BacktestRun, runBacktest } from '../../engine/run/backtest';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import { US_PER_MINUTE } from '../../engine/time/ist-time';
import { DEFAULT_VENUE, type VenueConfig } from '../../engine/venue/venue-config';
import type { Outcome, Work } from '../harness/contestant';
import type { WalkMarket } from '../market/walk-bars';
import { compiled } from './compiled-strategy';

const CAPITAL_PAISE = 100_000_000;

export function backtestRequest(graph: Graph, { candles, sessions }: WalkMarket, venue: VenueConfig = DEFAULT_VENUE): BacktestRequest {
  const { program, hash } = compiled(graph);
  const minuteAt = (row: number): number => candles.minute[row] ?? 0;
  return {
    program,
    programHash: hash,
    params: [],
    instruments: [
      {
        candles,
        sessions,
        instrument: equity(candles.instrument, false, candles.priceScale),
        hasVolume: true,
        terms: { lot: 1, tick: 5, freezeQuantity: 0 },
        dataHash: 'walk',
      },
    ],
    fromUs: minuteAt(0) * US_PER_MINUTE,
    toUs: (minuteAt(candles.count - 1) + 1) * US_PER_MINUTE,
    capitalPaise: CAPITAL_PAISE,
    venue,
  };
}

export function wholeMachine(request: BacktestRequest): Work {
  let run: BacktestRun | null = null;
  return {
    play: () => {
      run = runBacktest(request);
    },
    outcome: () => outcomeOf(run),
  };
}

function outcomeOf(run: BacktestRun | null): Outcome {
  const trades = run?.result.trades ?? [];
  return { trades: trades.length, pnlPaise: trades.reduce((sum, trade) => sum + trade.netPaise, 0), equitySum: null };
}
