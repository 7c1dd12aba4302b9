// Whether a file writes a bar's start or its end. Start labels have a row at the minute the session opens, or one at its last bar and none
// at the close; end labels have none at the open, begin one bar later, and have a row at the close. Each opening votes; without a clear
// majority the user must say.
import { readRow } from '../../../engine/bars/read-column';
import type { SessionLookup } from '../../../engine/bars/session-windows';
import { istDayOf } from '../../../engine/market/candles';
import type { CandleRows } from '../importing/candle-rows';

export type LabelConvention = 'start' | 'end';

export interface LabelEvidence {
  readonly startSessions: number;
  readonly endSessions: number;
  /** Null where the sessions do not agree, or none tells. */
  readonly convention: LabelConvention | null;
}

const MAJORITY = 0.9;

/** Rows ascend in time. Bars are `minutes` long. */
export function findLabelConvention(rows: CandleRows, minutes: number, sessions: SessionLookup): LabelEvidence {
  const labels = new Set(rows.minute);
  const days = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) days.add(istDayOf(readRow(rows.minute, row)));
  let startSessions = 0;
  let endSessions = 0;
  for (const day of days) {
    for (const { openMinute, closeMinute } of sessions(day)) {
      const lastEnd = openMinute + Math.ceil((closeMinute - openMinute) / minutes) * minutes;
      const hasEnd = labels.has(closeMinute) || labels.has(lastEnd);
      const hasLastStart = labels.has(lastEnd - minutes);
      if (labels.has(openMinute) || (hasLastStart && !hasEnd)) startSessions += 1;
      else if (labels.has(openMinute + minutes) && hasEnd) endSessions += 1;
    }
  }
  const votes = startSessions + endSessions;
  const convention = votes === 0 ? null : startSessions >= votes * MAJORITY ? 'start' : endSessions >= votes * MAJORITY ? 'end' : null;
  return { startSessions, endSessions, convention };
}
