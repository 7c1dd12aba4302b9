// Joins all wires of one input by an op of two inputs that does not care for their order.
import { invariant } from '../../types/invariant';
import type { LowerContext } from '../define-kind';
import type { Signal } from '../wire';

export function foldSignals(node: LowerContext, input: string, op: 'and' | 'or' | 'eitherEvent'): Signal {
  const [first, ...rest] = node.signals(input);
  invariant(first !== undefined, `${input} is connected`);
  return rest.reduce((left, right) => node.one(op, [left, right]), first);
}
