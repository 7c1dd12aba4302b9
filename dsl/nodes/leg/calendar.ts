// One strike, two expiries.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';
import {
  CHAIN_INLET,
  optionLeg,
  otherSide,
  PRODUCT_FIELD,
  presetTraits,
  rightOf,
  SIDE_FIELD,
  STRIKE_INLET,
  STRUCTURE_OUTPUT,
  sayStructure,
  sideOf,
  strikeAt,
  strikeOf,
  structureOf,
} from './option-legs';

export const calendar = defineKind({
  kind: 'leg.calendar',
  version: 1,
  title: 'Calendar spread',
  summary: 'One strike in two expiries: the near option sold and the far one bought, or the other way.',
  keywords: ['time spread', 'horizontal', 'term structure', 'calendar', 'two expiries'],
  docs: 'The strike is chosen in the near chain, at the money where none is connected, and the far leg takes the same. Long sells the near option and buys the far one. What is left when the near one expires is the far leg alone: end the position before.',
  params: {
    side: { ...SIDE_FIELD, default: 'buy' },
    right: field.choice({ label: 'Right', options: { call: 'Call', put: 'Put' }, default: 'call' }),
    product: { ...PRODUCT_FIELD, default: 'carry' },
  },
  inputs: { chain: { ...CHAIN_INLET, label: 'Near chain' }, far: inlet.of('chain', 'Far chain', { sampled: true }), strike: STRIKE_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: presetTraits(['buy', 'sell']),
  lower: (node) => {
    const [side, right] = [sideOf(node), rightOf(node)];
    const near = optionLeg(node, { right, side: otherSide(side), strike: strikeAt(node) });
    return structureOf(near, optionLeg(node, { right, side, strike: strikeOf(near), chain: 'far' }));
  },
  explain: (words) => sayStructure(words, `a ${words.param('right').toLowerCase()} calendar against ${words.input('far')}`),
  examples: [
    {
      name: 'it both buys and sells',
      inputs: { chain: [], far: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'sell', 'option', 'unguarded'] } },
    },
  ],
});
