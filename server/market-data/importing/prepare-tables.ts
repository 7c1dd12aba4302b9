// A file's daily tables made ready: dated, checked, and held against what is stored. Nothing is written here.
import { formatDay, parseDay } from '../../../engine/time/day-text';
import { findCivilDay } from '../csv/parse-day';
import type { TableFormat } from '../formats/format';
import type { Finding } from '../quality/finding';
import { EXAMPLES_MAX, plural } from '../quality/finding';
import type { AtomicFiles } from '../store/atomic-files';
import type { StoredTable, TableStore } from '../store/table-store';
import { createTradingCalendar } from '../trading-calendar';
import type { ImportOptions } from './import-options';
import type { TableReport } from './import-report';
import type { SourceIdentity } from './prepare-candles';
import type { DayTable } from './table-reader';

export interface PreparedTable {
  readonly report: TableReport;
  readonly write: (files: AtomicFiles) => Promise<void>;
}

export async function prepareTable(
  table: DayTable,
  format: TableFormat,
  fileName: string,
  source: SourceIdentity,
  store: TableStore,
  options: ImportOptions,
): Promise<PreparedTable> {
  const day = dayOfTable(table, format, fileName, options);
  const stored: StoredTable = {
    schema: 'yantra.table/1',
    kind: format.kind,
    format: format.name,
    day: day === null ? null : formatDay(day),
    source: { name: source.source, sha256: source.sourceSha256, importedAt: source.importedAt },
    rows: table.rows,
    header: [...format.header],
    columns: table.columns.map((column) => [...column]),
  };
  const state = await store.compare(stored);
  const findings = [...dayFindings(day, format), ...linesFindings(table), ...conflictFinding(state, options)];
  const isWritten = state === 'new' || (state === 'conflict' && options.choice.onConflict === 'replace');
  return {
    report: { kind: format.kind, format: format.name, day: stored.day, rows: table.rows, state, findings },
    write: async (files) => {
      if (isWritten) await store.add(files, stored);
    },
  };
}

/** By the table's own column, else the user's word, else the date in a bhavcopy's name. */
export function dayOfTable(table: DayTable, format: TableFormat, fileName: string, options: ImportOptions): number | null {
  const said = table.day ?? options.day;
  return said !== null || format.kind === 'instruments' ? said : dayInName(fileName);
}

/** `fo14112025.csv`, `BhavCopy_..._20250101_...`. */
function dayInName(name: string): number | null {
  const iso = /(20\d{2})-?(\d{2})-?(\d{2})/.exec(name);
  const isoDay = iso === null ? null : parseDay(`${iso[1]}-${iso[2]}-${iso[3]}`);
  if (isoDay !== null) return isoDay;
  const dayFirst = /(\d{2})(\d{2})(20\d{2})/.exec(name);
  return dayFirst === null ? null : findCivilDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
}

function dayFindings(day: number | null, format: TableFormat): readonly Finding[] {
  if (day === null) {
    const text = `the ${format.kind === 'instruments' ? 'dump' : 'table'} does not say its day; kept as undated`;
    return [{ code: 'undated', level: 'note', count: 1, text, remedy: 'say it with --as-of YYYY-MM-DD', examples: [] }];
  }
  if (format.kind === 'instruments') return [];
  const calendar = createTradingCalendar('NSE:equity');
  const session = calendar.findSession(day);
  if (session === null) {
    const text = `${formatDay(day)} has no session in the calendar (${calendar.findClosure(day) ?? 'closed'})`;
    return [{ code: 'stray-session', level: 'warning', count: 1, text, remedy: 'check the date', examples: [] }];
  }
  if (session.reason === 'ordinary') return [];
  return [{ code: 'special-sessions', level: 'note', count: 1, text: `${formatDay(day)}: ${session.name}`, remedy: null, examples: [] }];
}

function linesFindings({ repeatedLines, exponentLines }: DayTable): readonly Finding[] {
  return [
    ...linesFinding('repeated-keys', 'warning', repeatedLines, 'with the key of another row; all are kept'),
    ...linesFinding('exponent-numbers', 'note', exponentLines, 'with a number in exponent form; kept as written'),
  ];
}

function linesFinding(code: string, level: Finding['level'], lines: readonly number[], what: string): readonly Finding[] {
  if (lines.length === 0) return [];
  const examples = lines.slice(0, EXAMPLES_MAX).map((line) => `row ${line}`);
  return [{ code, level, count: lines.length, text: `${plural(lines.length, 'row')} ${what}`, remedy: null, examples }];
}

function conflictFinding(state: TableReport['state'], options: ImportOptions): readonly Finding[] {
  if (state !== 'conflict') return [];
  const { onConflict } = options.choice;
  return [
    {
      code: 'stored-conflict',
      level: onConflict === 'fail' ? 'blocking' : 'warning',
      count: 1,
      text: 'another table of that day and format is stored',
      remedy: onConflict === 'fail' ? 'say which stays: --on-conflict keep (the stored) or replace (the new)' : null,
      examples: [],
    },
  ];
}
