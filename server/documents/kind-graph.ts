// A graph about one node kind alone: an instrument, its candles, the kind, and a wire into each of its inputs. This is how a kind is
// computed without a strategy around it.
import { type Compiled, compile } from '../../dsl/compile/compile';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic';
import type { Graph, GraphEdge, GraphNode, ParamValue } from '../../dsl/graph/graph';
import { kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import type { InputPort } from '../../dsl/nodes/ports';
import { invariant } from '../../dsl/types/invariant';
import type { Timeframe } from '../../dsl/types/timeframe';
import type { Unit } from '../../dsl/types/unit';
import { COLUMN_KIND, KINDS_WITH_COLUMNS } from './column-kind';
import { type CandleSource, type InputFeed, isNeeded } from './kind-inputs';

/** The node that is the kind. */
export const SUBJECT = 'subject';
const INSTRUMENT = 'instrument';

export interface KindWiring {
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly instrument: string;
  readonly timeframe: Timeframe;
  /** What number inputs read where nothing else is said. */
  readonly source: CandleSource;
  /** By input; several where the input takes many. */
  readonly inputs: ReadonlyMap<string, readonly InputFeed[]>;
  /** Columns of the file, in the order in which the program knows them. */
  readonly columns: readonly string[];
}

export interface KindProgram {
  /** Null where the diagnostics hold an error. */
  readonly compiled: Compiled | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function compileKind(kind: NodeKind, wiring: KindWiring): KindProgram {
  const graph = new KindGraph(kind, wiring).build();
  const { compiled, diagnostics } = compile(graph, { probes: [SUBJECT], kinds: KINDS_WITH_COLUMNS });
  return { compiled, diagnostics: diagnostics.filter(({ node }) => node === SUBJECT || node === null) };
}

/** The unit of the number that reaches an input, where the input itself says it. */
function unitOfInput(kind: NodeKind, name: string, { params, inputs, source }: KindWiring): Unit {
  const port = kind.inputs[name];
  const [feed] = inputs.get(name) ?? [];
  if (feed?.kind === 'field') return unitOfField(feed.field);
  if (feed?.kind === 'column' && feed.unit !== null) return feed.unit;
  if (port === undefined || port.unit === 'any') return 'price';
  if (typeof port.unit === 'string') return port.unit;
  if ('by' in port.unit) return port.unit.units[String(params[port.unit.by] ?? kind.params[port.unit.by]?.default)] ?? 'none';
  const { like } = port.unit;
  return inputs.has(like)
    ? unitOfInput(kind, like, { params, inputs, source, instrument: '', timeframe: '1m', columns: [] })
    : unitOfField(source);
}

function unitOfField(field: CandleSource): Unit {
  return field === 'volume' || field === 'openInterest' ? 'quantity' : 'price';
}

class KindGraph {
  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges: GraphEdge[] = [];
  private readonly kind: NodeKind;
  private readonly wiring: KindWiring;

  constructor(kind: NodeKind, wiring: KindWiring) {
    this.kind = kind;
    this.wiring = wiring;
  }

  build(): Graph {
    const { kind, wiring } = this;
    this.place(INSTRUMENT, 'data.instrument@1', { symbol: wiring.instrument });
    this.place(SUBJECT, kindKey(kind), wiring.params);
    for (const [name, port] of Object.entries(kind.inputs)) {
      if (port.type === 'instrument') this.wire(INSTRUMENT, 'instrument', name);
      if (port.type === 'candles') this.wire(this.candles(wiring.timeframe), 'candles', name);
      for (const feed of wiring.inputs.get(name) ?? defaultFeeds(port, wiring.source)) this.feed(name, port, feed);
    }
    return { format: 'yantra.graph/1', name: kind.title, nodes: [...this.nodes.values()], edges: this.edges, exposed: [] };
  }

  private feed(name: string, port: InputPort, feed: InputFeed): void {
    const timeframe = feed.timeframe ?? this.wiring.timeframe;
    if (feed.kind === 'field') {
      const id = `${feed.field}-${timeframe}`;
      this.placeOver(timeframe, id, 'data.price@1', { field: feed.field });
      this.wire(id, 'value', name);
      return;
    }
    const column = this.wiring.columns.indexOf(feed.column);
    invariant(column >= 0, 'every column that feeds an input is one of the file');
    const unit =
      port.type === 'number'
        ? unitOfInput(this.kind, name, { ...this.wiring, inputs: new Map([...this.wiring.inputs, [name, [feed]]]) })
        : 'none';
    const id = `column-${column}-${unit}-${timeframe}`;
    this.placeOver(timeframe, id, kindKey(COLUMN_KIND), { column, unit });
    this.wire(id, port.type === 'boolean' ? 'condition' : port.type, name);
  }

  private candles(timeframe: Timeframe): string {
    const id = `candles-${timeframe}`;
    if (!this.nodes.has(id)) {
      this.place(id, 'data.candles@1', { timeframe });
      this.edges.push({ id: `${id}-instrument`, from: { node: INSTRUMENT, port: 'instrument' }, to: { node: id, port: 'instrument' } });
    }
    return id;
  }

  private placeOver(timeframe: Timeframe, id: string, key: string, params: GraphNode['params']): void {
    if (this.nodes.has(id)) return;
    const candles = this.candles(timeframe);
    this.place(id, key, params);
    this.edges.push({ id: `${id}-candles`, from: { node: candles, port: 'candles' }, to: { node: id, port: 'candles' } });
  }

  private place(id: string, kind: string, params: GraphNode['params']): void {
    this.nodes.set(id, { id, kind, params });
  }

  private wire(from: string, fromPort: string, port: string): void {
    this.edges.push({ id: `wire-${this.edges.length}`, from: { node: from, port: fromPort }, to: { node: SUBJECT, port } });
  }
}

/** A quantity is the volume, asked for or not; other inputs that need not be fed stay open. */
function defaultFeeds(port: InputPort, source: CandleSource): readonly InputFeed[] {
  if (port.type !== 'number') return [];
  if (port.unit === 'quantity') return [{ kind: 'field', field: 'volume', timeframe: null }];
  return isNeeded(port) ? [{ kind: 'field', field: source, timeframe: null }] : [];
}
