// The report of an import as text for a person: what came in, what is wrong with it, what was done.
import type { ActionsReport, EntryReport, ImportReport, SeriesReport, TableReport } from '../server/market-data/importing/import-report';
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

function outcomeLine(report: ImportReport): string {
  const series = report.entries.flatMap((entry) => entry.series);
  const tables = report.entries.flatMap((entry) => entry.tables);
  const sum = (pick: (one: SeriesReport) => number) => series.reduce((total, one) => total + pick(one), 0);
  const rows =
    series.length === 0
      ? []
      : [
          `${plural(
            sum((one) => one.added),
            'row',
          )} added, ${sum((one) => one.identical)} already there, ${sum((one) => one.replaced)} replaced`,
        ];
  const days = tables.length === 0 ? [] : [`${plural(tables.filter(({ state }) => state !== 'identical').length, 'table')} written`];
  const actions = report.entries.flatMap((entry) => entry.actions);
  const count = (pick: (one: ActionsReport) => number) => actions.reduce((total, one) => total + pick(one), 0);
  const claims =
    actions.length === 0
      ? []
      : [
          `${plural(
            count((one) => one.added),
            'corporate action',
          )} added, ${count((one) => one.identical)} already there, ${count((one) => one.replaced)} replaced`,
        ];
  return report.isStored ? `  stored: ${[...rows, ...days, ...claims].join('; ')}` : '  nothing stored';
}
