// What is there of a stored chain series, session by session and expiry by expiry: contracts and bars, beside what was listed where a bhavcopy of
// the day says it. Read from the directories of the files, never from their rows.
import { segmentOfMarket } from '../../../engine/market/option-session';
import { findSession } from '../../../engine/market/sessions';
import { formatDay, isoDay } from '../../../engine/time/day-text';
import { ChainFileReader } from '../store/chain-file-reader';
import { type ChainSeries, dayFile, seriesFolder } from '../store/chain-series';
import type { Dataset } from '../store/dataset';

export interface ExpiryLine {
  /** `YYYY-MM-DD`. */
  readonly expiry: string;
  readonly contracts: number;
  /** Contracts that the day's bhavcopy lists; null where none is stored. */
  readonly listed: number | null;
  readonly rows: number;
  /** Share of the contracts' minutes that have a bar, 0 to 1; null for other than one-minute bars. */
  readonly minutes: number | null;
}

export interface ChainDayLine {
  readonly day: string;
  readonly expiries: readonly ExpiryLine[];
}

export interface ChainCoverage {
  readonly sessions: number;
  readonly expiries: number;
  readonly rows: number;
  /** Means over expiries and sessions; null as in their lines. */
  readonly contractsShare: number | null;
  readonly minutesShare: number | null;
  readonly days: readonly ChainDayLine[];
}

export function coverChain(root: string, series: ChainSeries, { parts }: Dataset): ChainCoverage {
  const days = parts.map(({ name }) => dayLine(root, series, isoDay(name)));
  const lines = days.flatMap(({ expiries }) => expiries);
  return {
    sessions: days.length,
    expiries: new Set(lines.map(({ expiry }) => expiry)).size,
    rows: lines.reduce((sum, { rows }) => sum + rows, 0),
    contractsShare: mean(lines.flatMap(({ contracts, listed }) => (listed === null ? [] : [Math.min(1, contracts / listed)]))),
    minutesShare: mean(lines.flatMap(({ minutes }) => minutes ?? [])),
    days,
  };
}

function dayLine(root: string, series: ChainSeries, day: number): ChainDayLine {
  const file = openDay(root, series, day);
  const listing = series.timeframe === '1d' ? null : openDay(root, { ...series, timeframe: '1d' }, day);
  const sessionMinutes = (findSession(segmentOfMarket(series.market), day)?.phases ?? [])
    .filter(({ kind }) => kind === 'continuous')
    .reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0);
  const expiries = (file?.expiryDays ?? []).map((expiryDay): ExpiryLine => {
    const { contracts, rows } = file?.countOf(expiryDay) ?? { contracts: 0, rows: 0 };
    const isMeasured = series.timeframe === '1m' && sessionMinutes > 0 && contracts > 0;
    const listed = listing?.countOf(expiryDay).contracts ?? 0;
    return {
      expiry: formatDay(expiryDay),
      contracts,
      listed: listed === 0 ? null : listed,
      rows,
      minutes: isMeasured ? rows / (contracts * sessionMinutes) : null,
    };
  });
  return { day: formatDay(day), expiries };
}

/** Null where the day has no file. */
function openDay(root: string, series: ChainSeries, day: number): ChainFileReader | null {
  const file = dayFile(seriesFolder(root, series), day);
  return ChainFileReader.find(file, series.market, series.underlying);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}
