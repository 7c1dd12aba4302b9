// A share of the capital.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const capital = defineKind({
  kind: 'size.capital',
  version: 1,
  title: 'Capital share',
  summary: 'As many lots as a percentage of the capital buys.',
  keywords: ['percent of capital', 'allocation', 'margin', 'exposure', 'position size'],
  docs: 'Capital × percent ÷ value of one lot at the price of the entry, rounded down; a structure is valued by its legs together. Below one lot nothing is entered. Capital is what the run began with, whatever has been won or lost since, so that sizes do not compound and trades early and late weigh the same.',
  params: { percent: field.number({ label: 'Of capital', unit: 'percent', min: 0.01, max: 1_000, default: 10 }) },
  inputs: { percent: inlet.number('Of capital', { unit: 'percent', fallback: 'percent', sampled: true }) },
  outputs: { size: outlet.of('size', 'Size') },
  lower: (node) => ({ size: { kind: 'size', size: (clock) => ({ kind: 'capital', percent: node.sampled('percent', clock) }) } }),
  explain: (words) => `as many lots as ${words.input('percent')} of the capital buys`,
  examples: [{ name: 'known before the run', inputs: {}, expect: {}, facts: { size: { type: 'size', traits: [] } } }],
});
