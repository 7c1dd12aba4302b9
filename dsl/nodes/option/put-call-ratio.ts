// Puts against calls.

import { LIMITS } from '../../limits';
import type { ChainMeasure } from '../../ops/chain';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

const MEASURES: Readonly<Record<string, readonly [put: ChainMeasure, call: ChainMeasure]>> = {
  openInterest: ['putOpenInterest', 'callOpenInterest'],
  volume: ['putVolume', 'callVolume'],
  change: ['putInterestChange', 'callInterestChange'],
};

export const putCallRatio = defineKind({
  kind: 'option.putCallRatio',
  version: 1,
  title: 'PCR',
  summary: 'Puts over calls: by open interest, by the day’s volume, or by the day’s change of open interest.',
  keywords: ['put call ratio', 'pcr', 'open interest', 'sentiment', 'oi change'],
  docs: 'Over the whole chain, or so many strikes each side of the money. Open interest is published in steps of minutes. The change is since the last value of the session before; where the calls’ change is negative the ratio is below zero, or above it for the wrong reason, so look at both. Unknown where no call is counted.',
  params: {
    by: field.choice({
      label: 'By',
      options: { openInterest: 'open interest', volume: 'volume of the day', change: 'change of open interest' },
      default: 'openInterest',
    }),
    strikes: field.int({ label: 'Strikes each side, 0 for all', min: 0, max: LIMITS.chainContractsMax / 4 - 1, default: 0 }),
  },
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: {
    ratio: outlet.number('Ratio'),
    puts: outlet.number('Puts', { unit: 'quantity' }),
    calls: outlet.number('Calls', { unit: 'quantity' }),
  },
  lower: (node) => {
    const { chain } = node.wire('chain', 'chain');
    const [put = 'putOpenInterest', call = 'callOpenInterest'] = MEASURES[node.text('by')] ?? [];
    const read = (measure: ChainMeasure) => node.one('chain', [], { chain, measure, strikes: node.static('strikes') }, 'quantity');
    const [puts, calls] = [read(put), read(call)];
    return { ratio: formula(node).over(puts, calls), puts, calls };
  },
  explain: (words) => ({
    ratio: `the put-call ratio by ${words.param('by')} of ${words.input('chain')}`,
    puts: `the ${words.param('by')} of puts of ${words.input('chain')}`,
    calls: `the ${words.param('by')} of calls of ${words.input('chain')}`,
  }),
  examples: [
    {
      name: 'by open interest; nothing over nothing is unknown',
      inputs: { chain: [] },
      chains: { chain: { putOpenInterest: [1_200, 900, 10], callOpenInterest: [1_000, 1_200, 0] } },
      expect: { ratio: [1.2, 0.75, null], puts: [1_200, 900, 10] },
    },
  ],
});
