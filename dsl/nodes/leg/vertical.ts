// Two strikes of one right.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import {
  CHAIN_INLET,
  optionLeg,
  otherSide,
  PRODUCT_FIELD,
  presetTraits,
  type Right,
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

/** The leg nearer the money; the other one lies further out, on the other side. */
const NEAR: Readonly<Record<string, readonly [right: Right, side: Side]>> = {
  bullCall: ['call', 'buy'],
  bearCall: ['call', 'sell'],
  bullPut: ['put', 'sell'],
  bearPut: ['put', 'buy'],
};

export const vertical = defineKind({
  kind: 'leg.vertical',
  version: 1,
  title: 'Vertical spread',
  summary: 'Bull call, bear call, bull put or bear put: one option bought and one sold, a width apart.',
  keywords: ['bull call spread', 'bear put spread', 'bull put spread', 'bear call spread', 'credit spread', 'debit spread'],
  docs: 'The strike is that of the leg nearer the money, at the money where none is connected; the other leg lies the width further out, or at the nearest listed strike. Bull call and bear put pay a premium, bear call and bull put take one in. Profit and loss are both bounded.',
  params: {
    type: field.choice({
      label: 'Spread',
      options: { bullCall: 'Bull call', bearCall: 'Bear call', bullPut: 'Bull put', bearPut: 'Bear put' },
      default: 'bullCall',
    }),
    ...WIDTH_FIELDS,
    product: PRODUCT_FIELD,
  },
  inputs: { chain: CHAIN_INLET, strike: STRIKE_INLET, width: WIDTH_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: presetTraits(['buy', 'sell']),
  lower: (node) => {
    const [right, side] = NEAR[node.text('type')] ?? ['call', 'buy'];
    const near = optionLeg(node, { right, side, strike: strikeAt(node) });
    return structureOf(near, optionLeg(node, { right, side: otherSide(side), strike: widthFrom(node, near) }));
  },
  explain: (words) => sayStructure(words, `a ${words.param('type').toLowerCase()} spread ${sayWidth(words)} wide from the strike`, 'enter'),
  examples: [
    {
      name: 'a bear call both buys and sells',
      params: { type: 'bearCall' },
      inputs: { chain: [], strike: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'sell', 'option', 'unguarded'] } },
    },
  ],
});
