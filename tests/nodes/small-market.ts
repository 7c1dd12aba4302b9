// A market small enough to check by hand: two shares, sessions of ten minutes from 09:15, one-minute bars, and a way to read a node's
// output over them as the engine computes it.
import { compile } from '../../dsl/compile/compile';
import type { ExposedParam, Graph, GraphEdge, GraphNode, ParamValue } from '../../dsl/graph/graph';
import { isPriceLike } from '../../dsl/types/unit';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import { evaluate } from '../../engine/run/evaluate';
import { formatIst, istMinute } from '../../engine/time/ist-time';

const SCALE = 100;
export const OPEN = 9 * 60 + 15;
const SESSION_MINUTES = 10;
/** Monday, 1 January 2024, in days since 1970-01-01. */
export const MONDAY = 19_723;

/** Closes in rupees, a row for each session from Monday on; each bar opens at the close before it and has no shadows. */
export function history(symbol: string, sessions: readonly (readonly number[])[]): InstrumentHistory {
  const closes = sessions.flat().map((rupees) => Math.round(rupees * SCALE));
  const minutes = sessions.flatMap((bars, day) => bars.map((_, bar) => istMinute(MONDAY + day, OPEN + bar)));
  const opens = closes.map((close, row) => closes[row - 1] ?? close);
  return {
    candles: {
      instrument: symbol,
      timeframe: '1m',
      priceScale: SCALE,
      count: closes.length,
      minute: Int32Array.from(minutes),
      open: Int32Array.from(opens),
      high: Int32Array.from(closes, (close, row) => Math.max(close, opens[row] ?? close)),
      low: Int32Array.from(closes, (close, row) => Math.min(close, opens[row] ?? close)),
      close: Int32Array.from(closes),
      volume: new Float64Array(closes.length).fill(1),
      openInterest: new Float64Array(closes.length).fill(Number.NaN),
    },
    sessions: (day) => [{ openMinute: istMinute(day, OPEN), closeMinute: istMinute(day, OPEN + SESSION_MINUTES) }],
  };
}

/** One session climbing by a rupee a minute. */
export function climbing(from: number): readonly number[] {
  return Array.from({ length: SESSION_MINUTES }, (_, bar) => from + bar);
}

interface NodeDraft {
  readonly kind: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** `node.port` at each input. */
  readonly from?: Readonly<Record<string, string>>;
}

export function graphOf(drafts: Readonly<Record<string, NodeDraft>>, exposed: readonly ExposedParam[] = []): Graph {
  const nodes = Object.entries(drafts).map(([id, { kind, params = {} }]): GraphNode => ({ id, kind, params: { ...params } }));
  const wires = Object.entries(drafts).flatMap(([id, { from = {} }]) =>
    Object.entries(from).map(([input, source]) => ({ id, input, source })),
  );
  const edges = wires.map(({ id, input, source }, index): GraphEdge => {
    const [node = '', port = ''] = source.split('.');
    return { id: `e${index}`, from: { node, port }, to: { node: id, port: input } };
  });
  return { format: 'yantra.graph/1', name: 'Small market', nodes, edges, exposed: [...exposed] };
}

/** Time of day by value, `2024-01-01 09:16` to rupees; NA as null. */
export type Reading = readonly (readonly [time: string, value: number | null])[];

/** What an output, `node.port`, is at each row of its clock. Throws what the compiler has to say against the graph. */
export function read(graph: Graph, output: string, histories: readonly InstrumentHistory[], params?: readonly number[]): Reading {
  const [node = '', port = ''] = output.split('.');
  const { compiled, diagnostics } = compile(graph, { probes: [node] });
  if (compiled === null) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  const place = compiled.sourceMap.ports.find((candidate) => candidate.node === node && candidate.port === port);
  if (place === undefined) throw new Error(`${output} is no register`);
  const bySymbol = compiled.program.instruments.map((instrument) =>
    histories.find(({ candles }) => instrument.kind === 'fixed' && candles.instrument === instrument.id),
  );
  const [found] = evaluate({
    program: compiled.program,
    params: params ?? compiled.sourceMap.params.map((param) => param.default),
    histories: bySymbol.filter((one) => one !== undefined),
    slots: [place.slot],
    priceScale: SCALE,
  });
  const scale = isPriceLike(place.unit) ? SCALE : 1;
  return Array.from(found?.values ?? [], (value, row) => [
    formatIst(found?.timeUs[row] ?? 0)
      .slice(0, 16)
      .replace('T', ' '),
    Number.isNaN(value) ? null : value / scale,
  ]);
}
