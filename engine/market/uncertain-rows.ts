// Which uncertain facts a run has leaned on: collected from the rows it consulted, so that its report can name them.
import type { Dated, DatedRow } from './dated';

export interface UncertainRow {
  readonly table: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
}

/** The uncertain rows among those consulted, each once, in order of table and first day. Empty: the run stands on certain rows alone. */
export function usesUncertain(consulted: readonly Dated<DatedRow>[]): readonly UncertainRow[] {
  const uncertain = new Map<string, UncertainRow>();
  for (const { table, validFrom, validTo, source, certain } of consulted) {
    if (!certain) uncertain.set([table, validFrom, validTo ?? '', source].join('\n'), { table, validFrom, validTo, source });
  }
  return [...uncertain.entries()].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}
