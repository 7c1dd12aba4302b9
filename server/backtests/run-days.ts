// The days of a run as the data allow them: what the user leaves open is where the rows begin and end, and no day lies beyond them. Resolving
// resolved days changes nothing, so a command that names them makes the same run.

import type { TickTape } from '../../engine/bars/tick-tape';
import { type Candles, istDayOf } from '../../engine/market/candles';
import { formatDay } from '../../engine/time/day-text';
import { minuteOfTime } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';

/** IST days, both included. */
export interface RunDays {
  readonly fromDay: number;
  readonly toDay: number;
}

interface RunHistory {
  readonly candles: Candles;
  readonly tape?: TickTape;
}

function minutesOf({ candles, tape }: RunHistory): { readonly first: number; readonly last: number } {
  if (tape === undefined) return { first: candles.minute[0] ?? 0, last: candles.minute[candles.count - 1] ?? 0 };
  return { first: minuteOfTime(tape.timeUs[0] ?? 0), last: minuteOfTime(tape.timeUs[tape.count - 1] ?? 0) };
}

/** `histories`: of at least one row each, but for options by rule. Null: not said. Over recorded trades a run lasts as long as these do. */
export function resolveRunDays(histories: readonly RunHistory[], fromDay: number | null, toDay: number | null): RunDays {
  const taped = histories.filter(({ tape }) => tape !== undefined);
  const spans = (taped.length > 0 ? taped : histories.filter(({ candles }) => candles.count > 0)).map(minutesOf);
  const first = istDayOf(Math.min(...spans.map((span) => span.first)));
  const last = istDayOf(Math.max(...spans.map((span) => span.last)));
  const days = { fromDay: Math.max(fromDay ?? first, first), toDay: Math.min(toDay ?? last, last) };
  if (days.fromDay <= days.toDay) return days;
  throw new InputFault(
    { file: fromDay !== null && fromDay > last ? '--from' : '--to' },
    'no stored row lies between these days',
    `the data reach from ${formatDay(first)} to ${formatDay(last)}`,
  );
}
