// Values that cross from one clock to another: the last sealed value with its age, and events held until the next row.
// Runs over the rows of a window like any kernel; what it must remember between windows stands in the arena.
import type { ProgramClock } from '../../dsl/ir/program';
import { timeframeMinutes } from '../../dsl/types/timeframe';
import type { ClockRows } from '../ops/kernel';
import { US_PER_MINUTE } from '../time/ist-time';

export interface BridgeFrame {
  readonly source: ClockRows;
  readonly target: ClockRows;
  readonly input: Float64Array;
  readonly output: Float64Array;
  readonly state: Float64Array;
  readonly at: number;
  /** A source row older than this is stale: within a session by time, for daily rows and longer by sessions. */
  readonly ageUsMax: number;
  readonly ageSessionsMax: number;
  /** Global rows of local index 0 of the two columns. */
  sourceRowOfZero: number;
  targetRowOfZero: number;
}

/** Bridges local target rows `from` to `to`, given the source's local rows `seen + 1` to `sourceCount`. */
export type Bridge = (frame: BridgeFrame, from: number, to: number, seen: number, sourceCount: number) => void;

/** Sessions that one bar of the longer timeframes may span. */
const SESSIONS_PER_BAR = { '1d': 1, '1w': 6, '1mo': 24 } as const;

export interface AgeLimit {
  readonly ageUsMax: number;
  readonly ageSessionsMax: number;
}

/** Intraday sources age by time within one session; daily ones and longer by sessions; other clocks hold for the session. */
export function ageLimit(clock: ProgramClock, bars: number): AgeLimit {
  if (clock.kind === 'position') return { ageUsMax: Number.POSITIVE_INFINITY, ageSessionsMax: Number.POSITIVE_INFINITY };
  if (clock.kind !== 'bar') return { ageUsMax: Number.POSITIVE_INFINITY, ageSessionsMax: 0 };
  const { timeframe } = clock;
  if (timeframe === '1d' || timeframe === '1w' || timeframe === '1mo') {
    return { ageUsMax: Number.POSITIVE_INFINITY, ageSessionsMax: bars * SESSIONS_PER_BAR[timeframe] };
  }
  return { ageUsMax: bars * timeframeMinutes(timeframe) * US_PER_MINUTE, ageSessionsMax: 0 };
}

/** The last value known at each target row. */
export function bridgeLatest(frame: BridgeFrame, from: number, to: number, seen: number, sourceCount: number): void {
  const { source, target, input, output, ageUsMax, ageSessionsMax, sourceRowOfZero, targetRowOfZero } = frame;
  let local = seen;
  for (let j = from; j < to; j++) {
    const row = targetRowOfZero + j;
    const nowUs = target.timeUs[row];
    while (local < sourceCount && source.timeUs[sourceRowOfZero + local + 1] <= nowUs) local++;
    const sourceRow = sourceRowOfZero + local;
    const isKnown =
      sourceRow >= 0 && nowUs - source.timeUs[sourceRow] <= ageUsMax && target.session[row] - source.session[sourceRow] <= ageSessionsMax;
    output[j] = isKnown ? input[local] : Number.NaN;
  }
}

/** State of a settled bridge. Sessions are stored plus one, so that the arena's zeros mean none. */
const SETTLED = { target: 0, value: 1, session: 2, newestValue: 3, newestSession: 4, olderValue: 5, olderSession: 6 } as const;

/** The last value known before the target row's session began; the same for every row of the session. */
export function bridgeSettled(frame: BridgeFrame, from: number, to: number, seen: number, sourceCount: number): void {
  const { source, target, output, state, at, ageSessionsMax, sourceRowOfZero, targetRowOfZero } = frame;
  let local = seen;
  for (let j = from; j < to; j++) {
    const row = targetRowOfZero + j;
    const session = target.session[row];
    if (state[at + SETTLED.target] !== session + 1) {
      while (local < sourceCount && source.timeUs[sourceRowOfZero + local + 1] <= target.timeUs[row]) takeNewest(frame, ++local);
      state[at + SETTLED.target] = session + 1;
      const isToday = state[at + SETTLED.newestSession] === session + 1;
      state[at + SETTLED.value] = state[at + (isToday ? SETTLED.olderValue : SETTLED.newestValue)];
      state[at + SETTLED.session] = state[at + (isToday ? SETTLED.olderSession : SETTLED.newestSession)];
    }
    const settled = state[at + SETTLED.session];
    output[j] = settled > 0 && session + 1 - settled <= ageSessionsMax ? state[at + SETTLED.value] : Number.NaN;
  }
  while (local < sourceCount) takeNewest(frame, ++local);
}

/** A source row becomes the newest; the one it displaces is kept if it belongs to an earlier session. */
function takeNewest(frame: BridgeFrame, local: number): void {
  const { source, input, state, at, sourceRowOfZero } = frame;
  const session = source.session[sourceRowOfZero + local] + 1;
  if (state[at + SETTLED.newestSession] !== session) {
    state[at + SETTLED.olderValue] = state[at + SETTLED.newestValue];
    state[at + SETTLED.olderSession] = state[at + SETTLED.newestSession];
  }
  state[at + SETTLED.newestValue] = input[local];
  state[at + SETTLED.newestSession] = session;
}

/** 1 where the source had an event since the target's last row. What came after the window's last target row waits in the arena. */
export function bridgeEvents(frame: BridgeFrame, from: number, to: number, seen: number, sourceCount: number): void {
  const { source, target, input, output, state, at, sourceRowOfZero, targetRowOfZero } = frame;
  let local = seen + 1;
  let isPending = state[at] === 1;
  for (let j = from; j < to; j++) {
    const nowUs = target.timeUs[targetRowOfZero + j];
    for (; local <= sourceCount && source.timeUs[sourceRowOfZero + local] <= nowUs; local++) if (input[local] === 1) isPending = true;
    output[j] = isPending ? 1 : 0;
    isPending = false;
  }
  for (; local <= sourceCount; local++) if (input[local] === 1) isPending = true;
  state[at] = isPending ? 1 : 0;
}
