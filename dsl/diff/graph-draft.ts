// A graph under change: its parts by id. Made for one diff, changed in place, and handed out as a graph in normal form.
import type { ExposedParam, Graph, GraphEdge, GraphLayout, GraphNode } from '../graph/graph';
import { normalForm } from './normal-form';

type Places = NonNullable<GraphLayout['nodes']>;
type Group = NonNullable<GraphLayout['groups']>[number];
type Comment = NonNullable<GraphLayout['comments']>[number];

export class GraphDraft {
  readonly meta: { name: string; description: string | null };
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Map<string, GraphEdge>;
  readonly settings: Map<string, ExposedParam>;
  readonly places: Map<string, Places[string]>;
  readonly groups: Map<string, Group>;
  readonly comments: Map<string, Comment>;

  constructor(graph: Graph) {
    const { nodes = {}, groups = [], comments = [] } = graph.layout ?? {};
    this.meta = { name: graph.name, description: graph.description ?? null };
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    this.edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
    this.settings = new Map(graph.exposed.map((setting) => [setting.key, setting]));
    this.places = new Map(Object.entries(nodes));
    this.groups = new Map(groups.map((group) => [group.id, group]));
    this.comments = new Map(comments.map((comment) => [comment.id, comment]));
  }

  graph(): Graph {
    const { name, description } = this.meta;
    return normalForm({
      format: 'yantra.graph/1',
      name,
      ...(description === null ? {} : { description }),
      nodes: [...this.nodes.values()],
      edges: [...this.edges.values()],
      exposed: [...this.settings.values()],
      layout: {
        nodes: Object.fromEntries(this.places),
        groups: [...this.groups.values()],
        comments: [...this.comments.values()],
      },
    });
  }

  edgesOf(node: string): readonly GraphEdge[] {
    return [...this.edges.values()].filter(({ from, to }) => from.node === node || to.node === node);
  }

  settingsOf(node: string): readonly ExposedParam[] {
    return [...this.settings.values()].filter(({ targets }) => targets.some((target) => target.node === node));
  }
}
