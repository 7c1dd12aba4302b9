// Three versions of one part into one: who changed it has it; where both did, the user's own edit stands and the conflict is told.
import type { MergeChoices, MergeConflict, MergeSide } from './merge-conflict';
import { isSame } from './normal-form';

/** A part that is not there is undefined. */
export interface Versions<Part> {
  readonly base: Part;
  readonly mine: Part;
  readonly theirs: Part;
}

export class Referee {
  readonly conflicts: MergeConflict[] = [];
  private readonly choices: MergeChoices;

  constructor(choices: MergeChoices) {
    this.choices = choices;
  }

  /** The side whose part stands, told as a conflict. */
  rule(conflict: Pick<MergeConflict, 'id' | 'kind' | 'mine' | 'theirs' | 'detail'>): MergeSide {
    const taken = this.choices.get(conflict.id) ?? 'mine';
    this.conflicts.push({ ...conflict, mine: conflict.mine ?? null, theirs: conflict.theirs ?? null, taken });
    return taken;
  }

  merge<Part>(id: string, { base, mine, theirs }: Versions<Part>): Part {
    if (isSame(base, theirs) || isSame(mine, theirs)) return mine;
    if (isSame(base, mine)) return theirs;
    const isGone = mine === undefined || theirs === undefined;
    const kind = isGone ? 'deleted-and-edited' : 'both-edited';
    const detail = isGone ? `One side removed ${id}, the other edited it.` : `Both sides edited ${id}, each in its own way.`;
    return this.rule({ id, kind, mine, theirs, detail }) === 'mine' ? mine : theirs;
  }
}

/** Keys of any of the maps, in order. */
export function keysOf(...maps: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}

export function versionsOf<Part>(
  key: string,
  base: ReadonlyMap<string, Part>,
  mine: ReadonlyMap<string, Part>,
  theirs: ReadonlyMap<string, Part>,
): Versions<Part | undefined> {
  return { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
}
