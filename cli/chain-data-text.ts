// What the data folder holds of option chains, as text for a person.
import type { ChainCoverage, ExpiryLine } from '../server/market-data/coverage/chain-coverage';
import { plural } from '../server/market-data/quality/finding';
import type { Dataset } from '../server/market-data/store/dataset';
import { textTable } from './text-table';

export interface ChainView {
  readonly dataset: Dataset;
  /** Null where files are damaged. */
  readonly coverage: ChainCoverage | null;
  readonly damaged: readonly string[];
}

/** A line a series; empty where there is none. */
export function chainsTable(views: readonly ChainView[]): string {
  if (views.length === 0) return '';
  const header = ['options on', 'timeframe', 'rows', 'first', 'last', 'sessions', 'expiries', 'contracts', 'minutes', 'warnings'];
  const rows = views.map(({ dataset: { instrument, timeframe, parts, imports }, coverage }) => [
    instrument,
    timeframe,
    String(parts.reduce((sum, part) => sum + part.count, 0)),
    parts[0]?.name ?? '-',
    parts.at(-1)?.name ?? '-',
    String(parts.length),
    coverage === null ? '-' : String(coverage.expiries),
    percent(coverage?.contractsShare ?? null),
    percent(coverage?.minutesShare ?? null),
    String(new Set(imports.flatMap(({ findings }) => findings.filter(({ level }) => level === 'warning').map(({ code }) => code))).size),
  ]);
  return textTable([header, ...rows]);
}

/** One series, session by session and expiry by expiry. */
export function chainText({ dataset, coverage }: ChainView): string {
  const { instrument, timeframe, hash, imports, parts } = dataset;
  const lines = [
    `options on ${instrument}, ${timeframe}: ${plural(parts.length, 'session')}, ${parts[0]?.name ?? '-'} to ${parts.at(-1)?.name ?? '-'}, data set ${hash.slice(0, 16)}`,
    ...imports.flatMap((one) => [
      `  from ${one.source} (${one.format}, ${plural(one.rowsAdded, 'row')} added, ${one.importedAt.slice(0, 10)})`,
      ...one.findings.map(({ level, text }) => `    ${level.padEnd(8)}  ${text}`),
    ]),
    ...(coverage?.days ?? []).flatMap(({ day, expiries }) => expiries.map((line) => `  ${day}  ${expiryText(line)}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function expiryText({ expiry, contracts, listed, rows, minutes }: ExpiryLine): string {
  const ofListed = listed === null ? '' : ` of ${listed} listed (${percent(contracts / listed)})`;
  const ofMinutes = minutes === null ? '' : `, ${percent(minutes)} of minutes`;
  return `expiry ${expiry}  ${plural(contracts, 'contract')}${ofListed}, ${plural(rows, 'row')}${ofMinutes}`;
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}
