// A condition, and what to take it for where it is unknown.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const orElseCondition = defineKind({
  kind: 'logic.orElseCondition',
  version: 1,
  title: 'Or else condition',
  summary: 'The condition, or another answer where it is unknown.',
  keywords: ['default', 'fallback', 'unknown', 'assume'],
  docs: 'Unknown only where both are. Say so on purpose: elsewhere an unknown condition never trades.',
  params: { assume: field.flag({ label: 'Assume', help: 'Used where nothing is connected.', default: false }) },
  inputs: { condition: inlet.boolean('Condition'), otherwise: inlet.boolean('Or else', { optional: true }) },
  outputs: { value: outlet.boolean('Condition') },
  lower: (node) => {
    const otherwise = node.findSignal('otherwise') ?? node.truth(node.param('assume') === true);
    return { value: node.one('orElseBoolean', [node.signal('condition'), otherwise]) };
  },
  explain: (words) => {
    const otherwise = words.isConnected('otherwise')
      ? `or where that is unknown ${words.input('otherwise')}`
      : `taken as ${words.param('assume')} where unknown`;
    return `${words.input('condition')}, ${otherwise}`;
  },
  examples: [
    { name: 'assumed false', inputs: { condition: [1, null, 0] }, expect: { value: [1, 0, 0] } },
    { name: 'assumed true', params: { assume: true }, inputs: { condition: [null, 0] }, expect: { value: [1, 0] } },
  ],
});
