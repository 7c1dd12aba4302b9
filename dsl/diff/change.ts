// The operations on a graph: a closed set. Each names what it expects to find, so that it does what was meant or nothing, and can be taken back.
import { z } from 'zod';
import { ExposedParam, GraphEdge, GraphLayout, GraphNode, ParamValue } from '../graph/graph';

const id = GraphNode.shape.id;
const portName = GraphEdge.shape.from.shape.port;
const paramName = ExposedParam.shape.targets.element.shape.param;
const params = GraphNode.shape.params;
const kind = GraphNode.shape.kind;
const ends = GraphEdge.pick({ from: true, to: true });
const text = z.string().max(4_000).nullable();

const place = GraphLayout.shape.nodes.unwrap().valueType;
const group = GraphLayout.shape.groups.unwrap().element.omit({ id: true });
const comment = GraphLayout.shape.comments.unwrap().element.omit({ id: true });

/** Between a wire's source and what it led to: the wire leaves from the node, and a wire of its own leads into it. */
const guard = { edge: GraphEdge, node: GraphNode, input: portName, output: portName, inputEdge: id };

export const Change = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('addNode'), node: GraphNode }),
  z.strictObject({ op: z.literal('removeNode'), node: GraphNode }).describe('A node without wires and settings, just as it is given.'),
  z.strictObject({
    op: z.literal('replaceKind'),
    node: id,
    from: z.strictObject({ kind, params }),
    to: z.strictObject({ kind, params }),
  }),
  z.strictObject({
    op: z.literal('setParam'),
    node: id,
    param: paramName,
    from: ParamValue.nullable().describe('Null: not set, so that the default stands.'),
    to: ParamValue,
  }),
  z.strictObject({ op: z.literal('unsetParam'), node: id, param: paramName, from: ParamValue }),
  z.strictObject({ op: z.literal('connect'), edge: GraphEdge }),
  z.strictObject({ op: z.literal('disconnect'), edge: GraphEdge }),
  z.strictObject({ op: z.literal('rewire'), edge: id, from: ends, to: ends }),
  z.strictObject({ op: z.literal('enable'), node: id }),
  z.strictObject({ op: z.literal('disable'), node: id }),
  z.strictObject({ op: z.literal('wrap'), ...guard }).describe('`edge`: the wire as it was before.'),
  z.strictObject({ op: z.literal('unwrap'), ...guard }).describe('`edge`: the wire as it is afterwards.'),
  z.strictObject({ op: z.literal('expose'), setting: ExposedParam }),
  z.strictObject({ op: z.literal('conceal'), setting: ExposedParam }),
  z.strictObject({ op: z.literal('setMeta'), field: z.enum(['name', 'description']), from: text, to: text }),
  z.strictObject({ op: z.literal('setLabel'), node: id, from: text, to: text }),
  z.strictObject({ op: z.literal('place'), node: id, from: place.nullable(), to: place.nullable() }),
  z.strictObject({ op: z.literal('group'), id, from: group.nullable(), to: group.nullable() }),
  z.strictObject({ op: z.literal('comment'), id, from: comment.nullable(), to: comment.nullable() }),
]);
export type Change = z.infer<typeof Change>;

/** Where things stand on the canvas: no hash of logic sees these. */
export function isLayoutChange({ op }: Change): boolean {
  return op === 'place' || op === 'group' || op === 'comment';
}
