// Whether a strategy knows the future: its run is taken again on data that end earlier, and every decision up to there must be the same. What the
// language forbids this finds in data too: a column that was worked out over the whole file, a bar that was stamped before it was over.
import { type Divergence, findDivergence } from '../journal/compare-decisions';
import type { LoggedDecision } from '../journal/decision-log';
import { runBacktest } from '../run/backtest';
import type { BacktestRequest } from '../run/backtest-request';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { cutHistory } from './cut-history';

export interface CutFinding {
  /** The last IST day whose data were left. */
  readonly day: number;
  /** Decisions compared. */
  readonly decisions: number;
  readonly divergence: Divergence | null;
}

type Decide = (request: BacktestRequest) => readonly LoggedDecision[];
const decide: Decide = (request) => runBacktest(request).decisions;

/** `whole`: decisions of the run over all data. `cutDays`: IST days inside the run. `onCut`: told how many are done. */
export function checkLookAhead(
  request: BacktestRequest,
  whole: readonly LoggedDecision[],
  cutDays: readonly number[],
  onCut: (done: number) => void = () => {},
  take: Decide = decide,
): readonly CutFinding[] {
  return cutDays.map((day, index) => {
    const endMinute = istMinute(day + 1, 0);
    const endUs = timeOfMinute(endMinute) - 1;
    const instruments = request.instruments.map((instrument) => cutHistory(instrument, Number.NEGATIVE_INFINITY, endMinute));
    const cut = take({ ...request, instruments, toUs: Math.min(request.toUs, endUs) });
    const wanted = whole.filter(({ timeUs }) => timeUs <= endUs);
    const found = { day, decisions: wanted.length, divergence: findDivergence(wanted, cut) };
    onCut(index + 1);
    return found;
  });
}

/** So many days inside a run, evenly spread; never the last, which would cut nothing off. */
export function spreadDays(days: readonly number[], count: number): readonly number[] {
  const inside = days.slice(0, -1);
  const chosen = Array.from({ length: count }, (_, index) => inside[Math.floor(((index + 1) * inside.length) / (count + 1))]);
  return [...new Set(chosen.filter((day) => day !== undefined))];
}
