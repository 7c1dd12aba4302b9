// Arithmetic on numbers. NA in, NA out; whatever is not finite becomes NA; -0 becomes +0.
import { declareOp } from './declare-op';

const two = { left: 'number', right: 'number' } as const;

export const ARITHMETIC_OPS = [
  declareOp('add', 1, { summary: 'Sum of two numbers.', docs: 'left + right', inputs: two }),
  declareOp('subtract', 1, { summary: 'Difference of two numbers.', docs: 'left - right', inputs: two }),
  declareOp('multiply', 1, { summary: 'Product of two numbers.', docs: 'left × right', inputs: two }),
  declareOp('divide', 1, { summary: 'Quotient of two numbers.', docs: 'left ÷ right; NA where right is 0.', inputs: two }),
  declareOp('minimum', 1, { summary: 'The smaller of two numbers.', docs: 'min(left, right); NA if either is.', inputs: two }),
  declareOp('maximum', 1, { summary: 'The larger of two numbers.', docs: 'max(left, right); NA if either is.', inputs: two }),
  declareOp('absolute', 1, { summary: 'Distance from zero.', docs: '|value|', inputs: { value: 'number' } }),
  declareOp('squareRoot', 1, { summary: 'Square root.', docs: 'NA below zero.', inputs: { value: 'number' }, cost: () => 4 }),
  declareOp('logarithm', 1, {
    summary: 'Natural logarithm.',
    docs: "The engine's own, the same on every machine; NA at or below zero.",
    inputs: { value: 'number' },
    cost: () => 60,
  }),
  declareOp('round', 1, {
    summary: 'Rounds to a multiple of a step.',
    docs: 'nearest: floor(value ÷ step + ½) × step; down and up: towards minus and plus infinity. NA where step is not positive.',
    inputs: { value: 'number', step: 'number' },
    args: [{ kind: 'enum', name: 'mode', values: ['nearest', 'down', 'up'] }],
    cost: () => 4,
  }),
] as const;
