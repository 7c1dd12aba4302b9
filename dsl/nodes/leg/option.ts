// One option of a chain, chosen when the entry fires.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';
import { LEG_RISK_INLET, legRuleFaults, legRulesAt, legTraits } from './leg-rules';
import { CHAIN_INLET, optionLeg, PRODUCT_FIELD, rightOf, STRIKE_INLET, sideOf, strikeAt } from './option-legs';

export const optionLegKind = defineKind({
  kind: 'leg.option',
  version: 1,
  title: 'Option leg',
  summary: 'Buys or sells one call or put of a chain, its strike chosen when the entry fires.',
  keywords: ['call', 'put', 'ce', 'pe', 'option', 'leg', 'strike', 'write', 'short', 'long'],
  docs: 'Goes straight into Enter, or with others into a structure. The contract is chosen by the strike rule at the instant of the entry, held until the position is flat, and chosen anew at each re-entry. Where none fits and the rule says so, nothing is entered, no other leg of the structure either. Rules at Risk are of this leg alone, in place of the entry’s rules of the same kinds.',
  params: {
    side: field.choice({ label: 'Side', options: { buy: 'Buy', sell: 'Sell' }, default: 'buy' }),
    right: field.choice({ label: 'Right', options: { call: 'Call', put: 'Put' }, default: 'call' }),
    ratio: field.int({ label: 'Ratio', min: 1, max: 100, default: 1, tunable: false }),
    product: PRODUCT_FIELD,
  },
  inputs: { chain: CHAIN_INLET, strike: STRIKE_INLET, risk: LEG_RISK_INLET },
  outputs: { leg: outlet.of('leg', 'Leg') },
  traits: (node) => [...legTraits(node), 'option'],
  check: legRuleFaults,
  lower: (node) => {
    const terms = { right: rightOf(node), side: sideOf(node), strike: strikeAt(node), ratio: node.number('ratio') };
    return { leg: { kind: 'leg', leg: { ...optionLeg(node, terms), rules: legRulesAt(node) } } };
  },
  explain: (words) => {
    const times = words.raw('ratio') === 1 ? '' : `${words.param('ratio')} × `;
    const strike = words.isConnected('strike') ? words.input('strike') : 'at the money';
    const own = words.isConnected('risk') ? `, for itself ${words.inputs('risk').join(', ')}` : '';
    const what = `${words.param('right').toLowerCase()} ${strike}, ${words.input('chain')}`;
    return `${String(words.raw('side'))} ${times}a ${what} (${words.param('product').toLowerCase()})${own}`;
  },
  examples: [
    {
      name: 'a sold call with a stop of its own',
      params: { side: 'sell' },
      inputs: { chain: [], strike: [], risk: [] },
      expect: {},
      facts: { leg: { type: 'leg', traits: ['sell', 'guarded', 'leg subject', 'option'] } },
    },
  ],
});
