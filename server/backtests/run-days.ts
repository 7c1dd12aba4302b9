// The days of a run as the data allow them: what the user leaves open is where the rows begin and end, and no day lies beyond them. Resolving
// resolved days changes nothing, so a command that names them makes the same run.
import { type Candles, istDayOf } from '../../engine/market/candles';
import { formatDay } from '../../engine/time/day-text';
import { InputFault } from '../market-data/input-fault';

/** IST days, both included. */
export interface RunDays {
  readonly fromDay: number;
  readonly toDay: number;
}

/** `histories`: of at least one row each. Null: not said. */
export function resolveRunDays(histories: readonly { readonly candles: Candles }[], fromDay: number | null, toDay: number | null): RunDays {
  const first = istDayOf(Math.min(...histories.map(({ candles }) => candles.minute[0] ?? 0)));
  const last = istDayOf(Math.max(...histories.map(({ candles }) => candles.minute[candles.count - 1] ?? 0)));
  const days = { fromDay: Math.max(fromDay ?? first, first), toDay: Math.min(toDay ?? last, last) };
  if (days.fromDay <= days.toDay) return days;
  throw new InputFault(
    { file: fromDay !== null && fromDay > last ? '--from' : '--to' },
    'no stored row lies between these days',
    `the data reach from ${formatDay(first)} to ${formatDay(last)}`,
  );
}
