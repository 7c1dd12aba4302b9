// What a report says of the data behind one instrument: source, coverage against the calendar, gaps, and what the importer found wrong.
import type { Candles } from '../../../engine/market/candles';
import { formatIst, timeOfMinute } from '../../../engine/time/ist-time';
import type { SessionCoverage } from '../../market-data/quality/session-coverage';
import type { Dataset } from '../../market-data/store/dataset';
import type { ReportData } from './report-schema';

const GAPS_SHOWN_MAX = 20;

export interface UsedData {
  readonly candles: Pick<Candles, 'instrument' | 'timeframe' | 'minute' | 'count'>;
  /** Null for candles that no import brought. */
  readonly dataset: Dataset | null;
  /** In words, where there is no data set to name it. */
  readonly source: string;
  readonly hash: string;
  readonly origin: ReportData['origin'];
  /** Of the rows that were used. Null where no calendar is known. */
  readonly coverage: SessionCoverage | null;
}

export function describeData({ candles, dataset, source, hash, origin, coverage }: UsedData): ReportData {
  const first = candles.minute[0];
  const last = candles.minute[candles.count - 1];
  return {
    instrument: candles.instrument,
    timeframe: candles.timeframe,
    source: dataset === null ? source : sourceOf(dataset, source),
    hash,
    origin,
    adjustment: dataset?.adjustment ?? 'raw',
    rows: candles.count,
    first: first === undefined ? null : formatIst(timeOfMinute(first)),
    last: last === undefined ? null : formatIst(timeOfMinute(last)),
    coverage: coverage === null ? null : summariseCoverage(coverage),
    findings: dataset === null ? [] : lastFindings([dataset]),
  };
}

function sourceOf({ imports }: Dataset, source: string): string {
  const latest = imports.at(-1);
  if (latest === undefined) return source;
  const more = imports.length - 1;
  return `${latest.source} (${latest.format})${more === 0 ? '' : ` and ${more} earlier`}`;
}

function summariseCoverage({ days }: SessionCoverage): NonNullable<ReportData['coverage']> {
  const gaps = days.flatMap(({ absent }) => absent);
  const longest = [...gaps].sort((left, right) => right.bars - left.bars || left.fromMinute - right.fromMinute).slice(0, GAPS_SHOWN_MAX);
  return {
    sessions: days.length,
    expectedBars: days.reduce((sum, { expected }) => sum + expected, 0),
    presentBars: days.reduce((sum, { present }) => sum + present, 0),
    gapCount: gaps.length,
    gaps: longest.map(({ fromMinute, toMinute, bars }) => ({
      from: formatIst(timeOfMinute(fromMinute)),
      to: formatIst(timeOfMinute(toMinute)),
      bars,
    })),
  };
}

/** Each finding as the latest import that had it put it. */
export function lastFindings(datasets: readonly Dataset[]): ReportData['findings'] {
  const byCode = new Map<string, ReportData['findings'][number]>();
  for (const { imports } of datasets) for (const { findings } of imports) for (const finding of findings) byCode.set(finding.code, finding);
  return [...byCode.values()];
}
