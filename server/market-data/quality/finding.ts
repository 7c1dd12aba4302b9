// One thing a check found in a data set: what, how often, where, and what the user can do. Findings are collected, never thrown.

/**
 * `note`: worth knowing. `warning`: the data is stored as it is, and says so from now on. `blocking`: the rows do not fit one row per
 * minute in order of time, and which to take is the user's word; nothing is stored.
 */
export type FindingLevel = 'note' | 'warning' | 'blocking';

export interface Finding {
  /** Stable name, kebab-case. */
  readonly code: string;
  readonly level: FindingLevel;
  readonly count: number;
  /** One line, without the examples. */
  readonly text: string;
  /** What the user can do; null where there is nothing to do. */
  readonly remedy: string | null;
  /** The first few places, one line each. */
  readonly examples: readonly string[];
}

export const EXAMPLES_MAX = 12;

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
