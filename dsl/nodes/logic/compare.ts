// A question asked of two numbers.
import { differenceUnit } from '../../types/unit';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

const WORDS: Readonly<Record<string, string>> = {
  above: 'is above',
  below: 'is below',
  atLeast: 'is at least',
  atMost: 'is at most',
  equal: 'equals',
};

/** A number moved by the tolerance; left alone where the tolerance is a plain 0. */
function moved(node: LowerContext, value: Signal, op: 'add' | 'subtract'): Signal {
  if (node.static('tolerance') === 0) return value;
  return node.one(op, [value, node.parameter('tolerance', differenceUnit(value.unit))], {}, value.unit);
}

function ask(node: LowerContext): Signal {
  const left = node.signal('left');
  const right = node.signal('right');
  switch (node.text('is')) {
    case 'above':
      return node.one('greater', [left, moved(node, right, 'add')]);
    case 'below':
      return node.one('greater', [moved(node, right, 'subtract'), left]);
    case 'atLeast':
      return node.one('greaterOrEqual', [left, moved(node, right, 'subtract')]);
    case 'atMost':
      return node.one('greaterOrEqual', [moved(node, right, 'add'), left]);
    default:
      return node.one('equal', [left, right, node.parameter('tolerance', differenceUnit(left.unit))]);
  }
}

export const compare = defineKind({
  kind: 'logic.compare',
  version: 1,
  title: 'Compare',
  summary: 'Is one number above, below or equal to another, or to a level?',
  keywords: ['greater', 'less', 'more than', 'at least', 'at most', 'equals', '>', '<', '>=', '<=', '='],
  docs: 'Unknown where either number is. With a tolerance, above and below must exceed it; at least, at most and equal forgive it.',
  params: {
    is: field.choice({ label: 'Is', options: { above: '>', below: '<', atLeast: '≥', atMost: '≤', equal: '=' }, default: 'above' }),
    value: field.number({ label: 'Value', help: 'Used where the second number is not connected.', min: -1e9, max: 1e9, default: 0 }),
    tolerance: field.number({ label: 'Tolerance', min: 0, max: 1e9, default: 0 }),
  },
  inputs: {
    left: inlet.number('Number'),
    right: inlet.number('Than', { unit: { like: 'left' }, fallback: 'value' }),
  },
  outputs: { value: outlet.boolean('Answer') },
  lower: (node) => ({ value: ask(node) }),
  explain: (words) => {
    const tolerance = words.raw('tolerance') === 0 ? '' : ` (within ${words.param('tolerance')})`;
    return `${words.input('left')} ${WORDS[String(words.raw('is'))] ?? 'is'} ${words.input('right')}${tolerance}`;
  },
  examples: [
    { name: 'above is strict', inputs: { left: [1, 2, 3, null], right: [2, 2, 2, 2] }, expect: { value: [0, 0, 1, null] } },
    { name: 'at most a level', params: { is: 'atMost', value: 2 }, inputs: { left: [1, 2, 3] }, expect: { value: [1, 1, 0] } },
    {
      name: 'equal within a tolerance',
      params: { is: 'equal', tolerance: 0.5 },
      inputs: { left: [10, 10.5, 11], right: [10, 10, 10] },
      expect: { value: [1, 1, 0] },
    },
    {
      name: 'above by more than a tolerance',
      params: { is: 'above', tolerance: 1 },
      inputs: { left: [11, 12], right: [10.5, 10.5] },
      expect: { value: [0, 1] },
    },
  ],
});
