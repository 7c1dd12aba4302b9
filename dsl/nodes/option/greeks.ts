// How the price of one option moves.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { readChain, readStrike } from './read-chain';

export const greeks = defineKind({
  kind: 'option.greeks',
  version: 1,
  title: 'Greeks of option',
  summary: 'Implied volatility, delta, gamma, theta and vega of the call or put at a strike.',
  keywords: ['delta', 'gamma', 'theta', 'vega', 'iv', 'implied volatility', 'sensitivity'],
  docs: 'Black-76 on the chain’s synthetic forward, without interest, from the last price known of the option. Delta and gamma by the forward, gamma per rupee; theta in rupees per calendar day, vega in rupees per point of volatility. Without a strike, at the money. Wire the strike of an option by rule for the option that it has chosen. Unknown where the price implies no volatility.',
  params: { right: field.choice({ label: 'Right', options: { call: 'Call', put: 'Put' }, default: 'call' }) },
  inputs: {
    chain: inlet.of('chain', 'Chain'),
    strike: inlet.number('Strike', { unit: 'price', optional: true, help: 'Without it, at the money.' }),
  },
  outputs: {
    volatility: outlet.number('IV', { unit: 'percent' }),
    delta: outlet.number('Delta'),
    gamma: outlet.number('Gamma'),
    theta: outlet.number('Theta', { unit: 'points' }),
    vega: outlet.number('Vega', { unit: 'points' }),
  },
  lower: (node) => {
    const strike = node.findSignal('strike') ?? readChain(node, 'chain', 'atmStrike', 'price');
    const right = node.text('right') === 'put' ? 'put' : 'call';
    return {
      volatility: formula(node).times(readStrike(node, 'chain', strike, right, 'volatility', 'percent'), 100),
      delta: readStrike(node, 'chain', strike, right, 'delta', 'none'),
      gamma: readStrike(node, 'chain', strike, right, 'gamma', 'none'),
      theta: readStrike(node, 'chain', strike, right, 'theta', 'points'),
      vega: readStrike(node, 'chain', strike, right, 'vega', 'points'),
    };
  },
  explain: (words) => {
    const of = `the ${words.param('right').toLowerCase()} ${words.isConnected('strike') ? `at ${words.input('strike')}` : 'at the money'} of ${words.input('chain')}`;
    return {
      volatility: `implied volatility of ${of}`,
      delta: `the delta of ${of}`,
      gamma: `the gamma of ${of}`,
      theta: `the theta of ${of}`,
      vega: `the vega of ${of}`,
    };
  },
  examples: [
    {
      name: 'prices in points, the rest plain',
      inputs: { chain: [] },
      expect: {},
      facts: { delta: { type: 'number', unit: 'none' }, theta: { unit: 'points' }, volatility: { unit: 'percent' } },
    },
  ],
});
