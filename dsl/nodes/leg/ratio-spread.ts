// More of one strike than of the other.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import {
  CHAIN_INLET,
  optionLeg,
  otherSide,
  PRODUCT_FIELD,
  presetTraits,
  rightOf,
  type Side,
  STRIKE_INLET,
  STRUCTURE_OUTPUT,
  sayStructure,
  sayWidth,
  strikeAt,
  structureOf,
  WIDTH_FIELDS,
  WIDTH_INLET,
  widthFrom,
} from './option-legs';

export const ratioSpread = defineKind({
  kind: 'leg.ratioSpread',
  version: 1,
  title: 'Ratio spread',
  summary: 'One option near the money against several further out: bought against sold, or sold against bought.',
  keywords: ['front ratio', 'back ratio', 'backspread', '1x2', 'call ratio', 'put ratio'],
  docs: 'Front buys one and sells so many further out: short of more than it is long, its loss has no bound on that side. Back sells one and buys so many. The strike is that of the leg near the money, at the money where none is connected.',
  params: {
    type: field.choice({ label: 'Type', options: { front: 'Front ratio', back: 'Back ratio' }, default: 'front' }),
    right: field.choice({ label: 'Right', options: { call: 'Call', put: 'Put' }, default: 'call' }),
    ratio: field.int({ label: 'Further out, for each', min: 2, max: 10, default: 2, tunable: false }),
    ...WIDTH_FIELDS,
    product: PRODUCT_FIELD,
  },
  inputs: { chain: CHAIN_INLET, strike: STRIKE_INLET, width: WIDTH_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: presetTraits(['buy', 'sell']),
  lower: (node) => {
    const side: Side = node.text('type') === 'back' ? 'sell' : 'buy';
    const right = rightOf(node);
    const near = optionLeg(node, { right, side, strike: strikeAt(node) });
    const far = { right, side: otherSide(side), ratio: node.number('ratio'), strike: widthFrom(node, near) };
    return structureOf(near, optionLeg(node, far));
  },
  explain: (words) =>
    sayStructure(
      words,
      `a ${words.param('right').toLowerCase()} ${words.param('type').toLowerCase()} of 1 to ${words.param('ratio')}, ${sayWidth(words)} wide from the strike`,
      'enter',
    ),
  examples: [
    {
      name: 'it both buys and sells',
      inputs: { chain: [], strike: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'sell', 'option', 'unguarded'] } },
    },
  ],
});
