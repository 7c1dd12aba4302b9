// A share of the capital, bound as margin.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const margin = defineKind({
  kind: 'size.margin',
  version: 1,
  title: 'Margin share',
  summary: 'As many lots as bind a percentage of the capital as margin.',
  keywords: ['margin percent', 'allocation', 'span', 'position size', 'margin'],
  docs: 'Capital × percent ÷ margin of one lot of the whole structure, premiums of bought options counted in, rounded down. What hedges lowers the margin and so raises the size. Below one lot nothing is entered.',
  capability: {
    backtest: 'approximate',
    paper: 'approximate',
    live: 'exact',
    because: 'margin is our estimate of the clearing house’s scan.',
  },
  params: { percent: field.number({ label: 'Of capital', unit: 'percent', min: 0.01, max: 1_000, default: 50 }) },
  inputs: { percent: inlet.number('Of capital', { unit: 'percent', fallback: 'percent', sampled: true }) },
  outputs: { size: outlet.of('size', 'Size') },
  lower: (node) => ({ size: { kind: 'size', size: (clock) => ({ kind: 'margin', percent: node.sampled('percent', clock) }) } }),
  explain: (words) => `as many lots as bind ${words.input('percent')} of the capital as margin`,
  examples: [{ name: 'known before the run', inputs: {}, expect: {}, facts: { size: { type: 'size', traits: [] } } }],
});
