// What the data folder holds, as text for a person.
import { formatIst, timeOfMinute } from '../engine/time/ist-time';
import type { SeriesCoverage } from '../server/market-data/coverage/series-coverage';
import { plural } from '../server/market-data/quality/finding';
import type { StoredActions } from '../server/market-data/store/action-store';
import type { Dataset } from '../server/market-data/store/dataset';
import type { TableName } from '../server/market-data/store/table-store';
import { actionsTable } from './actions-text';
import { type ChainView, chainsTable } from './chain-data-text';
import { textTable } from './text-table';

export interface SeriesView {
  readonly dataset: Dataset;
  /** Null for ticks, and where the hours of the market are unknown. */
  readonly coverage: SeriesCoverage | null;
  readonly damaged: readonly string[];
}

/** All that is stored. */
export interface StoredData {
  readonly views: readonly SeriesView[];
  readonly chains: readonly ChainView[];
  readonly tables: readonly TableName[];
  readonly actions: readonly StoredActions[];
}

/** Every series a line, then every series of option chains, the corporate actions of every share, and every kind of table. */
export function overviewText({ views, chains, tables, actions }: StoredData, root: string): string {
  if (views.length + chains.length + tables.length + actions.length === 0)
    return `Nothing is stored in ${root}. Import files with yantra import <file>.\n`;
  const header = [
    'instrument',
    'timeframe',
    'rows',
    'first',
    'last',
    'sessions',
    'full',
    'gap bars',
    'empty',
    'outside',
    'prices',
    'warnings',
  ];
  const rows = views.map(({ dataset, coverage }) => [
    dataset.instrument,
    dataset.timeframe,
    String(dataset.parts.reduce((sum, part) => sum + part.count, 0)),
    spanText(dataset, 'first'),
    spanText(dataset, 'last'),
    ...(coverage === null
      ? ['-', '-', '-', '-', '-']
      : [coverage.sessions, coverage.full, coverage.gap, coverage.empty, coverage.outside].map(String)),
    dataset.adjustment,
    String(warningCodes(dataset).size),
  ]);
  const series = views.length === 0 ? '' : textTable([header, ...rows]);
  return [
    series,
    chainsTable(chains),
    actionsTable(actions),
    tables.length === 0 ? '' : textTable([['tables', 'format', 'days', 'first', 'last'], ...tableRows(tables)]),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** One row for each format: how many tables, from which day to which. */
function tableRows(tables: readonly TableName[]): readonly (readonly string[])[] {
  const byFormat = new Map<string, TableName[]>();
  for (const table of tables) {
    const key = `${table.kind} ${table.format}`;
    const found = byFormat.get(key);
    if (found === undefined) byFormat.set(key, [table]);
    else found.push(table);
  }
  return [...byFormat.values()].map((group) => {
    const [first] = group;
    return [first?.kind ?? '', first?.format ?? '', String(group.length), first?.name ?? '', group.at(-1)?.name ?? ''];
  });
}

/** Kinds of warning over all imports of the series. */
function warningCodes({ imports }: Dataset): ReadonlySet<string> {
  return new Set(imports.flatMap(({ findings }) => findings.filter(({ level }) => level === 'warning').map(({ code }) => code)));
}

/** One series: where it came from, what was found, and its sessions. */
export function seriesText({ dataset, coverage }: SeriesView, showsAll: boolean): string {
  const { instrument, timeframe, priceScale, adjustment, receiveTimeOnly, hash, imports } = dataset;
  const lines = [
    `${instrument} ${timeframe}: ${spanText(dataset, 'first')} to ${spanText(dataset, 'last')}`,
    `  price scale ${priceScale}, ${adjustment}${receiveTimeOnly ? ', receive times only' : ''}, data set ${hash.slice(0, 16)}`,
  ];
  for (const one of imports) {
    lines.push(
      `  from ${one.source} (${one.format}, labels at ${one.label}, ${plural(one.rowsAdded, 'row')} added, ${one.importedAt.slice(0, 10)})`,
    );
    lines.push(
      ...one.repairs.map((repair) => `    repaired  ${repair}`),
      ...one.findings.map(({ level, text }) => `    ${level.padEnd(8)}  ${text}`),
    );
  }
  if (coverage !== null) lines.push(...coverageLines(coverage, showsAll));
  return `${lines.join('\n')}\n`;
}

function coverageLines(coverage: SeriesCoverage, showsAll: boolean): readonly string[] {
  const { sessions, full, missing, present, expected, empty, gap, outside, strayDays } = coverage;
  const shown = coverage.days.filter((day) => showsAll || day.present !== day.expected || day.outside > 0);
  return [
    `  ${plural(sessions, 'session')}: ${full} full, ${missing} missing; ${present} of ${expected} bars, ${empty} empty, ${gap} gap, ${outside} outside`,
    ...shown.map(
      (day) =>
        `  ${day.day}  ${day.present}/${day.expected}  gap ${day.gap}  empty ${day.empty}  outside ${day.outside}${day.absent.map((run) => `  [${run.slice(11)}]`).join('')}${day.session === 'Ordinary session' ? '' : `  ${day.session}`}`,
    ),
    ...strayDays.map((day) => `  ${day}  rows without a session`),
  ];
}

function spanText({ timeframe, parts }: Dataset, end: 'first' | 'last'): string {
  const value = end === 'first' ? parts[0]?.first : parts.at(-1)?.last;
  if (value === undefined) return '-';
  return formatIst(timeframe === 'tick' ? value : timeOfMinute(value)).slice(0, 16);
}
