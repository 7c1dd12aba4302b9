// One operation on a graph under change. It finds what it expects and does its one thing, or says what it found instead and does nothing.
import type { GraphEdge, GraphNode } from '../graph/graph';
import { assertNever } from '../types/invariant';
import type { Change } from './change';
import type { GraphDraft } from './graph-draft';
import { isSame, normalNode } from './normal-form';

/** What stood in the way, in words; null when the change is made. */
export type ChangeFault = string | null;

export function applyChange(draft: GraphDraft, change: Change): ChangeFault {
  switch (change.op) {
    case 'addNode':
      return addNode(draft, change.node);
    case 'removeNode':
      return removeNode(draft, change.node);
    case 'replaceKind':
      return editNode(draft, change.node, (node) =>
        isSame({ kind: node.kind, params: node.params }, change.from)
          ? { ...node, ...change.to }
          : `node ${node.id} is another ${node.kind}`,
      );
    case 'setParam':
      return setParam(draft, change.node, change.param, change.from, change.to);
    case 'unsetParam':
      return setParam(draft, change.node, change.param, change.from, null);
    case 'connect':
      return connect(draft, change.edge);
    case 'disconnect':
      return disconnect(draft, change.edge);
    case 'rewire':
      return rewire(draft, change);
    case 'enable':
    case 'disable':
      return turn(draft, change.node, change.op === 'enable');
    case 'wrap':
      return wrap(draft, change);
    case 'unwrap':
      return unwrap(draft, change);
    case 'expose':
      return expose(draft, change.setting);
    case 'conceal':
      return take(draft.settings, change.setting.key, change.setting, `setting ${change.setting.key}`);
    case 'setMeta':
      return setMeta(draft, change);
    case 'setLabel':
      return setLabel(draft, change);
    case 'place':
      return put(draft.places, change.node, change.from, change.to, `the place of ${change.node}`);
    case 'group':
      return put(draft.groups, change.id, withId(change.from, change.id), withId(change.to, change.id), `group ${change.id}`);
    case 'comment':
      return put(draft.comments, change.id, withId(change.from, change.id), withId(change.to, change.id), `comment ${change.id}`);
    default:
      return assertNever(change);
  }
}

type Of<Op extends Change['op']> = Extract<Change, { readonly op: Op }>;

function addNode(draft: GraphDraft, node: GraphNode): ChangeFault {
  if (draft.nodes.has(node.id)) return `a node ${node.id} is there already`;
  draft.nodes.set(node.id, node);
  return null;
}

function removeNode(draft: GraphDraft, node: GraphNode): ChangeFault {
  const [edge] = draft.edgesOf(node.id);
  if (edge !== undefined) return `wire ${edge.id} still leads to or from node ${node.id}`;
  const [setting] = draft.settingsOf(node.id);
  if (setting !== undefined) return `setting ${setting.key} still sets node ${node.id}`;
  const found = draft.nodes.get(node.id);
  if (found !== undefined && isSame(normalNode(found), normalNode(node))) return take(draft.nodes, node.id, found, `node ${node.id}`);
  return found === undefined ? `there is no node ${node.id}` : `node ${node.id} has been edited`;
}

/** `edit` answers the node as it shall be, or why not. */
function editNode(draft: GraphDraft, id: string, edit: (node: GraphNode) => GraphNode | string): ChangeFault {
  const node = draft.nodes.get(id);
  if (node === undefined) return `there is no node ${id}`;
  const edited = edit(node);
  if (typeof edited === 'string') return edited;
  draft.nodes.set(id, edited);
  return null;
}

function setParam(draft: GraphDraft, id: string, param: string, from: Of<'setParam'>['from'], to: Of<'setParam'>['from']): ChangeFault {
  return editNode(draft, id, (node) => {
    const found = Object.hasOwn(node.params, param) ? (node.params[param] ?? null) : null;
    if (found !== from) return `${param} of node ${id} is ${sayValue(found)}, not ${sayValue(from)}`;
    const others = Object.entries(node.params).filter(([name]) => name !== param);
    return { ...node, params: Object.fromEntries(to === null ? others : [...others, [param, to]]) };
  });
}

function sayValue(value: unknown): string {
  return value === null ? 'not set' : JSON.stringify(value);
}

function connect(draft: GraphDraft, edge: GraphEdge): ChangeFault {
  if (draft.edges.has(edge.id)) return `a wire ${edge.id} is there already`;
  const missing = [edge.from.node, edge.to.node].find((node) => !draft.nodes.has(node));
  if (missing !== undefined) return `there is no node ${missing}`;
  draft.edges.set(edge.id, edge);
  return null;
}

