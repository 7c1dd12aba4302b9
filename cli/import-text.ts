// The report of an import as text for a person: what came in, what is wrong with it, what was done.
import type {
  ActionsReport,
  ChainReport,
  EntryReport,
  ImportReport,
  SeriesReport,
  TableReport,
} from '../server/market-data/importing/import-report';
import { listFindings } from '../server/market-data/importing/import-report';
import { type Finding, plural } from '../server/market-data/quality/finding';

const EXAMPLES_SHOWN = 3;

export function importText(report: ImportReport, showsAllExamples: boolean): string {
  const shown = showsAllExamples ? Number.POSITIVE_INFINITY : EXAMPLES_SHOWN;
  const lines = [
    `${report.file}  sha256 ${report.sha256.slice(0, 16)}`,
    ...report.entries.flatMap((entry) => entryLines(entry, shown)),
    ...report.skipped.map((line) => `  passed over  ${line}`),
    outcomeLine(report),
  ];
  return `${lines.join('\n')}\n`;
}

/** What keeps a report from being stored, in one line for standard error. */
export function blockingLine(report: ImportReport): string {
  const blocking = listFindings(report).filter(({ level }) => level === 'blocking');
  const reasons = blocking.map(({ text, remedy }) => `${text}${remedy === null ? '' : ` (${remedy})`}`);
  return `${report.file}: nothing stored: ${reasons.join('; ')}.\n`;
}

function entryLines(entry: EntryReport, shown: number): readonly string[] {
  return [
    `  ${entry.name}: ${entry.format}`,
    ...entry.remarks.map((remark) => `    remark       ${remark}`),
    ...entry.findings.flatMap((finding) => findingLines(finding, shown)),
    ...entry.series.flatMap((series) => [
      seriesLine(series),
      ...series.repairs.map((repair) => `    repaired     ${repair}`),
      ...series.findings.flatMap((finding) => findingLines(finding, shown)),
    ]),
    ...entry.actions.flatMap((actions) => [actionsLine(actions), ...actions.findings.flatMap((finding) => findingLines(finding, shown))]),
    ...entry.chains.flatMap((chain) => [chainLine(chain), ...chain.findings.flatMap((finding) => findingLines(finding, shown))]),
    ...entry.tables.flatMap((table) => [tableLine(table), ...table.findings.flatMap((finding) => findingLines(finding, shown))]),
  ];
}

function seriesLine({ instrument, timeframe, rowsRead, first, last }: SeriesReport): string {
  const span = first === null || last === null ? 'no row left' : `${first.slice(0, 16)} to ${last.slice(0, 16)}`;
  return `  ${instrument} ${timeframe}: ${plural(rowsRead, 'row')}, ${span}`;
}

function actionsLine({ instrument, rowsRead, first, last }: ActionsReport): string {
  const span = first === null || last === null ? '' : `, ex-dates ${first} to ${last}`;
  return `  ${instrument}: ${plural(rowsRead, 'corporate action')}${span}`;
}

function chainLine({ series, timeframe, sessions, first, last, expiries, contracts, traded }: ChainReport): string {
  const span = first === null ? 'no row left' : first === last ? first : `${first} to ${last}, ${plural(sessions, 'session')}`;
  return `  ${series} options ${timeframe}: ${plural(contracts, 'contract')} (${traded} traded), ${plural(expiries, 'expiry', 'expiries')}, ${span}`;
}

function tableLine({ kind, format, day, rows, state }: TableReport): string {
  return `  ${kind} ${format} ${day ?? 'undated'}: ${plural(rows, 'row')}${state === 'identical' ? ', already stored' : ''}`;
}

function findingLines({ level, code, text, remedy, examples }: Finding, shown: number): readonly string[] {
  const more = examples.length > shown ? [`${' '.repeat(17)}...`] : [];
  return [
    `    ${level.padEnd(12)} ${code}: ${text}${remedy === null ? '' : ` (${remedy})`}`,
    ...examples.slice(0, shown).map((example) => `${' '.repeat(17)}${example}`),
    ...more,
  ];
}

function outcomeLine({ entries, isStored }: ImportReport): string {
  if (!isStored) return '  nothing stored';
  const tables = entries.flatMap((entry) => entry.tables);
  const chains = entries.flatMap((entry) => entry.chains).filter(({ countedInSeries }) => !countedInSeries);
  const parts = [
    ...countsText(
      'row',
      entries.flatMap((entry) => entry.series),
    ),
    ...(tables.length === 0 ? [] : [`${plural(tables.filter(({ state }) => state !== 'identical').length, 'table')} written`]),
    ...countsText('option row', chains),
    ...countsText(
      'corporate action',
      entries.flatMap((entry) => entry.actions),
    ),
  ];
  return `  stored: ${parts.join('; ')}`;
}

type Counts = Pick<SeriesReport, 'added' | 'identical' | 'replaced'>;

function countsText(what: string, reports: readonly Counts[]): readonly string[] {
  if (reports.length === 0) return [];
  const sum = (field: keyof Counts) => reports.reduce((total, one) => total + one[field], 0);
  return [`${plural(sum('added'), what)} added, ${sum('identical')} already there, ${sum('replaced')} replaced`];
}
