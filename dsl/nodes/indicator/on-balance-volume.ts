// On-balance volume.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const onBalanceVolume = defineKind({
  kind: 'indicator.onBalanceVolume',
  version: 1,
  title: 'OBV',
  summary: 'Running total of volume, added on higher closes and taken away on lower ones.',
  keywords: ['on balance volume', 'volume', 'accumulation', 'distribution'],
  docs: '+volume on a higher close, −volume on a lower one, from 0 at the first decision bar. Its level means nothing, only its course: compare it with its own average or its past. Granville, 1963.',
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('OBV', { unit: 'quantity' }) },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    return { value: node.one('onBalanceVolume', [node.price(candles, 'close'), node.price(candles, 'volume')], {}, 'quantity') };
  },
  explain: (words) => `OBV of ${words.input('candles')}`,
  examples: [
    {
      name: 'up, level, down',
      inputs: { candles: { close: [100, 101, 101, 99], volume: [50, 30, 20, 40] } },
      expect: { value: [0, 30, 30, -10] },
    },
  ],
});
