// Is it the market that the strategy wants?
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { RegimeBand, Signal } from '../wire';
import { MEASURES } from './measures';

/** Bands that a choice takes, of 0 low, 1 middle, 2 high. */
const TAKEN: Readonly<Record<string, readonly number[]>> = {
  low: [0],
  middle: [1],
  high: [2],
  notHigh: [0, 1],
  notLow: [1, 2],
};

const WANTS = { any: 'any', low: 'low', middle: 'middle', high: 'high', notHigh: 'low or middle', notLow: 'middle or high' };

const want = (label: string) => field.choice({ label, options: WANTS, default: 'any' });

function isTaken(node: LowerContext, { name, band }: RegimeBand): readonly Signal[] {
  const taken = TAKEN[node.text(name)];
  if (taken === undefined) return [];
  const [first, ...others] = taken.map((place) => node.one('equal', [band, node.constant(place), node.constant(0)]));
  return first === undefined ? [] : [formula(node).any(first, ...others)];
}

export const regimeGate = defineKind({
  kind: 'regime.gate',
  version: 1,
  title: 'Regime gate',
  summary: 'True while the measures of a regime stand in the bands asked for.',
  keywords: ['market filter', 'vix filter', 'regime filter', 'environment', 'condition'],
  docs: 'All that is asked must hold; any asks nothing. Unknown while a band asked about is. Use it as the condition of a Gate to let events pass, or of an Edge to act on the change.',
  params: {
    volatility: want('Volatility'),
    rank: want('IV rank'),
    ratio: want('PCR'),
    trend: want('Trend'),
  },
  inputs: { regime: inlet.of('regime', 'Regime') },
  outputs: { value: outlet.boolean('As wanted') },
  check: (node) => {
    if (!node.isConnected('regime')) return [];
    const known = node.traits('regime');
    return MEASURES.flatMap(({ name, label }) =>
      node.text(name) === 'any' || known.includes(name)
        ? []
        : [{ param: name, message: `The regime is not told ${label}.`, remedy: 'Connect it to the regime, or ask for any.' }],
    );
  },
  lower: (node) => {
    const [first, ...others] = node.wire('regime', 'regime').bands.flatMap((band) => isTaken(node, band));
    return { value: first === undefined ? node.truth(true) : formula(node).all(first, ...others) };
  },
  explain: (words) => {
    const asked = MEASURES.flatMap(({ name, label }) => (words.raw(name) === 'any' ? [] : [`${label} is ${words.param(name)}`]));
    return asked.length === 0 ? 'any regime will do' : `${asked.join(' and ')} in ${words.input('regime')}`;
  },
  examples: [
    {
      name: 'high after three bars beyond the border and its margin, and until it is well below again',
      params: { volatility: 'high' },
      inputs: { regime: [], rows: { close: [15, 20.5, 21, 21, 21, 19.5, 19, 19, 19] } },
      // Borders 12 and 20, a margin of 10 % of 8: beyond 20.8 counts as high, and below 19.2 no longer.
      expect: { value: [0, 0, 0, 0, 1, 1, 1, 1, 0] },
    },
    { name: 'asking nothing is always so', inputs: { regime: [] }, expect: {}, facts: { value: { type: 'boolean' } } },
  ],
});
