// What the calendar says of a series, as findings: rows outside trading, absent bars, absent sessions, special sessions.
import { readRow } from '../../../engine/bars/read-column';
import { istDayOf } from '../../../engine/market/candles';
import { formatDay } from '../../../engine/time/day-text';
import { formatIstMinute } from '../../../engine/time/ist-time';
import type { CandleRows } from '../importing/candle-rows';
import type { TradingCalendar } from '../trading-calendar';
import type { Finding } from './finding';
import { EXAMPLES_MAX, plural } from './finding';
import type { AbsentRun, OutsideKind, SessionCoverage } from './session-coverage';
import { OUTSIDE_KINDS } from './session-coverage';

const OUTSIDE_TEXT: Readonly<Record<OutsideKind, string>> = {
  'stray-session': 'on days without a session',
  'pre-open-prints': 'before the open (auction prints)',
  'between-phases': 'between two phases of a session (halt)',
  'closing-prints': 'after the close (closing prints)',
  'outside-hours': 'outside trading hours',
};

export function listCoverageFindings(rows: CandleRows, coverage: SessionCoverage, calendar: TradingCalendar): readonly Finding[] {
  return [
    ...OUTSIDE_KINDS.flatMap((kind) => outsideFinding(kind, coverage.outside[kind], rows, calendar)),
    ...offGridFinding(coverage.offGrid, rows),
    ...absentFindings(coverage),
    ...specialFinding(coverage),
    ...uncertainFinding(coverage),
  ];
}

function outsideFinding(kind: OutsideKind, places: readonly number[], rows: CandleRows, calendar: TradingCalendar): readonly Finding[] {
  if (places.length === 0) return [];
  const days = new Set(places.map((place) => istDayOf(readRow(rows.minute, place))));
  const closure = (day: number) => (kind === 'stray-session' ? ` (${calendar.findClosure(day) ?? 'no session'})` : '');
  return [
    {
      code: kind,
      level: 'warning',
      count: places.length,
      text: `${plural(places.length, 'row')} ${OUTSIDE_TEXT[kind]}, on ${plural(days.size, 'day')}`,
      remedy: 'no bar of a longer timeframe takes them; leave them out with --session-only',
      examples: runsOf(places, rows)
        .slice(0, EXAMPLES_MAX)
        .map(({ text, day }) => `${text}${closure(day)}`),
    },
  ];
}

/** Neighbouring rows of one day as one example. */
function runsOf(places: readonly number[], rows: CandleRows): readonly { readonly text: string; readonly day: number }[] {
  const runs: { text: string; day: number }[] = [];
  for (let at = 0; at < places.length; ) {
    const first = places[at] ?? 0;
    const day = istDayOf(readRow(rows.minute, first));
    let last = first;
    for (at += 1; places[at] === last + 1 && istDayOf(readRow(rows.minute, last + 1)) === day; at += 1) last += 1;
    const until = last === first ? '' : ` to ${formatIstMinute(readRow(rows.minute, last)).slice(11)}, ${last - first + 1} rows`;
    runs.push({ text: `row ${readRow(rows.line, first)}: ${formatIstMinute(readRow(rows.minute, first))}${until}`, day });
  }
  return runs;
}

function offGridFinding(places: readonly number[], rows: CandleRows): readonly Finding[] {
  if (places.length === 0) return [];
  return [
    {
      code: 'off-grid',
      level: 'warning',
      count: places.length,
      text: `${plural(places.length, 'row')} not at the start of a bar of their session`,
      remedy: 'their bars are not anchored to the open; import 1m data for those days',
      examples: runsOf(places, rows)
        .slice(0, EXAMPLES_MAX)
        .map(({ text }) => text),
    },
  ];
}

function absentFindings({ days }: SessionCoverage): readonly Finding[] {
  const missing = days.filter((day) => day.present + day.offGrid === 0);
  const gaps = days.filter((day) => day.present + day.offGrid > 0).flatMap((day) => day.absent);
  const bars = gaps.reduce((sum, gap) => sum + gap.bars, 0);
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push({
      code: 'missing-sessions',
      level: 'warning',
      count: missing.length,
      text: `${plural(missing.length, 'session')} of the calendar without a row`,
      remedy: 'import those days',
      examples: missing.slice(0, EXAMPLES_MAX).map(({ day, session }) => `${formatDay(day)}: ${session.name}`),
    });
  }
  if (bars > 0) {
    findings.push({
      code: 'gaps',
      level: 'warning',
      count: bars,
      text: `${plural(bars, 'bar')} absent inside sessions, in ${plural(gaps.length, 'run')}`,
      remedy: 'no trade or a hole in the record: only another instrument of the segment can tell; see `yantra data`',
      examples: [...gaps]
        .sort((left, right) => right.bars - left.bars)
        .slice(0, EXAMPLES_MAX)
        .map(absentText),
    });
  }
  return findings;
}

/** `2021-02-24 10:08 to 15:45, 337 bars`. */
export function absentText(run: AbsentRun): string {
  const from = formatIstMinute(run.fromMinute);
  return run.bars === 1 ? `${from}, 1 bar` : `${from} to ${formatIstMinute(run.toMinute).slice(11)}, ${run.bars} bars`;
}

function specialFinding({ days }: SessionCoverage): readonly Finding[] {
  const special = days.filter(({ session, present, offGrid }) => session.reason !== 'ordinary' && present + offGrid > 0);
  if (special.length === 0) return [];
  return [
    {
      code: 'special-sessions',
      level: 'note',
      count: special.length,
      text: `${plural(special.length, 'special session')} of the calendar covered`,
      remedy: null,
      examples: special
        .slice(0, EXAMPLES_MAX)
        .map(({ day, session, present, expected }) => `${formatDay(day)}: ${session.name}, ${present} of ${plural(expected, 'bar')}`),
    },
  ];
}

function uncertainFinding({ days }: SessionCoverage): readonly Finding[] {
  const uncertain = days.filter(({ session }) => !session.certain);
  if (uncertain.length === 0) return [];
  return [
    {
      code: 'uncertain-calendar',
      level: 'note',
      count: uncertain.length,
      text: `${plural(uncertain.length, 'session')} judged by calendar rows that are not certain`,
      remedy: null,
      examples: uncertain.slice(0, EXAMPLES_MAX).map(({ day, session }) => `${formatDay(day)}: ${session.name}`),
    },
  ];
}
