// Rounds to a multiple: a tick, a strike step, a lot.
import { isPriceLike } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const round = defineKind({
  kind: 'math.round',
  version: 1,
  title: 'Round',
  summary: 'Rounds a number to a multiple of a step: a tick, a strike step, a lot.',
  keywords: ['floor', 'ceil', 'tick size', 'strike step', 'nearest 50', 'nearest 100'],
  docs: 'Nearest: ⌊value ÷ step + ½⌋ × step, halves upwards; down and up towards −∞ and +∞. The step is in the unit of the value. NA where the step is smaller than the price unit of the instrument.',
  params: {
    mode: field.choice({ label: 'Direction', options: { nearest: 'Nearest', down: 'Down', up: 'Up' }, default: 'nearest' }),
    step: field.number({ label: 'Step', min: 0.01, max: 1e6, default: 1 }),
  },
  inputs: { value: inlet.number('Value') },
  outputs: { value: outlet.like('Rounded', 'value') },
  lower: (node) => {
    const value = node.signal('value');
    const step = node.parameter('step', isPriceLike(value.unit) ? 'points' : value.unit);
    return { value: node.one('round', [value, step], { mode: node.text('mode') }, value.unit) };
  },
  explain: (words) => `${words.input('value')} rounded to ${words.param('step')}`,
  examples: [
    { name: 'halves go up', params: { step: 50 }, inputs: { value: [22_074, 22_075, -25] }, expect: { value: [22_050, 22_100, 0] } },
    {
      name: 'a price down to its tick',
      params: { mode: 'down', step: 0.05 },
      inputs: { value: [101.09] },
      units: { value: 'price' },
      expect: { value: [101.05] },
    },
  ],
});
