// Any of several conditions, in three-valued logic.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { bracketed } from './bracketed';
import { foldSignals } from './fold-signals';

export const anyOf = defineKind({
  kind: 'logic.anyOf',
  version: 1,
  title: 'Any of',
  summary: 'Is any of several conditions true?',
  keywords: ['or', 'either', 'one of', 'conditions'],
  docs: 'True as soon as one is true, else unknown if one is unknown (Kleene). The order of the wires means nothing.',
  inputs: { conditions: inlet.boolean('Conditions', { many: true }) },
  outputs: { value: outlet.boolean('Answer') },
  lower: (node) => ({ value: foldSignals(node, 'conditions', 'or') }),
  explain: (words) => words.inputs('conditions').map(bracketed).join(' or '),
  examples: [
    {
      name: 'true outweighs unknown',
      inputs: { conditions: [0, 1, 0, null], 'conditions.2': [0, 0, null, 1] },
      expect: { value: [0, 1, null, 1] },
    },
  ],
});
