// Graphs for tests, in a few lines: nodes by id as [kind, parameters], wires as "from.port > to.port".
import type { ExposedParam, Graph, ParamValue } from '../dsl/graph/graph';

export type DrawnNode = readonly [kind: string, params?: Readonly<Record<string, ParamValue>> | undefined];

export interface Drawing {
  readonly name?: string;
  readonly nodes: Readonly<Record<string, DrawnNode>>;
  readonly wires: readonly string[];
  readonly exposed?: readonly ExposedParam[];
}

/** Kinds without a version are taken at version 1. */
export function draw(drawing: Drawing): Graph {
  return {
    format: 'yantra.graph/1',
    name: drawing.name ?? 'Drawn',
    nodes: Object.entries(drawing.nodes).map(([id, [kind, params]]) => ({
      id,
      kind: kind.includes('@') ? kind : `${kind}@1`,
      params: { ...params },
    })),
    edges: drawing.wires.map((wire, at) => {
      const [from = '', to = ''] = wire.split(' > ');
      return { id: `e${at}`, from: end(from), to: end(to) };
    }),
    exposed: [...(drawing.exposed ?? [])],
  };
}

function end(text: string): { node: string; port: string } {
  const [node = '', port = ''] = text.split('.');
  return { node, port };
}
