// Which calendar an instrument keeps, by its id, and that calendar's days remembered. Instruments of markets whose hours are not in the
// tables (commodities, currencies) have none, and what needs one is then left unchecked and said.
import type { SessionLookup } from '../../engine/bars/session-windows';
import type { Segment } from '../../engine/market/segment';
import type { ContinuousWindow } from '../../engine/market/session-index';
import type { Session } from '../../engine/market/sessions';
import { findClosure, findSession } from '../../engine/market/sessions';
import { isIndexInstrument } from './instrument-name';

export interface TradingCalendar {
  readonly segment: Segment;
  readonly sessions: SessionLookup;
  readonly findSession: (istDay: number) => Session | null;
  /** Why the segment is shut that day; null when it trades. */
  readonly findClosure: (istDay: number) => string | null;
}

const NO_WINDOWS: readonly ContinuousWindow[] = [];

export function findTradingCalendar(instrument: string): TradingCalendar | null {
  const segment = segmentOf(instrument);
  return segment === null ? null : createTradingCalendar(segment);
}

export function createTradingCalendar(segment: Segment): TradingCalendar {
  const known = new Map<number, { readonly session: Session | null; readonly windows: readonly ContinuousWindow[] }>();
  const look = (istDay: number) => {
    const found = known.get(istDay);
    if (found !== undefined) return found;
    const session = findSession(segment, istDay);
    const entry = { session, windows: session === null ? NO_WINDOWS : continuousWindows(session) };
    known.set(istDay, entry);
    return entry;
  };
  return {
    segment,
    sessions: (istDay) => look(istDay).windows,
    findSession: (istDay) => look(istDay).session,
    findClosure: (istDay) => findClosure(segment, istDay),
  };
}

function continuousWindows(session: Session): readonly ContinuousWindow[] {
  return session.phases
    .filter((phase) => phase.kind === 'continuous')
    .map((phase) => ({ openMinute: phase.startMinute, closeMinute: phase.endMinute }));
}

function segmentOf(instrument: string): Segment | null {
  const exchange = instrument.slice(0, instrument.indexOf(':'));
  // The demo market keeps the hours of NSE's indices.
  if (exchange === 'DEMO') return 'NSE:index';
  if (exchange === 'NFO') return 'NSE:derivatives';
  if (exchange === 'BFO') return 'BSE:derivatives';
  if (exchange !== 'NSE' && exchange !== 'BSE') return null;
  return isIndexInstrument(instrument) ? `${exchange}:index` : `${exchange}:equity`;
}
