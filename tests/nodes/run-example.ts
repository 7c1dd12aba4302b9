// Runs one example of a node kind: compiles the kind among type-correct feeds, puts the example's columns in place of what the feeds
// compute, and reads the kind's outputs, prices in rupees.
import { type Compilation, compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import type { Program } from '../../dsl/ir/program';
import type { PortSlot } from '../../dsl/ir/source-map';
import type { Example, ExampleCandles, NodeKind } from '../../dsl/nodes/define-kind';
import { isPriceLike, type Unit } from '../../dsl/types/unit';
import { exampleRows, PRICE_SCALE } from './example-rows';
import { feedGraph, feedId, SUBJECT } from './feeds';
import { type ChainColumns, type Column, programColumns, type RunOp } from './program-columns';

/** The kind among nodes that feed it as the example says. */
export function exampleGraph(kind: NodeKind, example: Example, isConsumed = false): Graph {
  const inputs = Object.keys(example.inputs).filter((input) => Object.hasOwn(kind.inputs, input.split('.')[0] ?? ''));
  const graph = feedGraph({ kind, params: example.params ?? {}, inputs, unitOf: (input) => unitOfInput(kind, example, input), isConsumed });
  if (graph === null) throw new Error(`no known node feeds ${kind.kind}`);
  return graph;
}

export function compileExample(kind: NodeKind, example: Example): Compilation {
  return compile(exampleGraph(kind, example), { probes: [SUBJECT] });
}

/** Asks for the column of an output of the kind; empty where that is not a register. */
export function runExample(kind: NodeKind, example: Example, runOp: RunOp): (port: string) => Column {
  const graph = exampleGraph(kind, example);
  const { compiled, diagnostics } = compile(graph, { probes: [SUBJECT] });
  if (compiled === null) throw new Error(diagnostics.map((found) => found.message).join('\n'));
  const ports = compiled.sourceMap.ports;
  const given = new Map<number, Column>();
  for (const [input, values] of Object.entries(example.inputs)) {
    const wire = graph.edges.find(({ from, to }) => to.node === SUBJECT && from.node === feedId(input))?.from;
    const place = ports.find(({ node, port }) => node === wire?.node && port === wire.port);
    if (place !== undefined && !isCandles(values))
      given.set(
        place.slot,
        values.map((value) => (value ?? Number.NaN) * scaleOf(place)),
      );
  }
  const candles = Object.values(example.inputs).find(isCandles) ?? null;
  const rows = exampleRows(candles, rowCount(example));
  const params = compiled.sourceMap.params.map((param) => param.default);
  const chains = chainColumns(kind, example, compiled.program);
  const columnOf = programColumns({ program: compiled.program, params, rows, given, chains, priceScale: PRICE_SCALE, runOp });
  return (name) => {
    const place = ports.find((port) => port.node === SUBJECT && port.port === name);
    return place === undefined ? [] : columnOf(place.slot).map((value) => value / scaleOf(place));
  };
}

/** Prices of a chain in price units, by chain of the program: each feeds the input of its ordinal. */
function chainColumns(kind: NodeKind, example: Example, program: Program): readonly ChainColumns[] {
  const fed = Object.keys(example.inputs).filter((input) => Object.hasOwn(kind.inputs, input));
  return (program.chains ?? []).map(({ expiry }) => {
    const said = example.chains?.[fed[expiry.kind === 'week' ? expiry.offset : -1] ?? ''] ?? {};
    return Object.fromEntries(
      Object.entries(said).map(([measure, values]) => {
        const scale = CHAIN_PRICES.has(measure) ? PRICE_SCALE : 1;
        return [measure, values.map((value) => (value ?? Number.NaN) * scale)];
      }),
    );
  });
}

const CHAIN_PRICES = new Set(['atmStrike', 'straddlePremium', 'forward', 'maxPain', 'callWall', 'putWall']);

function scaleOf(place: PortSlot): number {
  return place.kind === 'number' && isPriceLike(place.unit) ? PRICE_SCALE : 1;
}

export function isCandles(values: readonly (number | null)[] | ExampleCandles): values is ExampleCandles {
  return 'close' in values;
}

/** As many rows as the longest column; one for what has none. */
export function rowCount(example: Example): number {
  const lengths = Object.values(example.inputs).map((values) => (isCandles(values) ? values.close.length : values.length));
  const read = Object.values(example.chains ?? {}).flatMap((chain) => Object.values(chain).map((values) => values.length));
  return Math.max(1, ...lengths, ...read);
}

function unitOfInput(kind: NodeKind, example: Example, input: string): Unit {
  const rule = kind.inputs[input]?.unit ?? 'any';
  const said = example.units?.[input];
  if (said !== undefined) return said;
  if (typeof rule === 'string') return rule === 'any' ? 'none' : rule;
  if ('like' in rule) return unitOfInput(kind, example, rule.like);
  return rule.units[String(example.params?.[rule.by] ?? kind.params[rule.by]?.default)] ?? 'none';
}
