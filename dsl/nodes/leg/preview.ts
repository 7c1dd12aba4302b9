// What a structure would be, were it entered now.
import type { PREVIEW_MEASURES } from '../../ops/chain';
import type { Unit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { legsAt } from './legs-at';
import { placeLegs } from './place-legs';
import { strayLegFaults } from './stray-legs';

const UNITS_OF: Readonly<Record<(typeof PREVIEW_MEASURES)[number], Unit>> = {
  credit: 'points',
  maxLoss: 'points',
  maxProfit: 'points',
  margin: 'rupees',
  delta: 'none',
  gamma: 'none',
  theta: 'points',
  vega: 'points',
};

export const preview = defineKind({
  kind: 'leg.preview',
  version: 1,
  title: 'Structure preview',
  summary: 'Credit, greatest loss and profit, margin and net greeks of a structure, were it entered at this bar.',
  keywords: ['payoff', 'max loss', 'max profit', 'credit', 'debit', 'margin', 'net greeks', 'risk reward'],
  docs: 'The legs are chosen at each bar as an Enter would choose them. Points are of one unit of the structure, each leg times its ratio: multiply by the lot for rupees. The credit is below zero where a premium is paid. Loss and profit are those at expiry of the first of its expiries, and unknown where without bound. Margin is of one lot, by our own estimate of the clearing house’s scan. Unknown where a leg finds no strike or has no price.',
  capability: {
    backtest: 'approximate',
    paper: 'approximate',
    live: 'approximate',
    because: 'margin is our estimate of the clearing house’s scan, and a far leg is worth what a model says.',
  },
  inputs: {
    structure: inlet.of('structure', 'Structure'),
    candles: inlet.candles('Candles', { help: 'At whose bars it is read.' }),
  },
  outputs: {
    credit: outlet.number('Credit', { unit: 'points' }),
    maxLoss: outlet.number('Max loss', { unit: 'points' }),
    maxProfit: outlet.number('Max profit', { unit: 'points' }),
    margin: outlet.number('Margin', { unit: 'rupees' }),
    delta: outlet.number('Delta'),
    gamma: outlet.number('Gamma'),
    theta: outlet.number('Theta', { unit: 'points' }),
    vega: outlet.number('Vega', { unit: 'points' }),
  },
  clock: (node) => node.clock('candles'),
  check: (node) => {
    const traits = node.traits('structure');
    if (!node.isConnected('structure') || traits.includes('option')) return strayLegFaults(traits);
    return [{ code: 'no-option-leg', port: 'structure', message: '', remedy: '' }];
  },
  lower: (node) => {
    const { legs } = placeLegs(legsAt(node, 'structure'), node.ownClock());
    const preview = node.previewIndex({ legs: [...legs] });
    return Object.fromEntries(
      Object.entries(UNITS_OF).map(([measure, unit]) => [measure, node.one('preview', [], { preview, measure }, unit)] as const),
    );
  },
  explain: (words) => {
    const of = `“${words.input('structure')}” entered now`;
    return {
      credit: `the credit of ${of}`,
      maxLoss: `the greatest loss of ${of}`,
      maxProfit: `the greatest profit of ${of}`,
      margin: `the margin of ${of}`,
      delta: `the net delta of ${of}`,
      gamma: `the net gamma of ${of}`,
      theta: `the net theta of ${of}`,
      vega: `the net vega of ${of}`,
    };
  },
  examples: [
    {
      name: 'points, rupees and plain numbers',
      inputs: { structure: [], candles: { close: [1] } },
      expect: {},
      facts: { credit: { type: 'number', unit: 'points' }, margin: { unit: 'rupees' }, delta: { unit: 'none' } },
    },
  ],
});
