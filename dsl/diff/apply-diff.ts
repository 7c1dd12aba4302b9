// Carries out a diff group by group: each whole or not at all. A diff that was carried out before is recognised and changes nothing.
import type { Graph } from '../graph/graph';
import { applyChange } from './apply-change';
import type { Change } from './change';
import type { ChangeGroup, GraphDiff } from './graph-diff';
import { GraphDraft } from './graph-draft';
import { invertChanges, invertGroups } from './invert';
import { graphHash } from './normal-form';

/** What became of one group. */
export type GroupOutcome =
  | { readonly group: string; readonly kind: 'applied' | 'already-applied' | 'left-out' }
  | {
      readonly group: string;
      readonly kind: 'refused';
      /** Place of the change in its group, from 0; −1 where a group before it is missing. */
      readonly change: number;
      readonly fault: string;
    };

export interface AppliedDiff {
  /** In normal form; as it was where a group that is not optional was refused. */
  readonly graph: Graph;
  readonly kind: 'applied' | 'already-applied' | 'refused';
  readonly groups: readonly GroupOutcome[];
  /** What takes back what was carried out. */
  readonly inverse: GraphDiff;
}

/** `chosen`: ids of the groups to carry out; all where not said. A group that others wait for cannot be left out alone. */
export function applyDiff(graph: Graph, diff: GraphDiff, chosen: readonly string[] | null = null): AppliedDiff {
  let current = graph;
  const outcomes: GroupOutcome[] = [];
  const done: ChangeGroup[] = [];
  for (const group of inOrder(diff.groups)) {
    const { outcome, result } = applyGroup(current, group, outcomes, chosen);
    outcomes.push(outcome);
    if (outcome.kind === 'applied') done.push(group);
    if (outcome.kind === 'refused' && !group.optional) return concluded(graph, graph, outcomes, [], 'refused');
    current = result;
  }
  return concluded(graph, current, outcomes, done, done.length > 0 ? 'applied' : 'already-applied');
}

function applyGroup(
  graph: Graph,
  group: ChangeGroup,
  before: readonly GroupOutcome[],
  chosen: readonly string[] | null,
): { readonly outcome: GroupOutcome; readonly result: Graph } {
  const { id } = group;
  if (chosen !== null && !chosen.includes(id)) return { outcome: { group: id, kind: 'left-out' }, result: graph };
  const isThere = (wanted: string): boolean =>
    before.some((outcome) => outcome.group === wanted && (outcome.kind === 'applied' || outcome.kind === 'already-applied'));
  const missing = group.after.find((wanted) => !isThere(wanted));
  if (missing !== undefined) {
    return { outcome: { group: id, kind: 'refused', change: -1, fault: `it waits for group ${missing}` }, result: graph };
  }
  const applied = applyChanges(graph, group.changes);
  if (applied.kind === 'applied') return { outcome: { group: id, kind: 'applied' }, result: applied.graph };
  if (applyChanges(graph, invertChanges(group.changes)).kind === 'applied') {
    return { outcome: { group: id, kind: 'already-applied' }, result: graph };
  }
  return { outcome: { group: id, kind: 'refused', change: applied.change, fault: applied.fault }, result: graph };
}

export type AppliedChanges =
  | { readonly kind: 'applied'; readonly graph: Graph }
  | { readonly kind: 'refused'; readonly change: number; readonly fault: string };

/** All of them, in their order, or none. */
export function applyChanges(graph: Graph, changes: readonly Change[]): AppliedChanges {
  const draft = new GraphDraft(graph);
  for (const [at, change] of changes.entries()) {
    const fault = applyChange(draft, change);
    if (fault !== null) return { kind: 'refused', change: at, fault };
  }
  return { kind: 'applied', graph: draft.graph() };
}

/** Groups as they stand, but for those that stand before one that they wait for; those that wait for each other come last. */
function inOrder(groups: readonly ChangeGroup[]): readonly ChangeGroup[] {
  const placed: ChangeGroup[] = [];
  let left = groups;
  while (left.length > 0) {
    const ready = left.find(({ after }) => left.every(({ id }) => !after.includes(id))) ?? left[0];
    if (ready === undefined) break;
    placed.push(ready);
    left = left.filter((group) => group !== ready);
  }
  return placed;
}

function concluded(
  before: Graph,
  graph: Graph,
  groups: readonly GroupOutcome[],
  done: readonly ChangeGroup[],
  kind: AppliedDiff['kind'],
): AppliedDiff {
  const inverse: GraphDiff = { format: 'yantra.diff/1', base: graphHash(graph), groups: invertGroups(done) };
  return { graph: graph === before ? new GraphDraft(before).graph() : graph, kind, groups, inverse };
}
