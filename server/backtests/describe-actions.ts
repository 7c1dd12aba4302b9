// What a report says of corporate actions: all that are known of the run's shares and days, and what became of each.
import type { RunResult } from '../../engine/run/run-result';
import { formatDay } from '../../engine/time/day-text';
import { istDayOfTime } from '../../engine/time/ist-time';
import { actionWords } from '../market-data/action-words';
import type { ReportAction } from '../runs/report/report-schema';
import type { StoredHistory } from './history';

/** From the beginning of the history on: those before the run's first day are in the prices that its indicators read. */
export function describeActions(histories: readonly StoredHistory[], result: RunResult): readonly ReportAction[] {
  const lastDay = istDayOfTime(result.identity.toUs);
  return histories.flatMap(({ candles: { instrument }, actions = [], knownActions }) =>
    knownActions
      .filter(({ exDay }) => exDay <= lastDay)
      .map((action): ReportAction => {
        const held = result.corporateActions.find((one) => one.instrument === instrument && one.action === action);
        return {
          instrument,
          exDate: formatDay(action.exDay),
          words: actionWords(action),
          isApplied: actions.includes(action),
          held: held === undefined ? null : { unitsBefore: held.unitsBefore, unitsAfter: held.unitsAfter, paise: held.paise },
        };
      }),
  );
}
