// The numbers of an action that are sampled with its event. Each has a place in one block, which is frozen for the epoch.
import type { Sampled, Static } from '../../dsl/ir/program';

/** What an undefined operand forbids. */
export type OperandUse = 'size' | 'stop' | 'price' | 'contract';

/** A number sampled when the entry's event fires. Literals and parameters are in rupees; registers hold prices in price units already. */
export type Operand = { readonly use: OperandUse } & (
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'slot'; readonly slot: number }
);

/** Fills a parameter in. */
export type Resolve = (value: Static) => number;

/** Gives a number its place in the block. */
export type AddOperand = (use: OperandUse, sampled: Sampled) => number;
