// One of two conditions, by a third.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const chooseCondition = defineKind({
  kind: 'logic.chooseCondition',
  version: 1,
  title: 'Choose condition',
  summary: 'One condition while another is true, a third while it is false.',
  keywords: ['if', 'else', 'switch', 'select', 'regime'],
  docs: 'Unknown where the deciding condition is unknown.',
  inputs: { condition: inlet.boolean('Condition'), whenTrue: inlet.boolean('When true'), whenFalse: inlet.boolean('When false') },
  outputs: { value: outlet.boolean('Chosen') },
  lower: (node) => ({ value: node.one('chooseBoolean', [node.signal('condition'), node.signal('whenTrue'), node.signal('whenFalse')]) }),
  explain: (words) => `${words.input('whenTrue')} while ${words.input('condition')}, else ${words.input('whenFalse')}`,
  examples: [
    {
      name: 'each row asks the one that was chosen',
      inputs: { condition: [1, 0, null], whenTrue: [1, 1, 1], whenFalse: [1, 0, 1] },
      expect: { value: [1, 0, null] },
    },
  ],
});
