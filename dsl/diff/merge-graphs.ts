// Two edits of one graph into one: per node, parameter, wire and setting. The user's own edit stands where both cannot, and every such place is
// told; a merged graph that compiles worse or risks more than both is a conflict too.
import type { ExposedParam, Graph, GraphEdge } from '../graph/graph';
import { findKind } from '../nodes/registry';
import { GraphDraft } from './graph-draft';
import type { MergeChoices, MergeConflict, MergeSide } from './merge-conflict';
import { type MergedNodes, mergeNodes, type Sides } from './merge-nodes';
import { keysOf, Referee, versionsOf } from './merge-values';
import { isSame, normalForm } from './normal-form';
import { reviewMerge } from './review-merge';

export interface Merge {
  /** In normal form. */
  readonly graph: Graph;
  readonly conflicts: readonly MergeConflict[];
}

const NO_CHOICES: MergeChoices = new Map();

/** `base`: what both began with; `choices`: the sides to take where they cannot both stand, mine where not said. */
export function mergeGraphs(base: Graph, mine: Graph, theirs: Graph, choices: MergeChoices = NO_CHOICES): Merge {
  const { graph, conflicts } = mergeDocuments(base, mine, theirs, choices);
  return { graph, conflicts: [...conflicts, ...reviewMerge(mine, theirs, graph)] };
}

/** Part by part, and no look at what the strategy then does. */
export function mergeDocuments(base: Graph, mine: Graph, theirs: Graph, choices: MergeChoices = NO_CHOICES): Merge {
  const referee = new Referee(choices);
  const sides: Sides = {
    base: new GraphDraft(normalForm(base)),
    mine: new GraphDraft(normalForm(mine)),
    theirs: new GraphDraft(normalForm(theirs)),
  };
  const draft = new GraphDraft(mine);
  const merged = mergeNodes(sides, referee);
  fill(draft.nodes, merged.nodes, ({ id }) => id);
  fill(draft.edges, mergeEdges(sides, merged, referee), ({ id }) => id);
  fill(draft.settings, mergeSettings(sides, merged, referee), ({ key }) => key);
  mergeMeta(draft, sides, referee);
  mergeLayout(draft, sides);
  return { graph: draft.graph(), conflicts: referee.conflicts };
}

function fill<Part>(parts: Map<string, Part>, merged: readonly Part[], keyOf: (part: Part) => string): void {
  parts.clear();
  for (const part of merged) parts.set(keyOf(part), part);
}

function mergeEdges(sides: Sides, { nodes, kept }: MergedNodes, referee: Referee): readonly GraphEdge[] {
  const { base, mine, theirs } = sides;
  const there = new Map(nodes.map((node) => [node.id, node]));
  const edges = keysOf(base.edges, mine.edges, theirs.edges).flatMap((id): readonly GraphEdge[] => {
    const versions = versionsOf(id, base.edges, mine.edges, theirs.edges);
    const keeper = keeperOf(
      kept,
      [versions.mine, versions.theirs].flatMap((edge) => (edge === undefined ? [] : [edge.from.node, edge.to.node])),
    );
    const edge = keeper === null ? referee.merge(`wire ${id}`, versions) : sides[keeper].edges.get(id);
    return edge !== undefined && there.has(edge.from.node) && there.has(edge.to.node) ? [edge] : [];
  });
  return oneForEachInput(edges, (node) => there.get(node)?.kind, sides, referee);
}

/** The side that keeps one of these nodes although the other removed it. */
function keeperOf(kept: MergedNodes['kept'], nodes: readonly string[]): MergeSide | null {
  for (const node of nodes) {
    const side = kept.get(node);
    if (side !== undefined) return side;
  }
  return null;
}

/** Of wires that came from both sides into an input that takes one, those of one side go. */
function oneForEachInput(
  edges: readonly GraphEdge[],
  kindOf: (node: string) => string | undefined,
  sides: Sides,
  referee: Referee,
): readonly GraphEdge[] {
  const { mine, theirs } = sides;
  const contested = new Set(referee.conflicts.filter(({ kind }) => kind === 'deleted-and-edited').map(({ id }) => id));
  const own = byInput(wishesOf('mine', sides, contested));
  const others = byInput(wishesOf('theirs', sides, contested));
  const merged = byInput(edges);
  const gone = new Set<GraphEdge>();
  for (const input of keysOf(own)) {
    const wishes = { mine: own.get(input) ?? [], theirs: others.get(input) ?? [] };
    const to = wishes.mine[0]?.to;
    if (to === undefined || wishes.theirs.length === 0 || !takesOne(kindOf(to.node), to.port)) continue;
    // One wire that both lead here is a conflict of that wire, and told as such.
    if (new Set([...wishes.mine, ...wishes.theirs].map(({ id }) => id)).size === 1) continue;
    const detail = `Both sides lead a wire into ${to.port} of node ${to.node}, which takes one.`;
    const winner = referee.rule({ id: `input ${input}`, kind: 'same-input', ...wishes, detail }) === 'mine' ? mine : theirs;
    for (const edge of merged.get(input) ?? []) if (!isSame(winner.edges.get(edge.id), edge)) gone.add(edge);
  }
  return edges.filter((edge) => !gone.has(edge));
}

