// What must hold of any two graphs and any edits of one, stated once for the quick run and the deep one.
import { applyChanges, applyDiff } from '../../dsl/diff/apply-diff';
import { changesBetween, diffGraphs } from '../../dsl/diff/diff-graphs';
import { explainDiff } from '../../dsl/diff/explain-diff';
import { GraphDiff } from '../../dsl/diff/graph-diff';
import { invertChanges } from '../../dsl/diff/invert';
import { mergeDocuments } from '../../dsl/diff/merge-graphs';
import { graphHash, isSame, isSameGraph, normalForm } from '../../dsl/diff/normal-form';
import { Graph } from '../../dsl/graph/graph';
import { randomGraph } from '../random-graph';
import { randomEdit } from './random-edit';

const FAULTS = 0.02;

/** As a graph is once it is parsed and drawn: ids once, wires and settings between nodes that are there. Faults of every other sort stay. */
function drawn(seed: number): Graph {
  const graph = randomGraph({ seed, faults: FAULTS, nodesMax: 16 });
  const nodes = once(graph.nodes, ({ id }) => id);
  const there = new Set(nodes.map(({ id }) => id));
  return {
    ...graph,
    nodes,
    edges: once(graph.edges, ({ id }) => id).filter(({ from, to }) => there.has(from.node) && there.has(to.node)),
    exposed: once(graph.exposed, ({ key }) => key).filter(({ targets }) => targets.every(({ node }) => there.has(node))),
  };
}

/** Laws that the pair of a seed breaks; empty for a law-abiding one. Half of the pairs are edits of one graph, half have nothing in common. */
export function brokenDiffLaws(seed: number): readonly string[] {
  const base = drawn(seed);
  const edit = randomEdit(base, seed + 1, 1 + (seed % 9), 'a');
  const target = seed % 2 === 0 ? edit.graph : drawn(seed + 7);
  const rival = randomEdit(base, seed + 2, 1 + (seed % 7), 'b');
  return [...diffLaws(base, target), ...editLaws(base, edit.changes, edit.graph), ...mergeLaws(base, edit.graph, rival.graph)];
}

function diffLaws(base: Graph, target: Graph): readonly string[] {
  const broken: string[] = [];
  const diff = diffGraphs(base, target);
  const applied = applyDiff(base, diff);
  if (!GraphDiff.safeParse(diff).success) broken.push('a diff fits its schema');
  if (!isSameGraph(applied.graph, target)) broken.push('a diff leads to its target');
  if (!isSameGraph(applyDiff(applied.graph, applied.inverse).graph, base)) broken.push('the inverse leads back');
  const again = applyDiff(applied.graph, diff);
  if (again.kind !== 'already-applied' || !isSameGraph(again.graph, applied.graph)) broken.push('a second time changes nothing');
  if (!isSame(diffGraphs(base, applied.graph), diff)) broken.push('the diff of what a diff did is that diff');
  if (changesBetween(target, target).length > 0) broken.push('a graph does not differ from itself');
  if (explainDiff(base, diff).some(({ lines }) => lines.some((line) => /undefined|NaN|\[object/.test(line))))
    broken.push('a diff is said in words');
  return broken;
}

function editLaws(base: Graph, changes: Parameters<typeof invertChanges>[0], edited: Graph): readonly string[] {
  const broken: string[] = [];
  const back = applyChanges(edited, invertChanges(changes));
  if (back.kind === 'refused' || !isSameGraph(back.graph, base)) broken.push('every change can be taken back');
  const before = JSON.stringify(base);
  const impossible = applyChanges(base, [...changes, { op: 'enable', node: 'nowhere' }]);
  if (impossible.kind !== 'refused' || JSON.stringify(base) !== before) broken.push('changes are made together or not at all');
  const shortest = applyChanges(base, changesBetween(base, edited));
  if (shortest.kind === 'refused' || !isSameGraph(shortest.graph, edited)) broken.push('the shortest way leads there too');
  return broken;
}

function mergeLaws(base: Graph, mine: Graph, theirs: Graph): readonly string[] {
  const broken: string[] = [];
  const merged = mergeDocuments(base, mine, theirs);
  if (!Graph.safeParse(merged.graph).success) broken.push('a merged graph is a graph');
  if (!isSameGraph(mergeDocuments(base, mine, base).graph, mine)) broken.push('nothing new leaves mine');
  if (!isSameGraph(mergeDocuments(base, base, theirs).graph, theirs)) broken.push('where I changed nothing theirs stands');
  const twins = mergeDocuments(base, mine, mine);
  if (!isSameGraph(twins.graph, mine) || twins.conflicts.length > 0) broken.push('the same edit twice is that edit');
  const other = mergeDocuments(base, theirs, mine);
  if (!isSame(merged.conflicts.map(({ id }) => id).sort(), other.conflicts.map(({ id }) => id).sort()))
    broken.push('conflicts do not depend on whose side is whose');
  if (merged.conflicts.length === 0 && graphHash(merged.graph) !== graphHash(other.graph))
    broken.push('without a conflict sides do not matter');
  const there = new Set(merged.graph.nodes.map(({ id }) => id));
  if (merged.graph.edges.some(({ from, to }) => !there.has(from.node) || !there.has(to.node)))
    broken.push('a merged wire leads from a node to a node');
  const decided = new Map(merged.conflicts.map(({ id }) => [id, 'theirs'] as const));
  const conceded = mergeDocuments(base, mine, theirs, decided);
  if (conceded.conflicts.some(({ taken, kind }) => taken !== 'theirs' && kind !== 'same-target')) broken.push('a choice decides');
  if (!isSame(normalForm(merged.graph), merged.graph)) broken.push('a merged graph stands in normal form');
  return broken;
}

function once<Part>(parts: readonly Part[], keyOf: (part: Part) => string): Part[] {
  return [...new Map(parts.map((part) => [keyOf(part), part])).values()];
}
