// Wilder's stop that closes in on the price and turns with it.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { named } from '../formula';
import { inlet, outlet } from '../ports';

export const parabolicSar = defineKind({
  kind: 'indicator.parabolicSar',
  version: 1,
  title: 'Parabolic SAR',
  summary: 'A trailing stop that accelerates towards the price and reverses when touched.',
  keywords: ['psar', 'stop and reverse', 'trailing stop', 'trend'],
  docs: 'stop += factor × (extreme − stop), never inside the last two bars; the factor grows by `step` at each new extreme, up to `most`. A touched stop reverses: the new stop is the old extreme. Starts long from the first bar; nothing is given out before the first reversal, since until then the start decides. Wilder, 1978.',
  params: {
    step: field.number({ label: 'Step', min: 0.001, max: 0.5, default: 0.02 }),
    most: field.number({ label: 'Most', min: 0.001, max: 1, default: 0.2 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { line: outlet.number('Stop', { unit: 'price' }), up: outlet.boolean('Up') },
  check: (node) => {
    const fault = { param: 'most', message: 'The largest factor is below one step.', remedy: 'Raise "Most" or lower "Step".' };
    return node.number('most') < node.number('step') ? [fault] : [];
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const prices = [node.price(candles, 'high'), node.price(candles, 'low')];
    return named(node.op('parabolic', prices, { step: node.static('step'), most: node.static('most') }, ['price', 'none']), 'line', 'up');
  },
  explain: (words) => `parabolic SAR(${words.param('step')}, ${words.param('most')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'a touched stop reverses to the extreme',
      inputs: { candles: { high: [102, 104, 101], low: [100, 101, 98], close: [101, 103, 99] } },
      // Long from 100, extreme 102; bar 2: new extreme 104; bar 3: low 98 passes the stop: down, stop at 104.
      expect: { line: [null, null, 104], up: [null, null, 0] },
    },
  ],
});
