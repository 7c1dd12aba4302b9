// A file's ticks of one symbol made ready: named, checked, cut into days, and held against what is stored. Nothing is written here.
import { readRow } from '../../../engine/bars/read-column';
import type { Ticks } from '../../../engine/bars/ticks';
import { formatDay } from '../../../engine/time/day-text';
import { formatIst, istDayOfTime } from '../../../engine/time/ist-time';
import type { TickFormat } from '../formats/format';
import { checkTicks } from '../quality/check-ticks';
import type { Finding } from '../quality/finding';
import { plural } from '../quality/finding';
import type { TickPlan, TickStore } from '../store/tick-store';
import { findTradingCalendar } from '../trading-calendar';
import type { ImportOptions } from './import-options';
import type { SeriesReport } from './import-report';
import type { PreparedSeries } from './prepare-candles';
import { importOf } from './prepare-candles';
import type { TickRows } from './tick-rows';
import { pickTicks } from './tick-rows';

export async function prepareTicks(
  instrument: string,
  rows: TickRows,
  format: TickFormat,
  store: TickStore,
  options: ImportOptions,
): Promise<PreparedSeries> {
  const plans = await store.plan(splitByDay(rows).map((day) => ticksOf(instrument, day, format, options.priceScale)));
  const findings = [
    ...checkTicks(rows, findTradingCalendar(instrument)),
    ...receiveTimeFinding(rows, format),
    ...storedConflict(plans, options),
  ];
  const report = reportOf(instrument, rows, format, plans, findings, options);
  const chosen = plans.filter(({ state }) => state === 'new' || (state === 'conflict' && options.choice.onConflict === 'replace'));
  return {
    report,
    write: async (source, files) => {
      if (chosen.length > 0 || plans.length > 0) await store.add(files, instrument, chosen, importOf(report, source));
    },
  };
}

export function ticksOf(instrument: string, rows: TickRows, format: TickFormat, priceScale: number): Ticks {
  const hasQuotes = format.columns.bid !== -1 && format.columns.ask !== -1;
  return {
    instrument,
    priceScale,
    count: rows.count,
    timeUs: rows.timeUs,
    price: rows.price,
    cumulativeVolume: rows.cumulativeVolume,
    openInterest: rows.openInterest,
    bid: hasQuotes ? rows.bid : null,
    ask: hasQuotes ? rows.ask : null,
    receiveTimeOnly: format.receiveTimeOnly,
  };
}

/** Rows of each IST day in order of arrival, earliest day first. */
function splitByDay(rows: TickRows): readonly TickRows[] {
  const places = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row += 1) {
    const day = istDayOfTime(readRow(rows.timeUs, row));
    const found = places.get(day);
    if (found === undefined) places.set(day, [row]);
    else found.push(row);
  }
  if (places.size === 1) return [rows];
  return [...places].sort(([left], [right]) => left - right).map(([, day]) => pickTicks(rows, day));
}

function receiveTimeFinding(rows: TickRows, format: TickFormat): readonly Finding[] {
  if (!format.receiveTimeOnly) return [];
  const text = 'the file has receive times only: the exchange time of its ticks is not known';
  return [{ code: 'receive-time-only', level: 'note', count: rows.count, text, remedy: null, examples: [] }];
}

function storedConflict(plans: readonly TickPlan[], options: ImportOptions): readonly Finding[] {
  const conflicts = plans.filter(({ state }) => state === 'conflict');
  if (conflicts.length === 0) return [];
  const { onConflict } = options.choice;
  return [
    {
      code: 'stored-conflict',
      level: onConflict === 'fail' ? 'blocking' : 'warning',
      count: conflicts.length,
      text: `${plural(conflicts.length, 'day')} stored from another recording`,
      remedy: onConflict === 'fail' ? 'say which stays: --on-conflict keep (the stored) or replace (the new)' : null,
      examples: conflicts.map(({ day }) => formatDay(day)),
    },
  ];
}

function reportOf(
  instrument: string,
  rows: TickRows,
  format: TickFormat,
  plans: readonly TickPlan[],
  findings: readonly Finding[],
  options: ImportOptions,
): SeriesReport {
  const ticksIn = (state: TickPlan['state']) =>
    plans.filter((plan) => plan.state === state).reduce((sum, { ticks }) => sum + ticks.count, 0);
  return {
    kind: 'ticks',
    instrument,
    timeframe: 'tick',
    label: null,
    receiveTimeOnly: format.receiveTimeOnly,
    rowsRead: rows.count,
    rowsKept: rows.count,
    first: rows.count === 0 ? null : formatIst(readRow(rows.timeUs, 0)),
    last: rows.count === 0 ? null : formatIst(readRow(rows.timeUs, rows.count - 1)),
    added: ticksIn('new'),
    identical: ticksIn('identical'),
    replaced: options.choice.onConflict === 'replace' ? ticksIn('conflict') : 0,
    findings,
    repairs: [],
  };
}
