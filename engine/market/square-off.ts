// When the broker will close intraday positions: the strategy's own exits must come before.
import { clockMinute, istMinute } from '../time/ist-time';
import { type Dated, type DatedRow, datedTable, findInForce } from './dated';
import type { Segment } from './segment';
import { findSession, type Session } from './sessions';
import { SPECIAL_SQUARE_OFF, SQUARE_OFF_TIMES, type SquareOffRow } from './tables/square-off';

const times = datedTable('square-off', SQUARE_OFF_TIMES);
const beforeSpecialClose = datedTable('special-square-off', SPECIAL_SQUARE_OFF);

export interface SquareOff {
  /** Unix minute. */
  readonly minute: number;
  readonly rows: readonly Dated<DatedRow>[];
}

/** The broker's square-off of intraday positions in a segment on a day; null when the segment is shut or the broker is not in the table. */
export function findSquareOff(broker: SquareOffRow['broker'], segment: Segment, day: number): SquareOff | null {
  const session = findSession(segment, day);
  if (session === null) return null;
  return keepsOrdinaryClose(session) ? ordinarySquareOff(broker, session) : specialSquareOff(broker, session);
}

function keepsOrdinaryClose({ reason }: Session): boolean {
  return reason === 'ordinary' || reason === 'budget' || reason === 'extra' || reason === 'circuit-breaker';
}

function ordinarySquareOff(broker: SquareOffRow['broker'], { segment, day, rows }: Session): SquareOff | null {
  const squareOffClass = segment.endsWith(':derivatives') ? 'derivatives' : 'equity';
  const row = findInForce(times, day, (each) => each.broker === broker && each.squareOffClass === squareOffClass);
  return row === null ? null : { minute: istMinute(day, clockMinute(row.time)), rows: [row, ...rows] };
}

function specialSquareOff(broker: SquareOffRow['broker'], { day, phases, rows }: Session): SquareOff | null {
  const last = phases.findLast((phase) => phase.kind === 'continuous');
  const row = findInForce(beforeSpecialClose, day, (each) => each.broker === broker);
  return last === undefined || row === null ? null : { minute: last.endMinute - row.minutesBefore, rows: [row, ...rows] };
}
