// The changes that turn one graph into another, fewest first by kind: what is gone goes, what came comes, what stayed is changed in place.
import type { Graph, GraphEdge, GraphLayout, GraphNode } from '../graph/graph';
import type { Change } from './change';
import { isLayoutChange } from './change';
import type { ChangeGroup, GraphDiff } from './graph-diff';
import { GraphDraft } from './graph-draft';
import { graphHash, isSame, normalForm } from './normal-form';

/** Two groups at most: what a strategy does, and where things stand on its canvas. */
export function diffGraphs(base: Graph, target: Graph): GraphDiff {
  const changes = changesBetween(base, target);
  const groups: readonly (readonly [id: string, title: string, changes: readonly Change[]])[] = [
    ['logic', 'The strategy', changes.filter((change) => !isLayoutChange(change))],
    ['layout', 'Where things stand', changes.filter(isLayoutChange)],
  ];
  return {
    format: 'yantra.diff/1',
    base: graphHash(base),
    groups: groups.flatMap(([id, title, own]): readonly ChangeGroup[] =>
      own.length === 0 ? [] : [{ id, title, optional: id === 'layout', after: [], changes: [...own] }],
    ),
  };
}

export function changesBetween(base: Graph, target: Graph): readonly Change[] {
  const before = new GraphDraft(normalForm(base));
  const after = new GraphDraft(normalForm(target));
  const nodes = partsOf(before.nodes, after.nodes);
  const edges = partsOf(before.edges, after.edges);
  const settings = partsOf(before.settings, after.settings);
  const turned = edges.stayed.filter(([was, is]) => !isSame(was.from, is.from) && !isSame(was.to, is.to));
  return [
    ...[...edges.gone, ...turned.map(([was]) => was)].map((edge): Change => ({ op: 'disconnect', edge })),
    ...[...settings.gone, ...settings.stayed.filter(([was, is]) => !isSame(was, is)).map(([was]) => was)].map(
      (setting): Change => ({ op: 'conceal', setting }),
    ),
    ...nodes.came.map((node): Change => ({ op: 'addNode', node })),
    ...edges.stayed.flatMap(([was, is]) => rewiring(was, is)),
    ...nodes.gone.map((node): Change => ({ op: 'removeNode', node })),
    ...nodes.stayed.flatMap(([was, is]) => nodeChanges(was, is)),
    ...[...edges.came, ...turned.map(([, is]) => is)].map((edge): Change => ({ op: 'connect', edge })),
    ...[...settings.stayed.filter(([was, is]) => !isSame(was, is)).map(([, is]) => is), ...settings.came].map(
      (setting): Change => ({ op: 'expose', setting }),
    ),
    ...metaChanges(before, after),
    ...layoutChanges(before, after),
  ];
}

interface Parts<Part> {
  readonly gone: readonly Part[];
  readonly came: readonly Part[];
  readonly stayed: readonly (readonly [was: Part, is: Part])[];
}

function partsOf<Part>(before: ReadonlyMap<string, Part>, after: ReadonlyMap<string, Part>): Parts<Part> {
  const gone: Part[] = [];
  const stayed: (readonly [Part, Part])[] = [];
  for (const [key, was] of before) {
    const is = after.get(key);
    if (is === undefined) gone.push(was);
    else stayed.push([was, is]);
  }
  return { gone, stayed, came: [...after].flatMap(([key, is]) => (before.has(key) ? [] : [is])) };
}

/** A wire of which both ends are others is another wire under the same id. */
function rewiring(was: GraphEdge, is: GraphEdge): readonly Change[] {
  if (isSame(was.from, is.from) === isSame(was.to, is.to)) return [];
  return [{ op: 'rewire', edge: is.id, from: { from: was.from, to: was.to }, to: { from: is.from, to: is.to } }];
}

function nodeChanges(was: GraphNode, is: GraphNode): readonly Change[] {
  const { id } = is;
  const changes: Change[] = [];
  if (was.kind !== is.kind) {
    changes.push({ op: 'replaceKind', node: id, from: { kind: was.kind, params: was.params }, to: { kind: is.kind, params: is.params } });
  } else {
    for (const [param, from] of Object.entries(was.params))
      if (!Object.hasOwn(is.params, param)) changes.push({ op: 'unsetParam', node: id, param, from });
    for (const [param, to] of Object.entries(is.params)) {
      const from = Object.hasOwn(was.params, param) ? (was.params[param] ?? null) : null;
      if (from !== to) changes.push({ op: 'setParam', node: id, param, from, to });
    }
  }
  if (was.disabled !== is.disabled) changes.push({ op: is.disabled === true ? 'disable' : 'enable', node: id });
  if (was.label !== is.label) changes.push({ op: 'setLabel', node: id, from: was.label ?? null, to: is.label ?? null });
  return changes;
}

function metaChanges({ meta: was }: GraphDraft, { meta: is }: GraphDraft): readonly Change[] {
  return (['name', 'description'] as const).flatMap((field): readonly Change[] =>
    was[field] === is[field] ? [] : [{ op: 'setMeta', field, from: was[field], to: is[field] }],
  );
}

type Placed = NonNullable<GraphLayout['nodes']>[string];

function layoutChanges(before: GraphDraft, after: GraphDraft): readonly Change[] {
  return [
    ...moved<Placed, Change>(before.places, after.places, (node, from, to) => ({ op: 'place', node, from, to })),
    ...moved(before.groups, after.groups, (id, from, to): Change => ({ op: 'group', id, from: withoutId(from), to: withoutId(to) })),
    ...moved(before.comments, after.comments, (id, from, to): Change => ({ op: 'comment', id, from: withoutId(from), to: withoutId(to) })),
  ];
}

function moved<Part, Made>(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
  make: (key: string, from: Part | null, to: Part | null) => Made,
): readonly Made[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const from = before.get(key) ?? null;
    const to = after.get(key) ?? null;
    return isSame(from, to) ? [] : [make(key, from, to)];
  });
}

function withoutId<Part extends { readonly id: string }>(part: Part | null): Omit<Part, 'id'> | null {
  if (part === null) return null;
  const { id: _, ...rest } = part;
  return rest;
}
