// All of several conditions, in three-valued logic.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { bracketed } from './bracketed';
import { foldSignals } from './fold-signals';

export const allOf = defineKind({
  kind: 'logic.allOf',
  version: 1,
  title: 'All of',
  summary: 'Are all of several conditions true?',
  keywords: ['and', 'every', 'both', 'conditions'],
  docs: 'False as soon as one is false, else unknown if one is unknown (Kleene). The order of the wires means nothing.',
  inputs: { conditions: inlet.boolean('Conditions', { many: true }) },
  outputs: { value: outlet.boolean('Answer') },
  lower: (node) => ({ value: foldSignals(node, 'conditions', 'and') }),
  explain: (words) => words.inputs('conditions').map(bracketed).join(' and '),
  examples: [
    {
      name: 'false outweighs unknown',
      inputs: { conditions: [1, 1, 1, null], 'conditions.2': [1, 0, null, 0] },
      expect: { value: [1, 0, null, 0] },
    },
  ],
});
