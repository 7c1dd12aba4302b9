// A graph about one node kind alone: an instrument, its candles, the kind, and a wire into each of its inputs. This is how a kind is
// computed without a strategy around it.
import { type Compiled, compile } from '../../dsl/compile/compile';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic';
import type { Graph, GraphEdge, GraphNode, ParamValue } from '../../dsl/graph/graph';
import { kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import type { InputPort } from '../../dsl/nodes/ports';
import type { Timeframe } from '../../dsl/types/timeframe';

/** The node that is the kind. */
export const SUBJECT = 'subject';
const INSTRUMENT = 'instrument';
const CANDLES = 'candles';

export const CANDLE_SOURCES = ['open', 'high', 'low', 'close', 'hl2', 'hlc3', 'ohlc4', 'volume', 'openInterest'] as const;
export type CandleSource = (typeof CANDLE_SOURCES)[number];

export interface KindWiring {
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly instrument: string;
  readonly timeframe: Timeframe;
  /** What number inputs read where nothing else is said. */
  readonly source: CandleSource;
  /** What single number inputs read. */
  readonly inputs: ReadonlyMap<string, CandleSource>;
}

export interface KindProgram {
  /** Null where the diagnostics hold an error. */
  readonly compiled: Compiled | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The inputs that candles cannot feed, and that must be fed. */
export function listUnfedInputs(kind: NodeKind): readonly string[] {
  return Object.entries(kind.inputs).flatMap(([name, port]) => (isNeeded(port) && !isFedByCandles(port) ? [name] : []));
}

export function compileKind(kind: NodeKind, wiring: KindWiring): KindProgram {
  const { compiled, diagnostics } = compile(kindGraph(kind, wiring), { probes: [SUBJECT] });
  return { compiled, diagnostics: diagnostics.filter(({ node }) => node === SUBJECT || node === null) };
}

function kindGraph(kind: NodeKind, { params, instrument, timeframe, source, inputs }: KindWiring): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const place = (id: string, key: string, given: GraphNode['params']): void => void nodes.set(id, { id, kind: key, params: given });
  const wire = (from: string, fromPort: string, to: string, port: string): void =>
    void edges.push({ id: `${to}-${port}`, from: { node: from, port: fromPort }, to: { node: to, port } });
  place(INSTRUMENT, 'data.instrument@1', { symbol: instrument });
  place(CANDLES, 'data.candles@1', { timeframe });
  wire(INSTRUMENT, 'instrument', CANDLES, 'instrument');
  place(SUBJECT, kindKey(kind), params);
  for (const [name, port] of Object.entries(kind.inputs)) {
    if (port.type === 'instrument') wire(INSTRUMENT, 'instrument', SUBJECT, name);
    if (port.type === 'candles') wire(CANDLES, 'candles', SUBJECT, name);
    if (port.type !== 'number') continue;
    const read = inputs.get(name) ?? sourceOf(port, source);
    if (read === null) continue;
    const id = `source-${read}`;
    if (!nodes.has(id)) {
      place(id, 'data.price@1', { field: read });
      wire(CANDLES, 'candles', id, 'candles');
    }
    wire(id, 'value', SUBJECT, name);
  }
  return { format: 'yantra.graph/1', name: kind.title, nodes: [...nodes.values()], edges, exposed: [] };
}

/** A quantity is the volume, asked for or not; other optional inputs stay open. */
function sourceOf(port: InputPort, source: CandleSource): CandleSource | null {
  if (port.unit === 'quantity') return 'volume';
  return isNeeded(port) ? source : null;
}

function isNeeded(port: InputPort): boolean {
  return !port.optional && port.fallback === null;
}

function isFedByCandles({ type }: InputPort): boolean {
  return type === 'number' || type === 'candles' || type === 'instrument';
}
