// Rows of options on one underlying made ready for the chain store: held against the tables and against what is stored, and told in one report.
// Nothing is written here.
import { istDayOf } from '../../../engine/market/candles';
import { expiryOfWeek, monthlyExpiry } from '../../../engine/market/expiries';
import { civilOfDay } from '../../../engine/time/civil-day';
import { formatDay } from '../../../engine/time/day-text';
import { formatIstMinute } from '../../../engine/time/ist-time';
import { EXAMPLES_MAX, type Finding, plural } from '../quality/finding';
import type { AtomicFiles } from '../store/atomic-files';
import { type ChainSeries, seriesName } from '../store/chain-series';
import type { ChainPlan, ChainStore } from '../store/chain-store';
import type { ContractRows } from '../store/option-rows';
import { coverageFindings } from './chain-coverage-findings';
import type { ImportOptions } from './import-options';
import type { ChainReport } from './import-report';
import type { SourceIdentity } from './prepare-candles';

export interface PreparedChain {
  readonly report: ChainReport;
  readonly write: (source: SourceIdentity, files: AtomicFiles) => Promise<void>;
}

/** Where the rows would go. */
export interface ChainTarget {
  readonly store: ChainStore;
  readonly plan: ChainPlan;
  /** Each contract has a report of its own, and its rows are counted there. */
  readonly countedInSeries: boolean;
}

/** `findings`: what reading the rows already found. */
export function prepareChain(
  series: ChainSeries,
  contracts: readonly ContractRows[],
  target: ChainTarget,
  options: ImportOptions,
  findings: readonly Finding[] = [],
): PreparedChain {
  const { store, plan } = target;
  const report = reportOf(series, contracts, findings, target, options);
  return {
    report,
    write: async (source, files) => {
      if (plan.days.length === 0) return;
      const { rows, added, identical, replaced } = report;
      const counts = { rowsRead: rows, rowsAdded: added, rowsIdentical: identical, rowsReplaced: replaced };
      const found = report.findings.map(({ code, level, count, text }) => ({ code, level, count, text }));
      await store.add(files, series, plan, { ...source, ...counts, label: 'start', findings: found, repairs: [] });
    },
  };
}

function reportOf(
  series: ChainSeries,
  contracts: readonly ContractRows[],
  findings: readonly Finding[],
  { plan, countedInSeries }: ChainTarget,
  options: ImportOptions,
): ChainReport {
  const days = plan.days.map(({ day }) => day);
  const rows = contracts.reduce((sum, { rows: { count } }) => sum + count, 0);
  return {
    kind: 'chain',
    series: seriesName(series),
    timeframe: series.timeframe,
    first: days[0] === undefined ? null : formatDay(days[0]),
    last: days.length === 0 ? null : formatDay(days.at(-1) ?? 0),
    sessions: days.length,
    expiries: new Set(contracts.map(({ contract }) => contract.expiryDay)).size,
    contracts: contracts.length,
    traded: contracts.filter(({ rows: { volume } }) => volume.some((each) => each > 0)).length,
    rows,
    countedInSeries,
    added: plan.added,
    identical: plan.identical,
    replaced: options.choice.onConflict === 'replace' ? plan.conflicts.length : 0,
    findings: [...findings, ...coverageFindings(series, contracts), ...expiryFindings(series, contracts), ...storedConflict(plan, options)],
  };
}

/** Expiries that the tables do not have on a day on which the file does: the file's word stands. */
function expiryFindings({ underlying }: ChainSeries, contracts: readonly ContractRows[]): readonly Finding[] {
  const seen = new Map<number, Set<number>>();
  for (const { contract, rows } of contracts) {
    const [first] = rows.minute;
    if (first !== undefined) seen.set(contract.expiryDay, (seen.get(contract.expiryDay) ?? new Set()).add(istDayOf(first)));
  }
  const strange = new Set<string>();
  for (const [expiryDay, days] of seen) {
    if ([...days].some((day) => !isListed(underlying, expiryDay, day))) strange.add(formatDay(expiryDay));
  }
  if (strange.size === 0) return [];
  const text = `${plural(strange.size, 'expiry', 'expiries')} that the expiry tables do not have on that day`;
  const examples = [...strange].sort().slice(0, EXAMPLES_MAX);
  return [{ code: 'other-expiry', level: 'warning', count: strange.size, text, remedy: 'check the dates', examples }];
}

function isListed(underlying: string, expiryDay: number, tradeDay: number): boolean {
  const { year, month } = civilOfDay(expiryDay);
  return (
    monthlyExpiry(underlying, year, month, tradeDay)?.day === expiryDay || expiryOfWeek(underlying, expiryDay, tradeDay)?.day === expiryDay
  );
}

function storedConflict({ conflicts }: ChainPlan, options: ImportOptions): readonly Finding[] {
  if (conflicts.length === 0) return [];
  const { onConflict } = options.choice;
  const outcome = onConflict === 'replace' ? ': the new ones are taken' : onConflict === 'keep' ? ': the stored ones stay' : '';
  return [
    {
      code: 'stored-conflict',
      level: onConflict === 'fail' ? 'blocking' : 'warning',
      count: conflicts.length,
      text: `${plural(conflicts.length, 'row')} stored with other values${outcome}`,
      remedy: onConflict === 'fail' ? 'say which stay: --on-conflict keep (the stored) or replace (the new)' : null,
      examples: conflicts.slice(0, EXAMPLES_MAX).map(({ id, minute }) => `${id} ${formatIstMinute(minute)}`),
    },
  ];
}
