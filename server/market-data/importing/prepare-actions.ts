// A file's corporate actions of one share made ready: dated, held against what is stored of the share. Nothing is written here.

import { type CorporateAction, compareActions } from '../../../engine/market/corporate-action';
import { formatDay } from '../../../engine/time/day-text';
import { actionWords } from '../action-words';
import { InputFault } from '../input-fault';
import { isShare } from '../instrument-name';
import { findActionFindings, type StoredSeries } from '../quality/action-findings';
import { EXAMPLES_MAX, type Finding, plural } from '../quality/finding';
import { type ActionPlan, ActionStore } from '../store/action-store';
import type { AtomicFiles } from '../store/atomic-files';
import { CandleStore } from '../store/candle-store';
import { listDatasets } from '../store/list-datasets';
import { findTradingCalendar } from '../trading-calendar';
import type { ReadAction } from './action-reader';
import type { ImportOptions } from './import-options';
import type { ActionsReport } from './import-report';
import type { SourceIdentity } from './prepare-candles';

export interface PreparedActions {
  readonly report: ActionsReport;
  readonly write: (source: SourceIdentity, files: AtomicFiles) => Promise<void>;
}

/** Days in a row without a session, at most. */
const CLOSED_DAYS_MAX = 10;

export async function prepareActions(
  instrument: string,
  read: readonly ReadAction[],
  file: string,
  options: ImportOptions,
): Promise<PreparedActions> {
  if (!isShare(instrument)) {
    throw new InputFault(
      { file },
      `${instrument} is no share`,
      'corporate actions are of shares of NSE and BSE: name one with --instrument',
    );
  }
  const store = new ActionStore(options.dataDir);
  const actions = read.map((one) => datedAction(one, instrument)).sort(compareActions);
  const plan = await store.plan(instrument, actions, options.choice.onConflict);
  const findings = [...conflictFinding(plan, options), ...findActionFindings(plan.actions, await storedSeries(instrument, options))];
  const isReplacing = options.choice.onConflict === 'replace';
  return {
    report: {
      kind: 'actions',
      instrument,
      rowsRead: read.length,
      first: actions[0] === undefined ? null : formatDay(actions[0].exDay),
      last: actions.length === 0 ? null : formatDay(actions.at(-1)?.exDay ?? 0),
      added: plan.added,
      identical: plan.identical,
      replaced: isReplacing ? plan.conflicts.length : 0,
      findings,
    },
    write: async (source, files) => {
      const isChange = plan.added > 0 || (isReplacing && plan.conflicts.length > 0);
      if (isChange) await store.add(files, instrument, plan, { ...source, added: plan.added });
    },
  };
}

function datedAction({ action, isExDayAfter }: ReadAction, instrument: string): CorporateAction {
  if (!isExDayAfter) return action;
  const calendar = findTradingCalendar(instrument);
  const days = Array.from({ length: CLOSED_DAYS_MAX }, (_, after) => action.exDay + after);
  const session = days.find((day) => (calendar?.sessions(day).length ?? 0) > 0);
  return { ...action, exDay: session ?? action.exDay };
}

async function storedSeries(instrument: string, { dataDir }: ImportOptions): Promise<readonly StoredSeries[]> {
  const store = new CandleStore(dataDir);
  const datasets = (await listDatasets(dataDir)).filter((one) => one.instrument === instrument && one.timeframe !== 'tick');
  return datasets.flatMap(({ timeframe, adjustment }) => {
    const candles = store.find(instrument, timeframe);
    return candles === null ? [] : [{ candles, adjustment }];
  });
}

function conflictFinding({ conflicts }: ActionPlan, options: ImportOptions): readonly Finding[] {
  if (conflicts.length === 0) return [];
  const { onConflict } = options.choice;
  return [
    {
      code: 'stored-conflict',
      level: onConflict === 'fail' ? 'blocking' : 'warning',
      count: conflicts.length,
      text: `${plural(conflicts.length, 'action')} stored with other terms`,
      remedy: onConflict === 'fail' ? 'say which stay: --on-conflict keep (the stored) or replace (the new)' : null,
      examples: conflicts.slice(0, EXAMPLES_MAX).map((action) => `${formatDay(action.exDay)}: ${actionWords(action)} is stored`),
    },
  ];
}
