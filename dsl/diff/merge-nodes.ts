// Nodes of two edits: parameter by parameter where both kept a node of one kind, as wholes where one side removed or replaced it.
import type { GraphNode, ParamValue } from '../graph/graph';
import type { GraphDraft } from './graph-draft';
import type { MergeSide } from './merge-conflict';
import { keysOf, type Referee, type Versions, versionsOf } from './merge-values';
import { isSame } from './normal-form';

export interface MergedNodes {
  readonly nodes: readonly GraphNode[];
  /** Nodes that one side removed and that stand all the same: their wires and settings stand with them, as that side has them. */
  readonly kept: ReadonlyMap<string, MergeSide>;
}

export interface Sides {
  readonly base: GraphDraft;
  readonly mine: GraphDraft;
  readonly theirs: GraphDraft;
}

export function mergeNodes(sides: Sides, referee: Referee): MergedNodes {
  const { base, mine, theirs } = sides;
  const kept = new Map<string, MergeSide>();
  const nodes = keysOf(base.nodes, mine.nodes, theirs.nodes).flatMap((id): readonly GraphNode[] => {
    const versions = versionsOf(id, base.nodes, mine.nodes, theirs.nodes);
    const node = mergeNode(id, versions, sides, referee, kept);
    return node === undefined ? [] : [node];
  });
  return { nodes, kept };
}

type Node = GraphNode | undefined;

function mergeNode(id: string, versions: Versions<Node>, sides: Sides, referee: Referee, kept: Map<string, MergeSide>): Node {
  const { base, mine, theirs } = versions;
  if (mine !== undefined && theirs !== undefined)
    return base === undefined ? bothAdded(id, mine, theirs, referee) : bothKept(id, base, mine, theirs, referee);
  if (mine === undefined && theirs === undefined) return undefined;
  if (base === undefined) return mine ?? theirs;
  const keeper: MergeSide = mine === undefined ? 'theirs' : 'mine';
  const node = mine ?? theirs;
  if (isSame(base, node) && !isUsedAnew(id, sides.base, sides[keeper])) return undefined;
  const detail = `One side removed node ${id}, the other edited it or what leads to it.`;
  if (referee.rule({ id: `node ${id}`, kind: 'deleted-and-edited', mine, theirs, detail }) !== keeper) return undefined;
  kept.set(id, keeper);
  return node;
}

/** A wire or a setting of this side meets the node, and did not before. */
function isUsedAnew(id: string, base: GraphDraft, side: GraphDraft): boolean {
  return (
    side.edgesOf(id).some((edge) => !isSame(edge, base.edges.get(edge.id))) ||
    side.settingsOf(id).some((setting) => !isSame(setting, base.settings.get(setting.key)))
  );
}

function bothAdded(id: string, mine: GraphNode, theirs: GraphNode, referee: Referee): GraphNode {
  return referee.merge<GraphNode | undefined>(`node ${id}`, { base: undefined, mine, theirs }) ?? mine;
}

function bothKept(id: string, base: GraphNode, mine: GraphNode, theirs: GraphNode, referee: Referee): GraphNode {
  const label = referee.merge(`label ${id}`, { base: base.label, mine: mine.label, theirs: theirs.label });
  const disabled = referee.merge(`switch ${id}`, { base: base.disabled, mine: mine.disabled, theirs: theirs.disabled });
  return {
    id,
    ...mergeLogic(id, base, mine, theirs, referee),
    ...(label === undefined ? {} : { label }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}

type Logic = Pick<GraphNode, 'kind' | 'params'>;

/** Parameters of one kind mean nothing to another: where a side replaced the kind, kind and parameters go together. */
function mergeLogic(id: string, base: Logic, mine: Logic, theirs: Logic, referee: Referee): Logic {
  const logicOf = ({ kind, params }: Logic): Logic => ({ kind, params });
  const isOneKind = mine.kind === theirs.kind && (base.kind === mine.kind || isSame(mine.params, theirs.params));
  if (!isOneKind) return referee.merge(`node ${id}`, { base: logicOf(base), mine: logicOf(mine), theirs: logicOf(theirs) });
  const [was, own, other] = [base, mine, theirs].map(({ params }) => new Map(Object.entries(params)));
  const params: Record<string, ParamValue> = {};
  if (was === undefined || own === undefined || other === undefined) return mine;
  for (const name of keysOf(was, own, other)) {
    const value = referee.merge(`param ${id}.${name}`, versionsOf(name, was, own, other));
    if (value !== undefined) params[name] = value;
  }
  return { kind: mine.kind, params };
}
