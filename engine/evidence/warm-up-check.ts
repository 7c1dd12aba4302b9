// Whether signals depend on where history happens to begin: the run is begun on some day twice, once with all history before it and once with just
// enough by the machine's own account, and what fires must be the same. Such a difference makes a backtest and a live session part.
import type { LoggedDecision } from '../journal/decision-log';
import { type BacktestRun, runBacktest } from '../run/backtest';
import type { BacktestRequest } from '../run/backtest-request';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { cutHistory } from './cut-history';

export interface StartFinding {
  /** The IST day on which deciding began. */
  readonly day: number;
  /** Sessions of history before it in the shorter of the two runs; null where no shorter history was enough. */
  readonly historySessions: number | null;
  /** Firings compared. */
  readonly firings: number;
  /** The first instant at which the two fire differently; null where they never do. */
  readonly changedUs: number | null;
}

/** Sessions over which the two are compared. */
const COMPARED_SESSIONS = 20;
/** Histories that are tried, shortest first. */
const HISTORY_SESSIONS = [1, 2, 5, 10, 20, 40, 80, 160, 320];

type Take = (request: BacktestRequest) => BacktestRun;

/** `days`: all sessions of the data, ascending; `startDays`: some of them. */
export function checkWarmUp(
  request: BacktestRequest,
  days: readonly number[],
  startDays: readonly number[],
  onStart: (done: number) => void = () => {},
  take: Take = runBacktest,
): readonly StartFinding[] {
  return startDays.map((day, index) => {
    const found = checkStart(request, days, day, take);
    onStart(index + 1);
    return found;
  });
}

function checkStart(request: BacktestRequest, days: readonly number[], day: number, take: Take): StartFinding {
  const place = days.indexOf(day);
  const lastDay = days[Math.min(days.length - 1, place + COMPARED_SESSIONS - 1)] ?? day;
  const span = { fromUs: timeOfMinute(istMinute(day, 0)), toUs: timeOfMinute(istMinute(lastDay + 1, 0)) - 1 };
  const withHistoryFrom = (firstDay: number): BacktestRun =>
    take({
      ...request,
      ...span,
      instruments: request.instruments.map((instrument) => cutHistory(instrument, istMinute(firstDay, 0), istMinute(lastDay + 1, 0))),
    });
  const whole = withHistoryFrom(days[0] ?? day);
  for (const historySessions of HISTORY_SESSIONS) {
    const firstDay = days[place - historySessions];
    if (firstDay === undefined) break;
    const shorter = withHistoryFrom(firstDay);
    if (shorter.result.shortWarmUps.length > 0) continue;
    const [left, right] = [firingsOf(whole.decisions), firingsOf(shorter.decisions)];
    const at = left.findIndex((line, index) => line !== right[index]);
    const changed = at >= 0 ? left[at] : right[left.length];
    return { day, historySessions, firings: left.length, changedUs: changed === undefined ? null : Number(changed.split(' ')[0]) };
  }
  return { day, historySessions: null, firings: 0, changedUs: null };
}

/** Instants and actions alone: figures may differ in their last bits. */
function firingsOf(decisions: readonly LoggedDecision[]): readonly string[] {
  return decisions.flatMap(({ timeUs, entry }) => (entry.kind === 'outcome' ? [`${timeUs} ${entry.action} ${entry.outcome}`] : []));
}
