// A straddle with wings.
import { defineKind } from '../define-kind';
import {
  CHAIN_INLET,
  optionLeg,
  otherSide,
  PRODUCT_FIELD,
  presetTraits,
  SIDE_FIELD,
  STRIKE_INLET,
  STRUCTURE_OUTPUT,
  sayStructure,
  sayWidth,
  sideOf,
  strikeAt,
  strikeOf,
  structureOf,
  WIDTH_FIELDS,
  WIDTH_INLET,
  widthFrom,
} from './option-legs';

export const ironFly = defineKind({
  kind: 'leg.ironFly',
  version: 1,
  title: 'Iron fly',
  summary: 'A straddle with a wing bought on either side, so that no loss is without bound.',
  keywords: ['iron butterfly', 'ironfly', 'defined risk', 'wings', 'credit', 'neutral'],
  docs: 'At the money where no strike is connected; the wings lie the width above and below, or at the nearest listed strike. The most that can be lost is the width less the credit. Long turns every side round.',
  params: { side: SIDE_FIELD, ...WIDTH_FIELDS, product: PRODUCT_FIELD },
  inputs: { chain: CHAIN_INLET, strike: STRIKE_INLET, width: WIDTH_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: presetTraits(['buy', 'sell']),
  lower: (node) => {
    const side = sideOf(node);
    const wing = otherSide(side);
    const call = optionLeg(node, { right: 'call', side, strike: strikeAt(node) });
    const put = optionLeg(node, { right: 'put', side, strike: strikeOf(call) });
    return structureOf(
      call,
      put,
      optionLeg(node, { right: 'call', side: wing, strike: widthFrom(node, call) }),
      optionLeg(node, { right: 'put', side: wing, strike: widthFrom(node, put) }),
    );
  },
  explain: (words) => sayStructure(words, `an iron fly with wings ${sayWidth(words)} out`),
  examples: [
    {
      name: 'it both buys and sells',
      inputs: { chain: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'sell', 'option', 'unguarded'] } },
    },
  ],
});
