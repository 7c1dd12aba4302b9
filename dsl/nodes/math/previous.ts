// The one way a value may depend on itself: what it was at the row before.
import { isPriceLike, type Unit } from '../../types/unit';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';
import { parseUnit, UNIT_FIELD } from './number';

function hold(node: LowerContext, unit: Unit): Signal {
  if (!isPriceLike(unit)) return node.late('previous', { initial: node.static('initial') }, unit, () => node.raw('value'));
  // An initial price is in rupees, the register in price units: so the op keeps 0, and whether it keeps anything is kept beside it.
  const kept = node.late('previous', { initial: 0 }, unit, () => node.raw('value'));
  const isKept = node.late('previous', { initial: 0 }, 'none', () => {
    const isKnown = node.one('not', [node.one('isMissing', [node.raw('value')])]);
    return node.one('toNumber', [isKnown]);
  });
  const condition = node.one('greater', [isKept, node.constant(0)]);
  return node.one('choose', [condition, kept, node.parameter('initial', unit)], {}, unit);
}

export const previous = defineKind({
  kind: 'math.previous',
  version: 1,
  title: 'Previous value',
  summary: 'The value at the bar before, so that a value may be built on itself.',
  keywords: ['feedback', 'recursion', 'self', 'accumulate', 'ratchet', 'trailing level'],
  docs: 'At the first decision bar, and where the bar before was unknown, the initial value. Closes a circle of nodes: what is connected here is read one bar late. Say the unit, since it must be known before the circle is.',
  params: { initial: field.number({ label: 'Initial value', min: -1e9, max: 1e9, default: 0 }), unit: UNIT_FIELD },
  inputs: { value: inlet.number('Value'), candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('Bar before', { unit: (_, param) => parseUnit(param('unit')) }) },
  feedback: 'value',
  clock: (node) => node.clock('candles'),
  lower: (node) => ({ value: hold(node, parseUnit(node.text('unit'))) }),
  explain: (words) => `the bar before of ${words.input('value')}`,
  examples: [
    {
      name: 'one bar late, the initial value after a gap',
      params: { initial: 7 },
      inputs: { value: [1, 2, null, 4], candles: { close: [1, 1, 1, 1] } },
      units: { value: 'none' },
      expect: { value: [7, 1, 2, 7] },
    },
    {
      name: 'an initial price is in rupees',
      params: { initial: 99.5, unit: 'price' },
      inputs: { value: [101, null, 103], candles: { close: [1, 1, 1] } },
      units: { value: 'price' },
      expect: { value: [99.5, 101, 99.5] },
    },
  ],
});
