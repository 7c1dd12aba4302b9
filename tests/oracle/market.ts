// Bars, the calendar and the session so far. The calendar is that of the language's own Date, shifted to India Standard Time: tests may
// read it, kernels may not.
import { BAR_FIELDS, CALENDAR_FIELDS } from '../../dsl/ops/market';
import { argOf, at, byRow, type Oracle, type OracleCall, overSamples, type Sample, total } from './samples';

const NA = Number.NaN;
const IST_OFFSET_MS = 330 * 60_000;
const US_PER_MINUTE = 60_000_000;

const bar = byRow(1, (call, row) => {
  const field = BAR_FIELDS[argOf(call, 'field')] ?? 'close';
  const column = call.rows[field];
  return [column[row] ?? (field === 'volume' || field === 'openInterest' ? NA : (call.rows.close[row] ?? NA))];
});

const calendar = byRow(1, (call, row) => {
  const { rows } = call;
  const known = new Date(at([...rows.timeUs], row) / 1_000 + IST_OFFSET_MS);
  const unixMinute = Math.floor(known.getTime() / 60_000) - 330;
  switch (CALENDAR_FIELDS[argOf(call, 'field')]) {
    case 'minuteOfDay':
      return [known.getUTCHours() * 60 + known.getUTCMinutes()];
    case 'minutesFromOpen':
      return [unixMinute - (rows.sessionOpenMinute[row] ?? NA)];
    case 'minutesToClose':
      return [(rows.sessionCloseMinute[row] ?? NA) - unixMinute];
    case 'weekday':
      return [known.getUTCDay() === 0 ? 7 : known.getUTCDay()];
    case 'dayOfMonth':
      return [known.getUTCDate()];
    case 'month':
      return [known.getUTCMonth() + 1];
    case 'day':
      return [Math.floor(known.getTime() / 86_400_000)];
    case 'barOfSession':
      return [[...rows.session].slice(0, row + 1).filter((session) => session === rows.session[row]).length];
    default:
      return [];
  }
});

/** Samples of the present one's session. */
function ofSession(samples: readonly Sample[], call: OracleCall): readonly Sample[] {
  const today = call.rows.session[samples.at(-1)?.row ?? 0];
  return samples.filter(({ row }) => call.rows.session[row] === today);
}

function input(samples: readonly Sample[], port: number): readonly number[] {
  return samples.map(({ values }) => at(values, port));
}

const sessionRange = overSamples(3, (samples, call) => {
  const today = ofSession(samples, call);
  return [at(input(today, 0), 0), Math.max(...input(today, 1)), Math.min(...input(today, 2))];
});

const openingRange = overSamples(3, (samples, call) => {
  const today = ofSession(samples, call);
  const timeOf = ({ row }: Sample): number => call.rows.timeUs[row] ?? NA;
  const openMinute = call.rows.sessionOpenMinute[today[0]?.row ?? 0] ?? NA;
  const endUs = (openMinute + argOf(call, 'minutes')) * US_PER_MINUTE;
  if (!today.some((sample) => timeOf(sample) >= endUs)) return [NA, NA, 0];
  const inside = today.filter((sample) => timeOf(sample) <= endUs);
  return [Math.max(...input(inside, 0)), Math.min(...input(inside, 1)), 1];
});

const sessionVwap = overSamples(2, (samples, call) => {
  const today = ofSession(samples, call).filter(({ values }) => at(values, 1) > 0);
  const units = total(input(today, 1));
  const vwap = total(today.map(({ values }) => at(values, 0) * at(values, 1))) / units;
  const squares = total(today.map(({ values }) => at(values, 1) * (at(values, 0) - vwap) * (at(values, 0) - vwap)));
  return [vwap, Math.sqrt(squares / units)];
});

export const MARKET_ORACLES: readonly (readonly [string, Oracle])[] = [
  ['bar@1', bar],
  ['calendar@1', calendar],
  ['sessionRange@1', sessionRange],
  ['openingRange@1', openingRange],
  ['sessionVwap@1', sessionVwap],
];
