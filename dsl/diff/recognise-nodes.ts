// Which nodes of a graph are those of another under other ids: a strategy that was drawn anew, imported or pasted is the same strategy to whoever
// reads what changed. First what is surely the same (kind, settings, label, and all that leads there and away), with what hangs on it; then what is
// the only one of its sort. For reading alone: changes that are carried out go by ids.
import { compareText } from '../compile/structural-keys';
import type { Graph, GraphNode } from '../graph/graph';
import { canonicalJson } from '../ir/canonical-json';

/** Wires away to which its surroundings tell a node apart. */
const REACH = 6;

/** By id in `target`: the id in `base` of the node that it is. Of nodes that kept id and kind nothing is said. */
export function recogniseNodes(base: Graph, target: Graph): ReadonlyMap<string, string> {
  const before = new Map(base.nodes.map((node) => [node.id, node]));
  const kept = target.nodes.flatMap((node) => {
    const was = before.get(node.id);
    return was !== undefined && nameOf(was.kind) === nameOf(node.kind) ? [node.id] : [];
  });
  const names = new Map<string, number>();
  const pairs = new Pairs(new Side(base, kept, names), new Side(target, kept, names), kept);
  const nearer = (regard: Regard): void => {
    for (let reach = REACH; reach >= 0; reach -= 1) pairs.match((side, node) => side.look(node, reach, regard), reach === REACH);
  };
  nearer('all');
  pairs.match((_, { kind, label }) => (label === undefined ? null : `${nameOf(kind)} ${label}`), false);
  nearer('values');
  nearer('kind');
  return pairs.found;
}

/** A kind without its version: another version of it is the same node, changed. */
function nameOf(kind: string): string {
  return kind.slice(0, kind.indexOf('@'));
}

/** What counts of a node: its kind alone, its settings too, or all that is said of it. */
type Regard = 'kind' | 'values' | 'all';

interface Wire {
  /** The node's own port, which way the wire leads, the other port, and the kind that stands there. */
  readonly way: string;
  readonly other: GraphNode;
}

class Side {
  /** Nodes that are recognised as no other yet, by id. */
  open: readonly GraphNode[];
  private readonly byId: ReadonlyMap<string, GraphNode>;
  private readonly wires = new Map<string, Wire[]>();
  private readonly looks = new Map<string, string>();
  /** Each look by a short name, the same on both sides. */
  private readonly names: Map<string, number>;

  constructor({ nodes, edges }: Graph, kept: readonly string[], names: Map<string, number>) {
    const isKept = new Set(kept);
    this.names = names;
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    this.open = nodes.filter(({ id }) => !isKept.has(id)).sort((left, right) => compareText(left.id, right.id));
    for (const { from, to } of edges) {
      const [source, sink] = [this.byId.get(from.node), this.byId.get(to.node)];
      if (source === undefined || sink === undefined) continue;
      this.add(source, { way: `${from.port} > ${to.port} ${nameOf(sink.kind)}`, other: sink });
      this.add(sink, { way: `${to.port} < ${from.port} ${nameOf(source.kind)}`, other: source });
    }
  }

  private add({ id }: GraphNode, wire: Wire): void {
    const known = this.wires.get(id);
    if (known === undefined) this.wires.set(id, [wire]);
    else known.push(wire);
  }

  /** A node and what lies within so many wires of it: equal where these are, whatever the ids. */
  look(node: GraphNode, reach: number, regard: Regard): string {
    const key = `${node.id} ${reach} ${regard}`;
    const known = this.looks.get(key);
    if (known !== undefined) return known;
    const values = regard === 'kind' ? '' : canonicalJson(node.params);
    const own = `${nameOf(node.kind)} ${values} ${regard === 'all' ? (node.label ?? '') : ''}`;
    const wires = reach === 0 ? [] : (this.wires.get(node.id) ?? []);
    const around = wires.map(({ way, other }) => `${way} ${this.look(other, reach - 1, regard)}`).sort(compareText);
    const text = [own, ...around].join('\n');
    const look = `#${this.names.get(text) ?? this.names.size}`;
    this.names.set(text, Number(look.slice(1)));
    this.looks.set(key, look);
    return look;
  }

  /** The only open node that such a wire of a node leads to; null where there is none, or more than one. */
  only(id: string, way: string): GraphNode | null {
    const reached = (this.wires.get(id) ?? []).filter((wire) => wire.way === way && this.open.includes(wire.other));
    const [first] = reached;
    return first !== undefined && reached.every(({ other }) => other === first.other) ? first.other : null;
  }

  waysOf(id: string): readonly string[] {
    return (this.wires.get(id) ?? []).map(({ way }) => way);
  }
}

class Pairs {
  readonly found = new Map<string, string>();
  private readonly was: Side;
  private readonly is: Side;

  constructor(was: Side, is: Side, kept: readonly string[]) {
    this.was = was;
    this.is = is;
    for (const id of kept) this.follow(id, id);
  }

  /** Pairs what is alike and the only one on its side; where `withTwins`, of equally many alike the first, and what hangs on it, and so on. */
  match(keyOf: (side: Side, node: GraphNode) => string | null, withTwins: boolean): void {
    const [was, is] = [this.groups(this.was, keyOf), this.groups(this.is, keyOf)];
    for (const [key, nodes] of was) {
      const others = is.get(key) ?? [];
      if (nodes.length !== others.length || (nodes.length > 1 && !withTwins)) continue;
      for (const node of nodes) {
        const other = others.find((each) => this.is.open.includes(each));
        if (this.was.open.includes(node) && other !== undefined) this.pair(node, other);
      }
    }
  }

  private groups(side: Side, keyOf: (side: Side, node: GraphNode) => string | null): ReadonlyMap<string, readonly GraphNode[]> {
    const groups = new Map<string, GraphNode[]>();
    for (const node of side.open) {
      const key = keyOf(side, node);
      const known = key === null ? null : groups.get(key);
      if (key === null || known === null) continue;
      if (known === undefined) groups.set(key, [node]);
      else known.push(node);
    }
    return groups;
  }

  private pair(was: GraphNode, is: GraphNode): void {
    this.was.open = this.was.open.filter((node) => node !== was);
    this.is.open = this.is.open.filter((node) => node !== is);
    this.found.set(is.id, was.id);
    this.follow(was.id, is.id);
  }

  /** What hangs on two that are the same, by wires of which each has one such, is the same. */
  private follow(was: string, is: string): void {
    for (const way of this.was.waysOf(was)) {
      const [node, other] = [this.was.only(was, way), this.is.only(is, way)];
      if (node !== null && other !== null) this.pair(node, other);
    }
  }
}
