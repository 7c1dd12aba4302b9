// A Monte Carlo from a finished run to its document: other orders of its trades, other draws of its days, fewer of its trades, dearer charges, and the
// strategy run in full on worse venues. Writes nothing.
import { missedTrades } from '../../engine/evidence/missed-trades';
import { type ResampledDays, resampledDays } from '../../engine/evidence/resampled-days';
import { shuffledTrades } from '../../engine/evidence/shuffled-trades';
import { stressScenarios } from '../../engine/evidence/stress-scenarios';
import { breakEvenCharges, netAtCharges } from '../../engine/evidence/stressed-charges';
import { dailyReturns } from '../../engine/report/daily-returns';
import { quantile } from '../../engine/report/quantile';
import type { RunSeries } from '../../engine/report/run-series';
import { runBacktest } from '../../engine/run/backtest';
import { outcomeOf } from '../../engine/sweep/run-variant';
import { backtestRequestOf, type FinishedRun } from '../backtests/run-stored-backtest';
import { metricValues, studyIdentity, studyOrigin, studyStrategy } from '../sweeps/study-of';
import type { SweepChoice } from '../sweeps/sweep-choice';
import type { MonteCarloDocument, StressedVenue } from './monte-carlo-schema';

const MISSED_SHARES = [0.05, 0.1, 0.25];
const CHARGE_TIMES = [1, 1.5, 2, 3];
const FAN_PLACES = 160;

/** `onScenario`: told how many worse venues are done, and of how many. */
export function runMonteCarlo(
  study: Pick<SweepChoice, 'graph' | 'compiled' | 'params' | 'histories' | 'chains' | 'days' | 'capitalPaise' | 'venue'>,
  { choice, result, document }: FinishedRun,
  rounds: number,
  command: string,
  onScenario: (done: number, total: number) => void,
): MonteCarloDocument {
  const { series, trades } = result;
  const { seed } = choice.venue;
  const returns = dailyReturns(series);
  const request = backtestRequestOf(choice);
  const scenarios = stressScenarios(choice.venue);
  const breakEven = breakEvenCharges(trades);
  return {
    format: 'yantra.montecarlo/1',
    identity: studyIdentity(study),
    command,
    strategy: studyStrategy(study),
    origin: studyOrigin(study),
    modelledFills: document.modelledFills,
    runHash: document.identity.runHash,
    rounds,
    seed,
    sessions: series.daily.day.length,
    run: venueRow('run', 'As it was run', series),
    shuffled: shuffledTrades(trades, seed, rounds),
    resampled: returns === null ? null : resampledRows(resampledDays(returns, seed, rounds, rounds)),
    missed: MISSED_SHARES.flatMap((missed) => missedTrades(trades, missed, seed, rounds) ?? []),
    charges: CHARGE_TIMES.map((times) => ({ times, netPaise: Math.round(netAtCharges(trades, times)) })),
    breakEvenCharges: breakEven.value,
    stress: scenarios.map(({ id, words, venue }, index) => {
      const stressed = runBacktest({ ...request, venue });
      onScenario(index + 1, scenarios.length);
      return venueRow(id, words, stressed.result.series);
    }),
  };
}

export function venueRow(id: string, words: string, series: RunSeries): StressedVenue {
  const metrics = metricValues(outcomeOf(series).values);
  return {
    id,
    words,
    netPaise: (series.daily.equityPaise.at(-1) ?? series.startPaise) - series.startPaise,
    returnFraction: metrics['total-return'] ?? null,
    drawdownFraction: metrics['max-drawdown'] ?? null,
    sharpe: metrics.sharpe ?? null,
    trades: series.trades.length,
  };
}

function resampledRows(found: ResampledDays | null): MonteCarloDocument['resampled'] {
  if (found === null) return null;
  const { totalReturn, maxDrawdown, lossShare, ruinShare, paths } = found;
  const sessions = paths[0]?.length ?? 0;
  const places = Math.min(FAN_PLACES, sessions);
  const session = Array.from({ length: places }, (_, index) => Math.round((index * (sessions - 1)) / Math.max(1, places - 1)));
  const columns = session.map((place) => Float64Array.from(paths, (path) => path[place] ?? 1).sort());
  const at = (share: number): number[] => columns.map((ascending) => quantile(ascending, share));
  return {
    totalReturn,
    maxDrawdown,
    lossShare,
    ruinShare,
    fan: { session, p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) },
  };
}
