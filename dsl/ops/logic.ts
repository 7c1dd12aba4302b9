// Comparison and three-valued logic. A comparison with NA is unknown; and / or are Kleene's.
import { declareOp } from './declare-op';

const numbers = { left: 'number', right: 'number' } as const;
const booleans = { left: 'boolean', right: 'boolean' } as const;
const value = { value: 'boolean' } as const;

export const LOGIC_OPS = [
  declareOp('greater', 1, { summary: 'left > right', docs: 'Unknown if either is NA.', inputs: numbers, outputs: value }),
  declareOp('greaterOrEqual', 1, { summary: 'left ≥ right', docs: 'Unknown if either is NA.', inputs: numbers, outputs: value }),
  declareOp('equal', 1, {
    summary: 'Two numbers within a tolerance of each other.',
    docs: '|left − right| ≤ tolerance; unknown if any is NA.',
    inputs: { ...numbers, tolerance: 'number' },
    outputs: value,
  }),
  declareOp('and', 1, {
    summary: 'Both true.',
    docs: 'false if either is false, else unknown if either is unknown.',
    inputs: booleans,
    outputs: value,
  }),
  declareOp('or', 1, {
    summary: 'Either true.',
    docs: 'true if either is true, else unknown if either is unknown.',
    inputs: booleans,
    outputs: value,
  }),
  declareOp('not', 1, { summary: 'The opposite.', docs: 'Unknown stays unknown.', inputs: value, outputs: value }),
  declareOp('choose', 1, {
    summary: 'One of two numbers, by a condition.',
    docs: 'NA where the condition is unknown. Both inputs are always evaluated.',
    inputs: { condition: 'boolean', whenTrue: 'number', whenFalse: 'number' },
  }),
  declareOp('chooseBoolean', 1, {
    summary: 'One of two conditions, by a third.',
    docs: 'Unknown where the condition is unknown. Both inputs are always evaluated.',
    inputs: { condition: 'boolean', whenTrue: 'boolean', whenFalse: 'boolean' },
    outputs: value,
  }),
  declareOp('isMissing', 1, {
    summary: 'Is the number NA?',
    docs: 'Never unknown.',
    inputs: { value: 'number' },
    outputs: { missing: 'boolean' },
  }),
  declareOp('isUnknown', 1, {
    summary: 'Is the condition unknown?',
    docs: 'Never unknown.',
    inputs: value,
    outputs: { unknown: 'boolean' },
  }),
  declareOp('orElse', 1, {
    summary: 'The number, or another where it is NA.',
    docs: 'NA only if both are.',
    inputs: { value: 'number', otherwise: 'number' },
  }),
  declareOp('orElseBoolean', 1, {
    summary: 'The condition, or another where it is unknown.',
    docs: 'Unknown only if both are.',
    inputs: { value: 'boolean', otherwise: 'boolean' },
    outputs: value,
  }),
  declareOp('toNumber', 1, { summary: '1 for true, 0 for false.', docs: 'NA for unknown.', inputs: value, outputs: { value: 'number' } }),
] as const;
