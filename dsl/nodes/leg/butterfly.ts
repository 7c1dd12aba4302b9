// One, two and one of one right.
import { defineKind } from '../define-kind';
import { field } from '../fields';
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
  sayWidth,
  sideOf,
  strikeAt,
  structureOf,
  WIDTH_FIELDS,
  WIDTH_INLET,
  widthFrom,
} from './option-legs';

export const butterfly = defineKind({
  kind: 'leg.butterfly',
  version: 1,
  title: 'Butterfly',
  summary: 'One option bought, two sold a width further out, and one bought a width beyond; or all sides the other way.',
  keywords: ['fly', 'call butterfly', 'put butterfly', 'pin', 'debit', 'three strikes'],
  docs: 'The strike is that of the leg nearest the money, at the money where none is connected; the body lies a width further out and the last leg another. Long buys the wings and sells the body: it earns most where the underlying ends at the body, and loses no more than it paid.',
  params: {
    side: { ...SIDE_FIELD, default: 'buy' },
    right: field.choice({ label: 'Right', options: { call: 'Call', put: 'Put' }, default: 'call' }),
    ...WIDTH_FIELDS,
    product: PRODUCT_FIELD,
  },
  inputs: { chain: CHAIN_INLET, strike: STRIKE_INLET, width: WIDTH_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: presetTraits(['buy', 'sell']),
  lower: (node) => {
    const [side, right] = [sideOf(node), rightOf(node)];
    const near = optionLeg(node, { right, side, strike: strikeAt(node) });
    const body = optionLeg(node, { right, side: otherSide(side), ratio: 2, strike: widthFrom(node, near) });
    return structureOf(near, body, optionLeg(node, { right, side, strike: widthFrom(node, body) }));
  },
  explain: (words) => sayStructure(words, `a ${words.param('right').toLowerCase()} butterfly ${sayWidth(words)} wide from the strike`),
  examples: [
    {
      name: 'it both buys and sells',
      inputs: { chain: [], strike: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'sell', 'option', 'unguarded'] } },
    },
  ],
});
