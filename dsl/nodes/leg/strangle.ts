// A call above and a put below.
import { defineKind } from '../define-kind';
import { inlet } from '../ports';
import {
  CHAIN_INLET,
  optionLeg,
  PRODUCT_FIELD,
  presetTraits,
  SIDE_FIELD,
  STRUCTURE_OUTPUT,
  sayStructure,
  sideOf,
  strikeAt,
  structureOf,
} from './option-legs';

export const strangle = defineKind({
  kind: 'leg.strangle',
  version: 1,
  title: 'Strangle',
  summary: 'A call and a put out of the money, both sold or both bought, each at the strike of its rule.',
  keywords: ['short strangle', 'long strangle', 'otm', 'neutral', 'delta strangle', 'premium strangle'],
  docs: 'One strike rule serves both, since out of the money is up for the call and down for the put. Connect Put strike where they differ. Short, the loss has no bound: add wings, or make it an iron condor.',
  params: { side: SIDE_FIELD, product: PRODUCT_FIELD },
  inputs: {
    chain: CHAIN_INLET,
    strike: inlet.of('strike', 'Strike'),
    putStrike: inlet.of('strike', 'Put strike', { optional: true, help: 'Without it, by the same rule.' }),
  },
  outputs: STRUCTURE_OUTPUT,
  traits: (node) => presetTraits([sideOf(node)])(node),
  lower: (node) => {
    const side = sideOf(node);
    const put = strikeAt(node, node.isConnected('putStrike') ? 'putStrike' : 'strike');
    return structureOf(
      optionLeg(node, { right: 'call', side, strike: strikeAt(node) }),
      optionLeg(node, { right: 'put', side, strike: put }),
    );
  },
  explain: (words) =>
    sayStructure(words, words.isConnected('putStrike') ? `a strangle with the put ${words.input('putStrike')} and the call` : 'a strangle'),
  examples: [
    {
      name: 'one rule for both',
      inputs: { chain: [], strike: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['sell', 'option', 'unguarded'] } },
    },
  ],
});
