// When an instrument trades continuously, as bars need to know it: windows of Unix minutes, looked up by day. The calendar itself
// lives in engine/market (`windowsByDay` answers in this shape); this module must never hold a date or a holiday.
import type { ContinuousWindow } from '../market/session-index';
import { istMinute } from '../time/ist-time';

/** The continuous phases of an IST day in order of time; none on a day without a session. A day may have several (halts, drills). */
export type SessionLookup = (istDay: number) => readonly ContinuousWindow[];

export function findWindow(windows: readonly ContinuousWindow[], minute: number): ContinuousWindow | null {
  for (const window of windows) {
    if (minute < window.openMinute) return null;
    if (minute < window.closeMinute) return window;
  }
  return null;
}

/**
 * The same days with the time outside trading as windows of their own, so that what was printed there gets bars that never join a
 * bar of the session: before the open, between phases, after the close.
 */
export function withOutsideWindows(sessions: SessionLookup): SessionLookup {
  return (istDay) => {
    const windows: ContinuousWindow[] = [];
    let edge = istMinute(istDay, 0);
    for (const window of sessions(istDay)) {
      if (window.openMinute > edge) windows.push({ openMinute: edge, closeMinute: window.openMinute });
      windows.push(window);
      edge = window.closeMinute;
    }
    const midnight = istMinute(istDay + 1, 0);
    if (edge < midnight) windows.push({ openMinute: edge, closeMinute: midnight });
    return windows;
  };
}
