// How much history a node needs by itself: the kind compiled among nodes that need none.
import { compile } from '../compile/compile';
import type { GraphEdge, GraphNode, ParamValue } from '../graph/graph';
import { kindKey, type NodeKind } from '../nodes/define-kind';
import type { InputPort } from '../nodes/ports';

export interface KindWarmUp {
  readonly bars: number;
  readonly convergeBars: number;
}

const SUBJECT = 'subject';

interface Feed {
  readonly node: string;
  readonly port: string;
}

/** Nodes that know their values at the first bar. */
const FEEDING: readonly GraphNode[] = [
  { id: 'instrument', kind: 'data.instrument@1', params: {} },
  { id: 'candles', kind: 'data.candles@1', params: {} },
  { id: 'volume', kind: 'data.price@1', params: { field: 'volume' } },
  { id: 'session', kind: 'calendar.sessionWindow@1', params: {} },
  { id: 'event', kind: 'trigger.barClose@1', params: {} },
  { id: 'literal', kind: 'math.number@1', params: {} },
];

const WIRING: readonly GraphEdge[] = [
  { id: 'w0', from: { node: 'instrument', port: 'instrument' }, to: { node: 'candles', port: 'instrument' } },
  ...['volume', 'session', 'event'].map((node, index) => ({
    id: `w${index + 1}`,
    from: { node: 'candles', port: 'candles' },
    to: { node, port: 'candles' },
  })),
];

/** Null where the kind cannot be looked at alone, or runs on no bars. */
export function kindWarmUp(kind: NodeKind): KindWarmUp | null {
  const { compiled } = compile(
    {
      format: 'yantra.graph/1',
      name: kind.title,
      nodes: [...FEEDING, { id: SUBJECT, kind: kindKey(kind), params: plainParams(kind) }],
      edges: [...WIRING, ...feedEdges(kind)],
      exposed: [],
    },
    { probes: [SUBJECT] },
  );
  if (compiled === null || compiled.program.warmUp.length === 0) return null;
  const needs = compiled.program.warmUp;
  return { bars: Math.max(...needs.map((need) => need.bars)), convergeBars: Math.max(...needs.map((need) => need.convergeBars)) };
}

function plainParams(kind: NodeKind): Readonly<Record<string, ParamValue>> {
  return Object.fromEntries(Object.entries(kind.params).map(([name, field]) => [name, field.default]));
}

function feedEdges(kind: NodeKind): readonly GraphEdge[] {
  return Object.entries(kind.inputs).flatMap(([name, inlet], index) => {
    const feed = inlet.optional || inlet.fallback !== null ? null : feedOf(inlet);
    return feed === null ? [] : [{ id: `s${index}`, from: feed, to: { node: SUBJECT, port: name } }];
  });
}

function feedOf(inlet: InputPort): Feed | null {
  switch (inlet.type) {
    case 'instrument':
      return { node: 'instrument', port: 'instrument' };
    case 'candles':
      return { node: 'candles', port: 'candles' };
    case 'boolean':
      return { node: 'session', port: 'inside' };
    case 'event':
      return { node: 'event', port: 'event' };
    case 'number':
      return feedOfNumber(inlet);
    default:
      return null;
  }
}

/** Candles stand for their close; a bare number takes on any other unit. */
function feedOfNumber({ unit }: InputPort): Feed {
  if (unit === 'any' || unit === 'price') return { node: 'candles', port: 'candles' };
  return unit === 'quantity' ? { node: 'volume', port: 'value' } : { node: 'literal', port: 'value' };
}
