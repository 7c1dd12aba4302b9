// Call and put of one strike.
import { defineKind } from '../define-kind';
import {
  CHAIN_INLET,
  optionLeg,
  PRODUCT_FIELD,
  presetTraits,
  SIDE_FIELD,
  STRIKE_INLET,
  STRUCTURE_OUTPUT,
  sayStructure,
  sideOf,
  strikeAt,
  strikeOf,
  structureOf,
} from './option-legs';

export const straddle = defineKind({
  kind: 'leg.straddle',
  version: 1,
  title: 'Straddle',
  summary: 'A call and a put of one strike, both sold or both bought.',
  keywords: ['short straddle', 'long straddle', 'atm', '9:20 straddle', 'neutral', 'theta'],
  docs: 'At the money where no strike is connected. The put takes the strike that the call’s rule has found, so both always have the same. Short, the loss has no bound: add wings, or make it an iron fly.',
  params: { side: SIDE_FIELD, product: PRODUCT_FIELD },
  inputs: { chain: CHAIN_INLET, strike: STRIKE_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: (node) => presetTraits([sideOf(node)])(node),
  lower: (node) => {
    const side = sideOf(node);
    const call = optionLeg(node, { right: 'call', side, strike: strikeAt(node) });
    return structureOf(call, optionLeg(node, { right: 'put', side, strike: strikeOf(call) }));
  },
  explain: (words) => sayStructure(words, 'a straddle'),
  examples: [
    {
      name: 'both sides short',
      inputs: { chain: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['sell', 'option', 'unguarded'] } },
    },
  ],
});
