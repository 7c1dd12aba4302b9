// One operation on two numbers, by the algebra of units: price − price is points, price × quantity is money, price + price is an error.
import { addUnits, divideUnits, isPriceLike, multiplyUnits, subtractUnits, type Unit } from '../../types/unit';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, type LiteralUnit, outlet } from '../ports';
import type { Signal } from '../wire';

/** What each operation is called, of two sides. */
const OPERATIONS: Readonly<Record<string, (left: string, right: string) => string>> = {
  add: (left, right) => `${left} + ${right}`,
  subtract: (left, right) => `${left} − ${right}`,
  multiply: (left, right) => `${left} × ${right}`,
  divide: (left, right) => `${left} ÷ ${right}`,
  percentOf: (left, right) => `${left} % of ${right}`,
  minimum: (left, right) => `the smaller of ${left} and ${right}`,
  maximum: (left, right) => `the larger of ${left} and ${right}`,
};

const LABELS = Object.fromEntries(Object.entries(OPERATIONS).map(([name, words]) => [name, words('left', 'right')]));

function unitOfResult(operation: string, left: Unit, right: Unit): Unit | null {
  switch (operation) {
    case 'add':
      return addUnits(left, right);
    case 'subtract':
      return subtractUnits(left, right);
    case 'multiply':
      return multiplyUnits(left, right);
    case 'divide':
      return divideUnits(left, right);
    case 'percentOf':
      return left !== 'percent' || right === 'time' ? null : right === 'price' ? 'points' : right;
    default:
      return left === right ? left : null;
  }
}

/** What a bare number means beside another: points beside a price, minutes beside a time of day, a plain factor in a product. */
function literalBeside(other: 'left' | 'right'): LiteralUnit {
  return (worn, param) => {
    const unit = worn(other) ?? 'none';
    const operation = param('operation');
    if (operation === 'percentOf') return other === 'right' ? 'percent' : 'none';
    if (operation === 'multiply' || operation === 'divide') return 'none';
    const isOffset = operation === 'add' || (operation === 'subtract' && other === 'left');
    if (isOffset && unit === 'price') return 'points';
    return isOffset && unit === 'time' ? 'minutes' : unit;
  };
}

/** Prices are held in price units, money in rupees: where one becomes the other, one rupee's worth of units divides or multiplies. */
function combine(node: LowerContext, operation: string, left: Signal, right: Signal): Signal {
  const unit = unitOfResult(operation, left.unit, right.unit) ?? 'none';
  if (operation === 'percentOf') return node.one('divide', [node.one('multiply', [left, right], {}, unit), node.constant(100)], {}, unit);
  const rupee = (): Signal => node.constant(1, 'price');
  const result = node.one(operation, [left, right], {}, unit);
  if (unit === 'rupees' && operation === 'multiply' && right.unit !== 'none' && left.unit !== 'none')
    return node.one('divide', [result, rupee()], {}, unit);
  if (operation !== 'divide' || left.unit !== 'rupees') return result;
  return isPriceLike(unit) || isPriceLike(right.unit) ? node.one('multiply', [result, rupee()], {}, unit) : result;
}

export const arithmetic = defineKind({
  kind: 'math.arithmetic',
  version: 1,
  title: 'Arithmetic',
  summary: 'Adds, subtracts, multiplies or divides two numbers, takes a percentage, or picks the smaller or larger.',
  keywords: ['add', 'plus', 'minus', 'times', 'divide', 'ratio', 'spread', 'max', 'min', 'percent of'],
  docs: 'Units are checked: price − price = points, price ± points = price, price × quantity = ₹, ₹ ÷ quantity = points, price ÷ price = a plain ratio, p % of a price = points. A bare number beside a price is points in a sum and a factor in a product. Division by zero is NA.',
  params: {
    operation: field.choice({ label: 'Operation', options: LABELS, default: 'subtract' }),
    number: field.number({ label: 'Number', help: 'The right side where nothing is connected.', min: -1e9, max: 1e9, default: 1 }),
  },
  inputs: {
    left: inlet.number('Left', { literal: literalBeside('right') }),
    right: inlet.number('Right', { literal: literalBeside('left'), fallback: 'number' }),
  },
  outputs: {
    value: outlet.number('Result', { unit: (unitOf, param) => unitOfResult(param('operation'), unitOf('left'), unitOf('right')) }),
  },
  lower: (node) => ({ value: combine(node, node.text('operation'), node.signal('left'), node.signal('right')) }),
  explain: (words) => {
    const right = words.isConnected('right') ? words.input('right') : words.param('number');
    return OPERATIONS[String(words.raw('operation'))]?.(words.input('left'), right) ?? '';
  },
  examples: [
    {
      name: 'price − price is points',
      inputs: { left: [105, 103, null], right: [100, 104, 1] },
      units: { left: 'price', right: 'price' },
      expect: { value: [5, -1, null] },
    },
    {
      name: 'price × quantity is rupees',
      params: { operation: 'multiply' },
      inputs: { left: [100.5], right: [50] },
      units: { left: 'price', right: 'quantity' },
      expect: { value: [5_025] },
    },
    {
      name: 'rupees ÷ price is a quantity',
      params: { operation: 'divide' },
      inputs: { left: [10_050, 1], right: [100.5, 0] },
      units: { left: 'rupees', right: 'price' },
      expect: { value: [100, null] },
    },
    {
      name: 'rupees ÷ quantity is points',
      params: { operation: 'divide' },
      inputs: { left: [5_025], right: [50] },
      units: { left: 'rupees', right: 'quantity' },
      expect: { value: [100.5] },
    },
    {
      name: 'a bare number beside a price is points',
      params: { operation: 'add', number: 2.5 },
      inputs: { left: [100] },
      units: { left: 'price' },
      expect: { value: [102.5] },
    },
    {
      name: '2 % of a price',
      params: { operation: 'percentOf' },
      inputs: { left: [2], right: [150] },
      units: { left: 'percent', right: 'price' },
      expect: { value: [3] },
    },
  ],
});
