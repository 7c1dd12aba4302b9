// Legs that are entered, held and left together.
import { LIMITS } from '../../limits';
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { legsAt } from './legs-at';

export const structure = defineKind({
  kind: 'leg.structure',
  version: 1,
  title: 'Structure',
  summary: 'Joins up to ten legs into one position.',
  keywords: ['combine', 'legs', 'spread', 'pair', 'custom', 'basket', 'strategy'],
  docs: 'On entry bought legs go first, since they lower the margin of the sold ones; on exit sold legs go first. The order of the wires means nothing.',
  inputs: { legs: inlet.of('leg', 'Legs', { many: true, wiresMax: LIMITS.structureLegsMax }) },
  outputs: { structure: outlet.of('structure', 'Structure') },
  lower: (node) => ({ structure: { kind: 'structure', legs: legsAt(node, 'legs') } }),
  explain: (words) => words.inputs('legs').join(' and '),
  examples: [
    {
      name: 'two legs',
      inputs: { legs: [], 'legs.2': [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'unguarded', 'leg legs', 'leg legs-2'] } },
    },
  ],
});
