// Checks of one instrument's recorded ticks. A recording is stored as it came, so nothing here blocks: repeats, steps back in time and
// in volume, silences and ticks outside trading are counted and said.
import type { NumberColumn } from '../../../engine/bars/read-column';
import { readRow } from '../../../engine/bars/read-column';
import { findWindow } from '../../../engine/bars/session-windows';
import { formatIst, istDayOfTime, minuteOfTime } from '../../../engine/time/ist-time';
import type { TickRows } from '../importing/tick-rows';
import type { TradingCalendar } from '../trading-calendar';
import type { Finding } from './finding';
import { EXAMPLES_MAX, plural } from './finding';

const US_PER_SECOND = 1_000_000;
/** Silence inside a session from which on it is said. */
const SILENCE_SECONDS = 60;

export function checkTicks(rows: TickRows, calendar: TradingCalendar | null): readonly Finding[] {
  return [
    ...placesFinding(rows, 'exact-duplicates', listRepeats(rows), 'repeated exactly', 'stored as recorded: they change no bar'),
    ...disorderFinding(rows),
    ...volumeFinding(rows),
    ...placesFinding(rows, 'nonpositive-price', listNonPositive(rows), 'with a price that is not positive', null),
    ...placesFinding(rows, 'crossed-quote', listCrossed(rows), 'whose bid is above their ask', null),
    ...(calendar === null ? [] : calendarFindings(rows, calendar)),
  ];
}

/** Rows that say what an earlier row of the same instant has said: neighbours once the rows are sorted by all they say. */
function listRepeats(rows: TickRows): readonly number[] {
  const columns = [rows.timeUs, rows.price, rows.cumulativeVolume, rows.openInterest, rows.bid, rows.ask];
  const difference = (left: number, right: number) => {
    for (const column of columns) {
      const ahead = knownOf(column, left) - knownOf(column, right);
      if (ahead !== 0) return ahead;
    }
    return 0;
  };
  const order = Int32Array.from({ length: rows.count }, (_, row) => row).sort((left, right) => difference(left, right) || left - right);
  const places: number[] = [];
  for (let at = 1; at < order.length; at += 1) {
    if (difference(readRow(order, at - 1), readRow(order, at)) === 0) places.push(readRow(order, at));
  }
  return places.sort((left, right) => left - right);
}

/** A quantity the feed does not have sorts before all it can have. */
function knownOf(column: NumberColumn, row: number): number {
  const value = readRow(column, row);
  return Number.isNaN(value) ? -1 : value;
}

function disorderFinding(rows: TickRows): readonly Finding[] {
  const places: number[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let worstUs = 0;
  for (let row = 0; row < rows.count; row += 1) {
    const timeUs = readRow(rows.timeUs, row);
    if (timeUs < latest) places.push(row);
    worstUs = Math.max(worstUs, latest - timeUs);
    latest = Math.max(latest, timeUs);
  }
  const worst = Number.isFinite(worstUs) ? (worstUs / US_PER_SECOND).toFixed(3) : '0';
  const remedy = 'stored as recorded: bars wait 2 s for such ticks and count what comes later';
  return placesFinding(rows, 'disorder', places, `older than a tick before them, by up to ${worst} s`, remedy);
}

function volumeFinding(rows: TickRows): readonly Finding[] {
  const places: number[] = [];
  let highest = Number.NaN;
  let day = Number.NaN;
  for (let row = 0; row < rows.count; row += 1) {
    const total = readRow(rows.cumulativeVolume, row);
    const istDay = istDayOfTime(readRow(rows.timeUs, row));
    if (Number.isNaN(total)) continue;
    if (istDay !== day) {
      day = istDay;
      highest = total;
    }
    if (total < highest) places.push(row);
    highest = Math.max(highest, total);
  }
  return placesFinding(
    rows,
    'volume-steps-back',
    places,
    "with less of the day's volume than a tick before them",
    'a step back adds nothing to a bar',
  );
}

function listNonPositive(rows: TickRows): readonly number[] {
  return listWhere(rows, (row) => readRow(rows.price, row) <= 0);
}

function listCrossed(rows: TickRows): readonly number[] {
  return listWhere(rows, (row) => readRow(rows.ask, row) > 0 && readRow(rows.bid, row) > readRow(rows.ask, row));
}

function calendarFindings(rows: TickRows, calendar: TradingCalendar): readonly Finding[] {
  const isOutside = (row: number) => {
    const timeUs = readRow(rows.timeUs, row);
    return findWindow(calendar.sessions(istDayOfTime(timeUs)), minuteOfTime(timeUs)) === null;
  };
  const outside = listWhere(rows, isOutside);
  const silences = listWhere(
    rows,
    (row) => row > 0 && silenceSeconds(rows, row) > SILENCE_SECONDS && !isOutside(row) && !isOutside(row - 1),
  );
  return [
    ...placesFinding(rows, 'outside-trading', outside, 'outside continuous trading', 'no bar of a longer timeframe takes them'),
    ...(silences.length === 0
      ? []
      : [
          {
            code: 'silences',
            level: 'warning' as const,
            count: silences.length,
            text: `${plural(silences.length, 'silence')} of more than ${SILENCE_SECONDS} s inside trading`,
            remedy: 'minutes without a tick get no bar',
            examples: silences
              .slice(0, EXAMPLES_MAX)
              .map((row) => `${placeText(rows, row - 1)}, then ${silenceSeconds(rows, row).toFixed(0)} s of nothing`),
          },
        ]),
  ];
}

function silenceSeconds(rows: TickRows, row: number): number {
  return (readRow(rows.timeUs, row) - readRow(rows.timeUs, row - 1)) / US_PER_SECOND;
}

function listWhere(rows: TickRows, isListed: (row: number) => boolean): readonly number[] {
  const places: number[] = [];
  for (let row = 0; row < rows.count; row += 1) if (isListed(row)) places.push(row);
  return places;
}

function placesFinding(rows: TickRows, code: string, places: readonly number[], what: string, remedy: string | null): readonly Finding[] {
  if (places.length === 0) return [];
  const share = ((places.length / rows.count) * 100).toFixed(1);
  const text = `${plural(places.length, 'tick')} (${share} %) ${what}`;
  return [
    {
      code,
      level: 'warning',
      count: places.length,
      text,
      remedy,
      examples: places.slice(0, EXAMPLES_MAX).map((place) => placeText(rows, place)),
    },
  ];
}

function placeText(rows: TickRows, place: number): string {
  return `row ${readRow(rows.line, place)}: ${formatIst(readRow(rows.timeUs, place))}`;
}
