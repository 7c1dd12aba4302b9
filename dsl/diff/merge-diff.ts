// A proposal onto a graph that has moved on since it was made: group by group, each whole or not at all. A group that meets an edit of the
// user's is held back and told, unless the user chose.
import type { Graph } from '../graph/graph';
import { applyChanges } from './apply-diff';
import type { GraphDiff } from './graph-diff';
import type { MergeChoices, MergeConflict } from './merge-conflict';
import { mergeDocuments } from './merge-graphs';
import { isSameGraph, normalForm } from './normal-form';
import { reviewMerge } from './review-merge';

export interface MergedGroup {
  readonly group: string;
  /** `held-back`: a conflict that nobody has decided. `refused`: it does not fit the graph that it was made for. */
  readonly kind: 'applied' | 'already-applied' | 'held-back' | 'refused';
  readonly conflicts: readonly MergeConflict[];
}

export interface MergedDiff {
  readonly graph: Graph;
  readonly groups: readonly MergedGroup[];
  /** What the graph as a whole does worse than the user's and the proposed one. */
  readonly review: readonly MergeConflict[];
}

/** `base`: the graph that the diff was made for. */
export function mergeDiff(base: Graph, mine: Graph, diff: GraphDiff, choices: MergeChoices = new Map()): MergedDiff {
  let proposed = normalForm(base);
  let current = normalForm(mine);
  const groups: MergedGroup[] = [];
  const isIn = (id: string): boolean =>
    groups.some(({ group, kind }) => group === id && (kind === 'applied' || kind === 'already-applied'));
  for (const { id, after, changes } of diff.groups) {
    const applied = applyChanges(proposed, changes);
    if (applied.kind === 'refused') {
      groups.push({ group: id, kind: 'refused', conflicts: [] });
      continue;
    }
    const merged = mergeDocuments(proposed, current, applied.graph, choices);
    const isDecided = merged.conflicts.every((conflict) => choices.has(conflict.id));
    proposed = applied.graph;
    if (!isDecided || !after.every(isIn)) {
      groups.push({ group: id, kind: 'held-back', conflicts: merged.conflicts });
      continue;
    }
    groups.push({ group: id, kind: isSameGraph(merged.graph, current) ? 'already-applied' : 'applied', conflicts: merged.conflicts });
    current = merged.graph;
  }
  return { graph: current, groups, review: reviewMerge(mine, proposed, current) };
}
