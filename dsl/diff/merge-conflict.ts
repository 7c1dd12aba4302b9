// Where two edits of one graph do not go together. A conflict is data: it says what each side wants and which side was taken.

export type MergeSide = 'mine' | 'theirs';

export interface MergeConflict {
  /** Names the part and nothing else, so that a choice made for it once still fits: `param n7.period`. */
  readonly id: string;
  readonly kind:
    | 'both-edited'
    | 'deleted-and-edited'
    /** Both lead a wire into an input that takes one. */
    | 'same-input'
    /** Both let a setting set the same parameter. */
    | 'same-target'
    /** The merged graph has errors that neither side has. */
    | 'compiles-worse'
    /** The merged graph may lose more than either side. */
    | 'risks-more';
  /** What each side wants, as plain data; null: that it be gone. */
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Whose version stands in the merged graph; null where the whole of it wants a look. */
  readonly taken: MergeSide | null;
  readonly detail: string;
}

/** Choices that a person made, by id of the conflict. */
export type MergeChoices = ReadonlyMap<string, MergeSide>;
