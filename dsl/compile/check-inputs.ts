// One node's inputs against what reaches them: presence, number of wires, type, phase, unit.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';
import type { Fault } from '../nodes/define-kind';
import type { InputPort } from '../nodes/ports';
import { isKnownBy, type Phase } from '../types/phase';
import type { Unit } from '../types/unit';
import { describeType, type ValueKind, type ValueType } from '../types/value-type';
import type { ResolvedEdge, ResolvedNode } from './1-resolve';
import type { OrderedGraph } from './2-normalize';
import { type NodeFacts, NodeView, namedUnit } from './node-view';
import { describeClock, type PortFacts, sameClock } from './port-facts';

const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  literal: 'in the graph',
  param: 'before the run',
  session: 'before the session opens',
  bar: 'at each bar',
  intrabar: 'at each tick',
};

/** An input of which a fault of the kind's own speaks is not called missing once more. */
export function checkInputs(
  graph: OrderedGraph,
  facts: readonly NodeFacts[],
  index: number,
  faults: readonly Fault[],
): readonly Diagnostic[] {
  const node = graph.nodes[index];
  if (node === undefined) return [];
  const found: Diagnostic[] = [];
  const context = new NodeView(graph, facts, index);
  for (const [name, inlet] of Object.entries(node.kind.inputs)) {
    const edges = (graph.incoming[index] ?? []).filter((edge) => edge.to.port === name);
    const place = { node: node.id, port: name };
    if (
      edges.length === 0 &&
      !inlet.optional &&
      inlet.fallback === null &&
      faults.every((fault) => fault.port !== name) &&
      !graph.openInputs.has(`${index}.${name}`)
    ) {
      found.push(diagnostic('input-missing', { port: inlet.label, title: node.title, wanted: typeWords(inlet) }, place));
    }
    if (edges.length > 1 && !inlet.many)
      found.push(diagnostic('edge-duplicate', { title: node.title, port: inlet.label, count: edges.length }, place));
    if (edges.length > inlet.wiresMax)
      found.push(
        diagnostic('too-many', { count: edges.length, what: `wires at ${inlet.label} of ${node.title}`, max: inlet.wiresMax }, place),
      );
    for (const edge of edges) {
      const source = facts[edge.from.node]?.outputs[edge.from.port];
      if (source !== undefined && name !== node.kind.feedback)
        found.push(...checkWire(node, inlet, edge, source, (input) => context.unitOf(input)));
    }
  }
  return found;
}

/** What a feedback input reads is known only after the walk: it must be what the node gives out, on the node's clock. */
export function checkFeedback(graph: OrderedGraph, facts: readonly NodeFacts[], index: number): readonly Diagnostic[] {
  const node = graph.nodes[index];
  const inlet = node?.kind.inputs[node.kind.feedback ?? ''];
  if (node === undefined || inlet === undefined) return [];
  const given = Object.values(facts[index]?.outputs ?? {})[0]?.unit ?? 'none';
  const clock = facts[index]?.clock ?? null;
  return (graph.incoming[index] ?? []).flatMap((edge) => {
    const source = facts[edge.from.node]?.outputs[edge.from.port];
    if (edge.to.port !== node.kind.feedback || source === undefined) return [];
    const found = checkWire(node, { ...inlet, unit: given }, edge, source, () => given);
    if (clock === null || source.clock === null || sameClock(clock, source.clock)) return found;
    const words = { title: node.title, port: inlet.label, found: describeClock(source.clock), wanted: describeClock(clock) };
    return [...found, diagnostic('clock-mismatch', words, { node: node.id, port: edge.to.port })];
  });
}

function checkWire(
  node: ResolvedNode,
  inlet: InputPort,
  edge: ResolvedEdge,
  source: PortFacts,
  unitOf: (input: string) => Unit,
): readonly Diagnostic[] {
  const place = { node: node.id, port: edge.to.port };
  if (!accepts(inlet.type, source.type)) {
    const words = {
      title: node.title,
      port: inlet.label,
      wanted: typeWords(inlet),
      found: typeName(source.type, source.unit),
      remedy: remedyFor(inlet.type, source.type),
    };
    const nodeKind = source.type === 'boolean' && inlet.type === 'event' ? 'logic.edge@1' : null;
    const fix =
      nodeKind === null
        ? ({ kind: 'removeEdge', edge: edge.id } as const)
        : ({ kind: 'insertNode', edge: edge.id, nodeKind, params: {} } as const);
    return [diagnostic('type-mismatch', words, { ...place, fix })];
  }
  if (!isKnownBy(source.phase, inlet.phase)) {
    return [
      diagnostic(
        'phase-too-late',
        { title: node.title, port: inlet.label, wanted: PHASE_WORDS[inlet.phase], found: PHASE_WORDS[source.phase] },
        place,
      ),
    ];
  }
  if (inlet.type !== 'number' || inlet.unit === 'any') return [];
  const wanted = typeof inlet.unit === 'string' ? inlet.unit : 'by' in inlet.unit ? namedUnit(node, inlet.unit) : unitOf(inlet.unit.like);
  const found = source.type === 'candles' ? 'price' : source.unit;
  const isAdaptable = found === 'none' && isKnownBy(source.phase, 'param');
  if (found === wanted || isAdaptable) return [];
  return [
    diagnostic(
      'unit-mismatch',
      { title: node.title, port: inlet.label, wanted: typeName('number', wanted), found: typeName('number', found) },
      place,
    ),
  ];
}

/** Candles stand for their close wherever a number is asked for, a leg for the structure of that leg; nothing else converts unseen. */
function accepts(wanted: ValueKind, found: ValueKind): boolean {
  return wanted === found || (wanted === 'number' && found === 'candles') || (wanted === 'structure' && found === 'leg');
}

function remedyFor(wanted: ValueKind, found: ValueKind): string {
  if (wanted === 'event' && found === 'boolean') return 'Insert "Edge" to act when the condition becomes true.';
  if (wanted === 'boolean' && found === 'event') return 'Insert "Latch" to remember that it happened.';
  if (wanted === 'boolean' && found === 'number') return 'Insert "Compare" to ask a question of the number.';
  if (wanted === 'candles' && found === 'instrument') return 'Insert "Candles" to choose a timeframe.';
  return `Connect ${withArticle(wanted)}.`;
}

function typeWords(inlet: InputPort): string {
  return typeName(inlet.type, typeof inlet.unit === 'string' && inlet.unit !== 'any' ? inlet.unit : 'none');
}

function typeName(kind: ValueKind, unit: Unit): string {
  const type: ValueType = kind === 'number' ? { kind, unit } : { kind };
  return withArticle(describeType(type));
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
