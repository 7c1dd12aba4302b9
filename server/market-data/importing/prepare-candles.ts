// A file's candles of one symbol made ready: named, checked, and held against what is stored. Nothing is written here.
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { formatIst, formatIstMinute, timeOfMinute } from '../../../engine/time/ist-time';
import { findActionFindings } from '../quality/action-findings';
import type { CheckedCandles } from '../quality/check-candles';
import { checkCandles } from '../quality/check-candles';
import type { Finding } from '../quality/finding';
import { EXAMPLES_MAX, plural } from '../quality/finding';
import { ActionStore } from '../store/action-store';
import type { AtomicFiles } from '../store/atomic-files';
import type { CandlePlan, CandleStore } from '../store/candle-store';
import type { DatasetImport } from '../store/dataset';
import { joinAdjustment } from '../store/dataset';
import { findTradingCalendar } from '../trading-calendar';
import type { CandleRows } from './candle-rows';
import type { ImportOptions } from './import-options';
import type { SeriesReport } from './import-report';

export interface PreparedSeries {
  readonly report: SeriesReport;
  /** Writes the series; called only when nothing in the whole import blocks. */
  readonly write: (source: SourceIdentity, files: AtomicFiles) => Promise<void>;
}

export interface SourceIdentity {
  readonly source: string;
  readonly sourceSha256: string;
  readonly format: string;
  readonly importedAt: string;
}

/** Throws where the declared adjustment or the price scale is not that of the stored series. */
export async function prepareCandles(
  instrument: string,
  read: CandleRows,
  store: CandleStore,
  options: ImportOptions,
): Promise<PreparedSeries> {
  const checked = checkCandles(instrument, read, options.priceScale, findTradingCalendar(instrument), options.choice);
  const { rows, timeframe } = checked;
  const candles: Candles = { ...rows, instrument, timeframe, priceScale: options.priceScale };
  const stored = await store.findDataset(instrument, timeframe);
  const adjustment = joinAdjustment(stored?.adjustment ?? 'undeclared', options.adjustment, instrument);
  const plan = store.plan(candles, options.choice.onConflict);
  const actions = await new ActionStore(options.dataDir).find(instrument);
  const withActions = actions === null ? [] : findActionFindings(actions.actions, [{ candles, adjustment }]);
  const report = reportOf(instrument, read, checked, plan, withActions, options);
  return {
    report,
    write: async (source, files) => {
      if (rows.count > 0) await store.add(files, candles, plan, options.adjustment, importOf(report, source));
    },
  };
}

/** The line a data set keeps of an import. */
export function importOf(report: SeriesReport, source: SourceIdentity): DatasetImport {
  return {
    ...source,
    label: report.label ?? 'start',
    rowsRead: report.rowsRead,
    rowsAdded: report.added,
    rowsIdentical: report.identical,
    rowsReplaced: report.replaced,
    findings: report.findings.map(({ code, level, count, text }) => ({ code, level, count, text })),
    repairs: [...report.repairs],
  };
}

/** `plan`: what storing the rows would change. */
export function reportOf(
  instrument: string,
  read: CandleRows,
  checked: CheckedCandles,
  plan: Pick<CandlePlan, 'added' | 'identical' | 'conflicts'>,
  withActions: readonly Finding[],
  options: ImportOptions,
): SeriesReport {
  const { rows, timeframe, label, findings, repairs } = checked;
  const isReplacing = options.choice.onConflict === 'replace';
  return {
    kind: 'candles',
    instrument,
    timeframe,
    label,
    receiveTimeOnly: false,
    rowsRead: read.count,
    rowsKept: rows.count,
    first: rows.count === 0 ? null : formatIst(timeOfMinute(readRow(rows.minute, 0))),
    last: rows.count === 0 ? null : formatIst(timeOfMinute(readRow(rows.minute, rows.count - 1))),
    added: plan.added,
    identical: plan.identical,
    replaced: isReplacing ? plan.conflicts.length : 0,
    findings: [...findings, ...withActions, ...storedConflict(plan.conflicts, options)],
    repairs,
  };
}

function storedConflict(conflicts: readonly number[], options: ImportOptions): readonly Finding[] {
  if (conflicts.length === 0) return [];
  const { onConflict } = options.choice;
  const outcome = onConflict === 'replace' ? ': the new ones are taken' : onConflict === 'keep' ? ': the stored ones stay' : '';
  return [
    {
      code: 'stored-conflict',
      level: onConflict === 'fail' ? 'blocking' : 'warning',
      count: conflicts.length,
      text: `${plural(conflicts.length, 'minute')} stored with other values${outcome}`,
      remedy: onConflict === 'fail' ? 'say which stay: --on-conflict keep (the stored) or replace (the new)' : null,
      examples: conflicts.slice(0, EXAMPLES_MAX).map((minute) => formatIstMinute(minute)),
    },
  ];
}
