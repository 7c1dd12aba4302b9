// The graph: the document a trader draws. Logic (nodes, edges, exposed parameters) apart from layout, which no hash sees.
// Unknown fields are refused; unknown kinds are kept, so that a graph from elsewhere still opens.
import { z } from 'zod';
import { LIMITS } from '../limits';

const id = z.string().regex(/^(?!__proto__$)[A-Za-z0-9_-]{1,40}$/, 'an id is 1 to 40 letters, digits, _ or -');
const portName = z.string().regex(/^[A-Za-z0-9]{1,40}$/, 'a port is 1 to 40 letters or digits');
const text = z.string().max(LIMITS.textCharsMax);

/** A node's parameter: a plain value. Exposing it is said in `exposed`, apart from it. */
export const ParamValue = z.union([z.number(), z.string().max(LIMITS.textCharsMax), z.boolean()]);
export type ParamValue = z.infer<typeof ParamValue>;

export const GraphNode = z.strictObject({
  id,
  /** Kind and version, `indicator.rsi@1`. */
  kind: z.string().regex(/^[a-z]+\.[A-Za-z0-9]+@[1-9][0-9]{0,3}$/, 'a kind is named like indicator.rsi@1'),
  params: z.record(z.string().regex(/^[A-Za-z0-9]{1,40}$/), ParamValue),
  label: text.optional(),
  /** Switched off: it and its wires are as if they were not there. */
  disabled: z.literal(true).optional(),
});
export type GraphNode = z.infer<typeof GraphNode>;

export const GraphEdge = z.strictObject({
  id,
  from: z.strictObject({ node: id, port: portName }),
  to: z.strictObject({ node: id, port: portName }),
});
export type GraphEdge = z.infer<typeof GraphEdge>;

export const ExposedParam = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a key starts with a small letter and has letters and digits'),
  label: text,
  targets: z
    .array(z.strictObject({ node: id, param: z.string().regex(/^[A-Za-z0-9]{1,40}$/) }))
    .min(1)
    .max(20),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type ExposedParam = z.infer<typeof ExposedParam>;

const position = z.strictObject({ x: z.number(), y: z.number() });

export const GraphLayout = z.strictObject({
  nodes: z.record(id, position.extend({ colour: z.string().max(20).optional() })).optional(),
  groups: z
    .array(z.strictObject({ id, title: text, nodes: z.array(id).max(LIMITS.graphNodesMax), colour: z.string().max(20).optional() }))
    .optional(),
  comments: z.array(z.strictObject({ id, text, at: position })).optional(),
});
export type GraphLayout = z.infer<typeof GraphLayout>;

export const Graph = z.strictObject({
  format: z.literal('yantra.graph/1'),
  name: text,
  description: z.string().max(4_000).optional(),
  nodes: z.array(GraphNode).max(LIMITS.graphNodesMax),
  edges: z.array(GraphEdge).max(LIMITS.graphEdgesMax),
  exposed: z.array(ExposedParam).max(LIMITS.paramsMax),
  layout: GraphLayout.optional(),
});
export type Graph = z.infer<typeof Graph>;
