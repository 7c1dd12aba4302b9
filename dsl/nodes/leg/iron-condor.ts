// A strangle with wings.
import { defineKind } from '../define-kind';
import { inlet } from '../ports';
import {
  CHAIN_INLET,
  optionLeg,
  otherSide,
  PRODUCT_FIELD,
  presetTraits,
  SIDE_FIELD,
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

export const ironCondor = defineKind({
  kind: 'leg.ironCondor',
  version: 1,
  title: 'Iron condor',
  summary: 'A strangle with a wing bought beyond each leg, so that no loss is without bound.',
  keywords: ['condor', 'defined risk', 'wings', 'credit', 'neutral', 'four legs'],
  docs: 'The inner strikes are those of the strike rule, the outer ones lie the width further out; a wing takes the nearest listed strike where its own is not. The most that can be lost is the width less the credit. Long turns every side round.',
  params: { side: SIDE_FIELD, ...WIDTH_FIELDS, product: PRODUCT_FIELD },
  inputs: {
    chain: CHAIN_INLET,
    strike: inlet.of('strike', 'Inner strikes'),
    putStrike: inlet.of('strike', 'Inner put strike', { optional: true, help: 'Without it, by the same rule.' }),
    width: WIDTH_INLET,
  },
  outputs: STRUCTURE_OUTPUT,
  traits: presetTraits(['buy', 'sell']),
  lower: (node) => {
    const side = sideOf(node);
    const call = optionLeg(node, { right: 'call', side, strike: strikeAt(node) });
    const put = optionLeg(node, { right: 'put', side, strike: strikeAt(node, node.isConnected('putStrike') ? 'putStrike' : 'strike') });
    const wings = [call, put].map((leg, at) =>
      optionLeg(node, { right: at === 0 ? 'call' : 'put', side: otherSide(side), strike: widthFrom(node, leg) }),
    );
    return structureOf(call, put, ...wings);
  },
  explain: (words) => sayStructure(words, `an iron condor with wings ${sayWidth(words)} out, inner strikes`),
  examples: [
    {
      name: 'it both buys and sells',
      inputs: { chain: [], strike: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['buy', 'sell', 'option', 'unguarded'] } },
    },
  ],
});
