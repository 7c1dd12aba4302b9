// When a value is known. A value of an earlier phase may stand wherever a later one is asked for, never the other way round.

export const PHASES = ['literal', 'param', 'session', 'bar', 'intrabar'] as const;
export type Phase = (typeof PHASES)[number];

export function isKnownBy(phase: Phase, needed: Phase): boolean {
  return PHASES.indexOf(phase) <= PHASES.indexOf(needed);
}

export function laterPhase(left: Phase, right: Phase): Phase {
  return isKnownBy(left, right) ? right : left;
}
