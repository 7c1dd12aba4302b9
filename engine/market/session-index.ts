// Sessions of a range of days as flat columns: what a loop over bars asks a million times, in constant time and without allocation.
import { istDayOf } from './candles';
import type { Dated, DatedRow } from './dated';
import type { Phase, PhaseKind } from './phase';
import type { Segment } from './segment';
import { findSession } from './sessions';

/** Codes of `phaseKind`. */
export const PHASE_CODES = { 'pre-open': 0, continuous: 1, 'closing-auction': 2, 'post-close': 3 } as const satisfies Record<
  PhaseKind,
  number
>;

export interface SessionIndex {
  readonly segment: Segment;
  readonly firstDay: number;
  readonly dayCount: number;
  /** Day d (counted from firstDay) has the continuous windows windowOffset[d] … windowOffset[d + 1] − 1. */
  readonly windowOffset: Int32Array;
  /** Unix minutes, half-open. */
  readonly openMinute: Int32Array;
  readonly closeMinute: Int32Array;
  /** The same for all phases: day d has the phases phaseOffset[d] … phaseOffset[d + 1] − 1. */
  readonly phaseOffset: Int32Array;
  readonly phaseStart: Int32Array;
  readonly phaseEnd: Int32Array;
  readonly phaseKind: Uint8Array;
  /** Every table row the columns stand on, each once. */
  readonly rows: readonly Dated<DatedRow>[];
}

/** Columns for the IST days `fromDay` to `toDay`, both included. Costs one calendar look-up per day, here and not later. */
export function createSessionIndex(segment: Segment, fromDay: number, toDay: number): SessionIndex {
  const dayCount = Math.max(0, toDay - fromDay + 1);
  const windowOffset = new Int32Array(dayCount + 1);
  const phaseOffset = new Int32Array(dayCount + 1);
  const windows: Phase[] = [];
  const phases: Phase[] = [];
  const rows = new Set<Dated<DatedRow>>();
  for (let index = 0; index < dayCount; index += 1) {
    const session = findSession(segment, fromDay + index);
    for (const row of session?.rows ?? []) rows.add(row);
    for (const phase of session?.phases ?? []) {
      phases.push(phase);
      if (phase.kind === 'continuous') windows.push(phase);
    }
    windowOffset[index + 1] = windows.length;
    phaseOffset[index + 1] = phases.length;
  }
  return {
    segment,
    firstDay: fromDay,
    dayCount,
    windowOffset,
    openMinute: Int32Array.from(windows, (phase) => phase.startMinute),
    closeMinute: Int32Array.from(windows, (phase) => phase.endMinute),
    phaseOffset,
    phaseStart: Int32Array.from(phases, (phase) => phase.startMinute),
    phaseEnd: Int32Array.from(phases, (phase) => phase.endMinute),
    phaseKind: Uint8Array.from(phases, (phase) => PHASE_CODES[phase.kind]),
    rows: [...rows],
  };
}

/** Ordinal of the continuous window (into openMinute and closeMinute) that holds a Unix minute, or −1. */
export function findWindowAt(index: SessionIndex, minute: number): number {
  return findSpan(index, index.windowOffset, index.openMinute, index.closeMinute, minute);
}

/** Ordinal of the phase (into phaseStart, phaseEnd and phaseKind) that holds a Unix minute, or −1. */
export function findPhaseAt(index: SessionIndex, minute: number): number {
  return findSpan(index, index.phaseOffset, index.phaseStart, index.phaseEnd, minute);
}

function findSpan(index: SessionIndex, offsets: Int32Array, starts: Int32Array, ends: Int32Array, minute: number): number {
  const day = istDayOf(minute) - index.firstDay;
  if (day < 0 || day >= index.dayCount) return -1;
  const last = offsets[day + 1] ?? 0;
  for (let ordinal = offsets[day] ?? 0; ordinal < last; ordinal += 1) {
    if (minute < (starts[ordinal] ?? 0)) return -1;
    if (minute < (ends[ordinal] ?? 0)) return ordinal;
  }
  return -1;
}

export interface ContinuousWindow {
  readonly openMinute: number;
  readonly closeMinute: number;
}

const NO_WINDOWS: readonly ContinuousWindow[] = [];

/** The continuous windows by IST day, as the bar aggregator asks for them; built once, looked up without allocation. */
export function windowsByDay(index: SessionIndex): (istDay: number) => readonly ContinuousWindow[] {
  const days = Array.from({ length: index.dayCount }, (_, day) => {
    const windows: ContinuousWindow[] = [];
    for (let ordinal = index.windowOffset[day] ?? 0; ordinal < (index.windowOffset[day + 1] ?? 0); ordinal += 1) {
      windows.push({ openMinute: index.openMinute[ordinal] ?? 0, closeMinute: index.closeMinute[ordinal] ?? 0 });
    }
    return windows;
  });
  return (istDay) => days[istDay - index.firstDay] ?? NO_WINDOWS;
}
