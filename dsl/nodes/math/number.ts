// A number on the canvas: written once, used in many places, and the thing that is exposed as a setting.
import { UNITS, type Unit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  none: 'Plain number',
  price: 'Price (₹)',
  points: 'Points',
  percent: 'Percent',
  rupees: 'Money (₹)',
  quantity: 'Quantity',
  sigma: 'σ',
  bars: 'Bars',
  minutes: 'Minutes',
  days: 'Days',
  time: 'Minutes since midnight',
};

export function parseUnit(text: string): Unit {
  return UNITS.find((unit) => unit === text) ?? 'none';
}

export const UNIT_FIELD = field.choice({ label: 'Unit', options: UNIT_WORDS, default: 'none' });

export const number = defineKind({
  kind: 'math.number',
  version: 1,
  title: 'Parameter',
  summary: 'A number with a unit, to be set once and exposed as a setting of the strategy.',
  keywords: ['constant', 'number', 'setting', 'input', 'variable', 'tunable', 'optimise'],
  docs: 'Known before the run. Exposed, it becomes a setting with bounds that sweeps and the advisor may move; its value is not part of the strategy’s hash. A plain number takes on the unit of whatever it meets; with a unit of its own it is checked like any other.',
  params: { value: field.number({ label: 'Value', min: -1e9, max: 1e9, default: 0 }), unit: UNIT_FIELD },
  inputs: {},
  outputs: { value: outlet.number('Value', { unit: (_, param) => parseUnit(param('unit')) }) },
  lower: (node) => ({ value: node.parameter('value', parseUnit(node.text('unit'))) }),
  explain: (words) => words.param('value'),
  examples: [
    { name: 'a price in rupees', params: { value: 101.5, unit: 'price' }, inputs: {}, expect: { value: [101.5] } },
    { name: 'a plain number', params: { value: -2.5 }, inputs: {}, expect: { value: [-2.5] } },
  ],
});