/**
 * Wires that a side would have and the other has not: those it drew or led elsewhere, and those of a node that the other removed and that may
 * stand all the same. Asked of what the sides wish and not of what was merged, for whose wish it is must not decide whether there is a conflict.
 */
function wishesOf(side: MergeSide, sides: Sides, contested: ReadonlySet<string>): readonly GraphEdge[] {
  const other = sides[side === 'mine' ? 'theirs' : 'mine'];
  return [...sides[side].edges.values()].filter((edge) => {
    if (isSame(other.edges.get(edge.id), edge)) return false;
    const isContested = contested.has(`node ${edge.from.node}`) || contested.has(`node ${edge.to.node}`);
    return isContested || !isSame(sides.base.edges.get(edge.id), edge);
  });
}

function byInput(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const input = `${edge.to.node}.${edge.to.port}`;
    found.set(input, [...(found.get(input) ?? []), edge]);
  }
  return found;
}

function takesOne(kind: string | undefined, port: string): boolean {
  const inputs = findKind(kind ?? '')?.inputs ?? {};
  return Object.hasOwn(inputs, port) && inputs[port]?.many === false;
}

function mergeSettings({ base, mine, theirs }: Sides, { nodes, kept }: MergedNodes, referee: Referee): readonly ExposedParam[] {
  const there = new Set(nodes.map(({ id }) => id));
  const sides = { mine, theirs };
  const taken = new Map<string, string>();
  return keysOf(base.settings, mine.settings, theirs.settings).flatMap((key): readonly ExposedParam[] => {
    const versions = versionsOf(key, base.settings, mine.settings, theirs.settings);
    const named = [versions.mine, versions.theirs].flatMap((setting) => setting?.targets.map(({ node }) => node) ?? []);
    const keeper = keeperOf(kept, named);
    const setting = keeper === null ? referee.merge(`setting ${key}`, versions) : sides[keeper].settings.get(key);
    const targets = setting?.targets.filter((target) => there.has(target.node) && isFree(target, key, taken, sides, referee)) ?? [];
    return setting === undefined || targets.length === 0 ? [] : [{ ...setting, targets }];
  });
}

/** Two settings never set one parameter; where each side made one, the first by name stands for both sides' wish. */
function isFree(
  { node, param }: ExposedParam['targets'][number],
  key: string,
  taken: Map<string, string>,
  { mine, theirs }: Pick<Sides, 'mine' | 'theirs'>,
  referee: Referee,
): boolean {
  const place = `${node}.${param}`;
  const other = taken.get(place);
  if (other === undefined) {
    taken.set(place, key);
    return true;
  }
  const isOwnFault = (mine.settings.has(key) && mine.settings.has(other)) || (theirs.settings.has(key) && theirs.settings.has(other));
  if (isOwnFault) return true;
  const detail = `Settings ${other} and ${key} would both set ${param} of node ${node}.`;
  const [own, foreign] = mine.settings.has(key) ? [key, other] : [other, key];
  referee.conflicts.push({
    id: `target ${place}`,
    kind: 'same-target',
    mine: own,
    theirs: foreign,
    taken: mine.settings.has(other) ? 'mine' : 'theirs',
    detail,
  });
  return false;
}

function mergeMeta(draft: GraphDraft, { base, mine, theirs }: Sides, referee: Referee): void {
  draft.meta.name = referee.merge('name', { base: base.meta.name, mine: mine.meta.name, theirs: theirs.meta.name });
  const descriptions = { base: base.meta.description, mine: mine.meta.description, theirs: theirs.meta.description };
  draft.meta.description = referee.merge('description', descriptions);
}

/** Where things stand is nobody's conflict: the user's own places win. */
function mergeLayout(draft: GraphDraft, { base, mine, theirs }: Sides): void {
  const own = new Referee(NO_CHOICES);
  const join = <Part>(into: Map<string, Part>, was: Map<string, Part>, ours: Map<string, Part>, foreign: Map<string, Part>): void => {
    into.clear();
    for (const key of keysOf(was, ours, foreign)) {
      const part = own.merge(key, versionsOf(key, was, ours, foreign));
      if (part !== undefined) into.set(key, part);
    }
  };
  join(draft.places, base.places, mine.places, theirs.places);
  join(draft.groups, base.groups, mine.groups, theirs.groups);
  join(draft.comments, base.comments, mine.comments, theirs.comments);
}
