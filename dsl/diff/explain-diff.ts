// A diff in words: a line for each change, with things called what the canvas calls them. Knows no kind; each says its own titles.
import { sayParam } from '../explain/say-param';
import type { Graph, GraphEdge, GraphNode, ParamValue } from '../graph/graph';
import type { NodeKind } from '../nodes/define-kind';
import { findKind } from '../nodes/registry';
import { assertNever } from '../types/invariant';
import type { Change } from './change';
import type { GraphDiff } from './graph-diff';

export interface ExplainedGroup {
  readonly group: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** `base`: the graph that the diff was made for. */
export function explainDiff(base: Graph, diff: GraphDiff): readonly ExplainedGroup[] {
  const words = new DiffWords(base, diff);
  return diff.groups.map(({ id, title, changes }) => ({ group: id, title, lines: changes.map((change) => words.line(change)) }));
}

class DiffWords {
  private readonly nodes = new Map<string, GraphNode>();

  constructor(base: Graph, diff: GraphDiff) {
    for (const node of base.nodes) this.nodes.set(node.id, node);
    for (const change of diff.groups.flatMap(({ changes }) => changes))
      if (change.op === 'addNode' || change.op === 'wrap') this.nodes.set(change.node.id, change.node);
  }

  line(change: Change): string {
    switch (change.op) {
      case 'addNode':
        return `Add ${this.name(change.node.id)}${this.given(change.node)}.`;
      case 'removeNode':
        return `Remove ${this.name(change.node.id)}.`;
      case 'replaceKind':
        return `Replace ${this.name(change.node)} by ${titleOf(change.to.kind)}${this.given({ id: change.node, ...change.to })}.`;
      case 'setParam':
        return this.setting(change.node, change.param, change.from, change.to);
      case 'unsetParam':
        return this.setting(change.node, change.param, change.from, null);
      case 'connect':
        return `Connect ${this.outlet(change.edge)} to ${this.inlet(change.edge)}.`;
      case 'disconnect':
        return `Disconnect ${this.outlet(change.edge)} from ${this.inlet(change.edge)}.`;
      case 'rewire':
        return `Instead of ${this.outlet(change.from)} to ${this.inlet(change.from)}, connect ${this.outlet(change.to)} to ${this.inlet(change.to)}.`;
      case 'enable':
        return `Switch ${this.name(change.node)} on.`;
      case 'disable':
        return `Switch ${this.name(change.node)} off.`;
      case 'wrap':
        return `Put ${this.name(change.node.id)}${this.given(change.node)} between ${this.outlet(change.edge)} and ${this.inlet(change.edge)}.`;
      case 'unwrap':
        return `Take ${this.name(change.node.id)} away from between ${this.outlet(change.edge)} and ${this.inlet(change.edge)}.`;
      case 'expose':
        return `Make "${change.setting.label}" a setting, for ${change.setting.targets.map(({ node, param }) => this.param(node, param)).join(' and ')}.`;
      case 'conceal':
        return `"${change.setting.label}" is a setting no longer.`;
      case 'setMeta':
        return change.to === null ? `Remove the ${change.field}.` : `Change the ${change.field} to "${change.to}".`;
      case 'setLabel':
        return change.to === null ? `Remove the name of ${this.name(change.node)}.` : `Name ${this.name(change.node)} "${change.to}".`;
      case 'place':
        return `${change.from === null ? 'Place' : change.to === null ? 'Forget the place of' : 'Move'} ${this.name(change.node)}.`;
      case 'group':
        return `${verbOf(change)} the group "${(change.to ?? change.from)?.title ?? change.id}".`;
      case 'comment':
        return `${verbOf(change)} a comment.`;
      default:
        return assertNever(change);
    }
  }

  /** As labelled, or by its kind; where several are called alike, with the id. */
  private name(id: string): string {
    const node = this.nodes.get(id);
    if (node === undefined) return id;
    const own = callName(node);
    const isShared = [...this.nodes.values()].some((other) => other.id !== id && callName(other) === own);
    return isShared ? `${own} (${id})` : own;
  }

  /** What is given to a new node beyond its defaults. */
  private given({ kind: key, params }: Pick<GraphNode, 'id' | 'kind' | 'params'>): string {
    const kind = findKind(key);
    const said = Object.entries(params).flatMap(([name, value]) =>
      fieldOf(kind, name)?.default === value ? [] : [`${fieldOf(kind, name)?.label ?? name} ${sayParam(fieldOf(kind, name), value)}`],
    );
    return said.length === 0 ? '' : ` (${said.join(', ')})`;
  }

  private setting(id: string, param: string, from: ParamValue | null, to: ParamValue | null): string {
    const field = fieldOf(this.kindOf(id), param);
    const say = (value: ParamValue): string => sayParam(field, value);
    const own = field === undefined ? null : field.default;
    if (to === null) return `Set ${this.param(id, param)} back to its default${own === null ? '' : `, ${say(own)}`}.`;
    const was = from ?? own;
    return `Set ${this.param(id, param)} ${was === null ? '' : `from ${say(was)} `}to ${say(to)}.`;
  }

  private param(id: string, param: string): string {
    return `${fieldOf(this.kindOf(id), param)?.label ?? param} of ${this.name(id)}`;
  }

  private outlet({ from }: Pick<GraphEdge, 'from'>): string {
    const outputs = this.kindOf(from.node)?.outputs ?? {};
    return `${(Object.hasOwn(outputs, from.port) ? outputs[from.port]?.label : undefined) ?? from.port} of ${this.name(from.node)}`;
  }

  private inlet({ to }: Pick<GraphEdge, 'to'>): string {
    const inputs = this.kindOf(to.node)?.inputs ?? {};
    return `${(Object.hasOwn(inputs, to.port) ? inputs[to.port]?.label : undefined) ?? to.port} of ${this.name(to.node)}`;
  }

  private kindOf(id: string): NodeKind | null {
    return findKind(this.nodes.get(id)?.kind ?? '');
  }
}

function callName({ label, kind }: GraphNode): string {
  return label === undefined ? titleOf(kind) : `"${label}"`;
}

function titleOf(kind: string): string {
  return findKind(kind)?.title ?? kind;
}

function fieldOf(kind: NodeKind | null, name: string): NodeKind['params'][string] | undefined {
  return kind !== null && Object.hasOwn(kind.params, name) ? kind.params[name] : undefined;
}

function verbOf({ from, to }: { readonly from: unknown; readonly to: unknown }): string {
  return from === null ? 'Add' : to === null ? 'Remove' : 'Change';
}
