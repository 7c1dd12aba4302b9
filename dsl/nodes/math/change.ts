// How far a value has come in some bars.
import { differenceUnit, type Unit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

const unitOfChange = (source: Unit, as: string): Unit => (as === 'percent' ? 'percent' : differenceUnit(source));

export const change = defineKind({
  kind: 'math.change',
  version: 1,
  title: 'Change',
  summary: 'Difference from some bars ago, in points or percent.',
  keywords: ['difference', 'delta', 'return', 'move', 'percent change', 'gain'],
  docs: 'value − value n bars ago, or 100 × that ÷ |value n bars ago|, so that its sign is always the direction of the move. NA where the earlier value is 0.',
  params: {
    bars: field.period({ label: 'Over', default: 1 }),
    as: field.choice({ label: 'As', options: { difference: 'Difference', percent: 'Percent' }, default: 'difference' }),
  },
  inputs: { source: inlet.number('Source') },
  outputs: { value: outlet.number('Change', { unit: (unitOf, param) => unitOfChange(unitOf('source'), param('as')) }) },
  lower: (node) => {
    const { minus, lag, percent, size } = formula(node);
    const source = node.signal('source');
    const before = lag(source, node.static('bars'));
    const difference = minus(source, before);
    return { value: node.text('as') === 'percent' ? percent(difference, size(before)) : difference };
  },
  explain: (words) => `change of ${words.input('source')} over ${words.param('bars')}`,
  examples: [
    { name: 'a difference', inputs: { source: [100, 103, 101] }, expect: { value: [null, 3, -2] } },
    {
      name: 'a fall below zero is negative',
      params: { as: 'percent' },
      inputs: { source: [-10, -15, 0, 5] },
      expect: { value: [null, -50, 100, null] },
    },
  ],
});