function disconnect(draft: GraphDraft, edge: GraphEdge): ChangeFault {
  return take(draft.edges, edge.id, edge, `wire ${edge.id}`);
}

function rewire(draft: GraphDraft, { edge: id, from, to }: Of<'rewire'>): ChangeFault {
  const fault = disconnect(draft, { id, ...from });
  if (fault !== null) return fault;
  const refused = connect(draft, { id, ...to });
  if (refused !== null) draft.edges.set(id, { id, ...from });
  return refused;
}

function turn(draft: GraphDraft, id: string, on: boolean): ChangeFault {
  return editNode(draft, id, ({ disabled, ...node }) => {
    if ((disabled === undefined) === on) return `node ${id} is switched ${on ? 'on' : 'off'} already`;
    return on ? node : { ...node, disabled: true };
  });
}

function wrap(draft: GraphDraft, { edge, node, input, output, inputEdge }: Of<'wrap'>): ChangeFault {
  if (draft.edges.has(inputEdge) || inputEdge === edge.id) return `a wire ${inputEdge} is there already`;
  if (draft.nodes.has(node.id)) return `a node ${node.id} is there already`;
  const fault = disconnect(draft, edge);
  if (fault !== null) return fault;
  draft.nodes.set(node.id, node);
  draft.edges.set(inputEdge, { id: inputEdge, from: edge.from, to: { node: node.id, port: input } });
  draft.edges.set(edge.id, { id: edge.id, from: { node: node.id, port: output }, to: edge.to });
  return null;
}

function unwrap(draft: GraphDraft, { edge, node, input, output, inputEdge }: Of<'unwrap'>): ChangeFault {
  const into: GraphEdge = { id: inputEdge, from: edge.from, to: { node: node.id, port: input } };
  const outOf: GraphEdge = { id: edge.id, from: { node: node.id, port: output }, to: edge.to };
  if (!isSame(draft.edges.get(inputEdge), into)) return `wire ${inputEdge} does not lead into node ${node.id} as it did`;
  if (!isSame(draft.edges.get(edge.id), outOf)) return `wire ${edge.id} does not leave from node ${node.id} as it did`;
  draft.edges.delete(inputEdge);
  draft.edges.delete(edge.id);
  const fault = removeNode(draft, node);
  draft.edges.set(edge.id, fault === null ? edge : outOf);
  if (fault !== null) draft.edges.set(inputEdge, into);
  return fault;
}

function expose(draft: GraphDraft, setting: Of<'expose'>['setting']): ChangeFault {
  if (draft.settings.has(setting.key)) return `a setting ${setting.key} is there already`;
  const missing = setting.targets.find(({ node }) => !draft.nodes.has(node));
  if (missing !== undefined) return `there is no node ${missing.node}`;
  draft.settings.set(setting.key, setting);
  return null;
}

function setMeta({ meta }: GraphDraft, { field, from, to }: Of<'setMeta'>): ChangeFault {
  if (meta[field] !== from) return `the ${field} has been edited`;
  if (field === 'description') meta.description = to;
  else if (to === null) return 'a graph has a name';
  else meta.name = to;
  return null;
}

function setLabel(draft: GraphDraft, { node: id, from, to }: Of<'setLabel'>): ChangeFault {
  return editNode(draft, id, ({ label, ...node }) => {
    if ((label ?? null) !== from) return `the name of node ${id} has been edited`;
    return to === null ? node : { ...node, label: to };
  });
}

/** What is there must be `expected`; then it is gone. */
function take<Part>(parts: Map<string, Part>, key: string, expected: Part, name: string): ChangeFault {
  const found = parts.get(key);
  if (found === undefined) return `there is no ${name}`;
  if (!isSame(found, expected)) return `${name} has been edited`;
  parts.delete(key);
  return null;
}

/** Null: nothing there. */
function put<Part>(parts: Map<string, Part>, key: string, from: Part | null, to: Part | null, name: string): ChangeFault {
  if (!isSame(parts.get(key) ?? null, from)) return `${name} has been edited`;
  if (to === null) parts.delete(key);
  else parts.set(key, to);
  return null;
}

function withId<Part>(part: Part | null, id: string): (Part & { readonly id: string }) | null {
  return part === null ? null : { ...part, id };
}
