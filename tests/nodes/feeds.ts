// Type-correct nodes to feed a kind's inputs with: a node named after each input, and what that needs in turn, back to one instrument.
// No two feeds of a graph compute the same, or the compiler would make one of them.
import type { Graph, GraphEdge, GraphNode, ParamValue } from '../../dsl/graph/graph';
import { kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import type { Unit } from '../../dsl/types/unit';
import type { ValueKind } from '../../dsl/types/value-type';

export const SUBJECT = 'subject';

/** The node that enters with what the subject gives out. */
export const CONSUMER = 'position';

/** The structure between a strike and that one. */
const JOINED = 'joined';

export interface FeedPlan {
  readonly kind: NodeKind;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Inputs to connect; `conditions.2` is a second wire into `conditions`. */
  readonly inputs: readonly string[];
  /** Unit of the number at an input. */
  readonly unitOf: (input: string) => Unit;
  /** Shall an entry use what the subject gives out? */
  readonly isConsumed: boolean;
}

interface Source {
  readonly kind: string;
  readonly port: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** Source of each of its inputs. */
  readonly from?: Readonly<Record<string, Source>>;
}

const INSTRUMENT: Source = { kind: 'data.instrument@1', port: 'instrument', params: { symbol: 'NSE:RELIANCE' } };
const CANDLES: Source = { kind: 'data.candles@1', port: 'candles', params: { timeframe: '1m' }, from: { instrument: INSTRUMENT } };
const bars = (kind: string, port: string, params: Source['params'] = {}): Source => ({ kind, port, params, from: { candles: CANDLES } });
const PRICE = bars('data.price@1', 'value');
const VOLUME = bars('data.price@1', 'value', { field: 'volume' });

/** A number on the candles' clock, in each unit that a node gives out. */
const NUMBERS: Readonly<Partial<Record<Unit, Source>>> = {
  none: { kind: 'indicator.rsi@1', port: 'value', from: { source: PRICE } },
  price: PRICE,
  points: bars('indicator.atr@1', 'value'),
  percent: bars('indicator.atr@1', 'percent'),
  rupees: { kind: 'math.arithmetic@1', port: 'value', params: { operation: 'multiply' }, from: { left: PRICE, right: VOLUME } },
  quantity: VOLUME,
  sigma: { kind: 'indicator.zScore@1', port: 'value', from: { source: PRICE } },
  minutes: bars('calendar.sessionWindow@1', 'sinceOpen'),
};

/** The first is the current week, the second the next: chains told apart by what they are. */
const expiryAt = (ordinal: number): Source => ({ kind: 'leg.expiry@1', port: 'expiry', params: { offset: ordinal - 1 } });
const chainAt = (ordinal: number): Source => ({
  kind: 'option.chain@1',
  port: 'chain',
  from: { candles: CANDLES, expiry: expiryAt(ordinal) },
});
const strikeAt = (ordinal: number): Source => ({ kind: 'leg.strikeBySteps@1', port: 'strike', params: { steps: ordinal } });
const OPTIONS: Source = { kind: 'leg.straddle@1', port: 'structure', from: { chain: chainAt(1) } };

const LEG: Source = { kind: 'leg.leg@1', port: 'leg', from: { instrument: INSTRUMENT } };
const STRUCTURE: Source = { kind: 'leg.structure@1', port: 'structure', from: { legs: LEG } };
const SIZE: Source = { kind: 'size.lots@1', port: 'size' };
const STOP: Source = { kind: 'risk.legStop@1', port: 'risk' };

const STOPPING_KIND = 'risk.legStop';
const ENTRY: Source = {
  kind: 'action.enter@1',
  port: 'position',
  from: { event: bars('trigger.barClose@1', 'event'), structure: STRUCTURE, size: SIZE, risk: STOP },
};

const STATICS: Readonly<Partial<Record<ValueKind, Source>>> = {
  leg: LEG,
  structure: OPTIONS,
  regime: { kind: 'regime.regime@1', port: 'regime', from: { volatility: PRICE } },
  size: SIZE,
  risk: STOP,
  execution: { kind: 'execution.orderPolicy@1', port: 'execution' },
  window: bars('calendar.timeWindow@1', 'window'),
  position: ENTRY,
};

interface Consumption {
  readonly output: string;
  readonly input: string;
  /** Not itself an input of an entry, but of an option leg. */
  readonly isStrike: boolean;
  readonly others: Readonly<Record<string, Source>>;
}

/** The input of an entry that takes an output of the kind, and the sources of its other inputs. Risk rules stand beside the stop. */
function consumption(kind: NodeKind): Consumption | null {
  for (const [output, { type }] of Object.entries(kind.outputs)) {
    const isStrike = type === 'strike';
    const input = isStrike ? 'structure' : type;
    if (input !== 'structure' && input !== 'size' && input !== 'risk' && input !== 'execution') continue;
    const others = Object.entries(ENTRY.from ?? {}).filter(([name]) => name !== input || (type === 'risk' && kind.kind !== STOPPING_KIND));
    return { output, input, isStrike, others: Object.fromEntries([...others, ...(input === 'structure' ? [] : [['structure', OPTIONS]])]) };
  }
  return null;
}

/** The subject, all that feeds it, and if asked for an entry that uses it. Null where no registered kind gives what an input takes. */
export function feedGraph(plan: FeedPlan): Graph | null {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const connect = (source: Source, id: string, node: string, port: string): void => {
    place(source, id);
    edges.push({ id: `e${edges.length}`, from: { node: id, port: source.port }, to: { node, port } });
  };
  const place = (source: Source, id: string): void => {
    if (nodes.has(id)) return;
    nodes.set(id, { id, kind: source.kind, params: { ...source.params } });
    for (const [input, inner] of Object.entries(source.from ?? {})) connect(inner, sharedId(inner), id, input);
  };
  nodes.set(SUBJECT, { id: SUBJECT, kind: kindKey(plan.kind), params: { ...plan.params } });
  let ordinal = 0;
  for (const input of plan.inputs) {
    const port = input.split('.')[0] ?? input;
    const source = sourceOf(plan.kind.inputs[port]?.type ?? 'number', plan.unitOf(port), ++ordinal);
    if (source === null) return null;
    connect(source, feedId(input), SUBJECT, port);
  }
  if (plan.isConsumed) {
    const used = consumption(plan.kind);
    if (used === null) return null;
    place({ ...ENTRY, from: used.others }, CONSUMER);
    const wire = (node: string, port: string): void => {
      edges.push({ id: 'used', from: { node: SUBJECT, port: used.output }, to: { node, port } });
    };
    if (used.isStrike) {
      connect({ kind: 'leg.option@1', port: 'leg', from: { chain: chainAt(1) } }, 'between', JOINED, 'legs');
      // A strike beside a leg needs that leg in the structure.
      if (nodes.has('leg')) edges.push({ id: 'beside', from: { node: 'leg', port: 'leg' }, to: { node: JOINED, port: 'legs' } });
      connect({ kind: 'leg.structure@1', port: 'structure' }, JOINED, CONSUMER, used.input);
      wire('between', 'strike');
    } else wire(CONSUMER, used.input);
  }
  return { format: 'yantra.graph/1', name: plan.kind.title, nodes: [...nodes.values()], edges, exposed: [] };
}

/** Node that feeds an input. */
export function feedId(input: string): string {
  return input.replaceAll('.', '-');
}

/** Nodes behind a feed are shared by content. */
function sharedId(source: Source): string {
  return `${source.kind.replaceAll(/[.@]/g, '-')}-${Object.values(source.params ?? {})
    .join('')
    .replaceAll(/\W/g, '')}`;
}

function sourceOf(type: ValueKind, unit: Unit, ordinal: number): Source | null {
  switch (type) {
    case 'instrument':
      return INSTRUMENT;
    case 'candles':
      return CANDLES;
    case 'chain':
      return chainAt(ordinal);
    case 'expiry':
      return expiryAt(ordinal);
    case 'strike':
      return strikeAt(ordinal);
    case 'boolean':
      return bars('indicator.supertrend@1', 'up', { period: ordinal });
    case 'event':
      return { kind: 'logic.crosses@1', port: 'up', params: { level: ordinal }, from: { series: PRICE } };
    case 'number': {
      const source = NUMBERS[unit];
      return source === undefined ? null : { kind: 'math.lag@1', port: 'value', params: { bars: ordinal }, from: { source } };
    }
    default:
      return STATICS[type] ?? null;
  }
}
