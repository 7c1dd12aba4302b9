// What takes a change back, and so a group and a diff: the same operations, the other way round.
import { assertNever } from '../types/invariant';
import type { Change } from './change';
import type { ChangeGroup } from './graph-diff';

function invertChange(change: Change): Change {
  switch (change.op) {
    case 'addNode':
      return { ...change, op: 'removeNode' };
    case 'removeNode':
      return { ...change, op: 'addNode' };
    case 'setParam':
      return change.from === null
        ? { op: 'unsetParam', node: change.node, param: change.param, from: change.to }
        : { ...change, from: change.to, to: change.from };
    case 'unsetParam':
      return { ...change, op: 'setParam', from: null, to: change.from };
    case 'connect':
      return { ...change, op: 'disconnect' };
    case 'disconnect':
      return { ...change, op: 'connect' };
    case 'enable':
      return { ...change, op: 'disable' };
    case 'disable':
      return { ...change, op: 'enable' };
    case 'wrap':
      return { ...change, op: 'unwrap' };
    case 'unwrap':
      return { ...change, op: 'wrap' };
    case 'expose':
      return { ...change, op: 'conceal' };
    case 'conceal':
      return { ...change, op: 'expose' };
    case 'replaceKind':
      return { ...change, from: change.to, to: change.from };
    case 'rewire':
      return { ...change, from: change.to, to: change.from };
    case 'setMeta':
    case 'setLabel':
      return { ...change, from: change.to, to: change.from };
    case 'place':
      return { ...change, from: change.to, to: change.from };
    case 'group':
      return { ...change, from: change.to, to: change.from };
    case 'comment':
      return { ...change, from: change.to, to: change.from };
    default:
      return assertNever(change);
  }
}

export function invertChanges(changes: readonly Change[]): Change[] {
  return changes.map(invertChange).reverse();
}

/** Groups that waited for others are taken back before them. */
export function invertGroups(groups: readonly ChangeGroup[]): ChangeGroup[] {
  const inverted = groups.map((group) => ({
    ...group,
    changes: invertChanges(group.changes),
    after: groups.filter(({ after }) => after.includes(group.id)).map(({ id }) => id),
  }));
  return inverted.reverse();
}
