// Williams %R: the stochastic, counted down from the high.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const williamsR = defineKind({
  kind: 'indicator.williamsR',
  version: 1,
  title: 'Williams %R',
  summary: 'How far below the high of the last bars the close stands, −100 to 0.',
  keywords: ['%r', 'oscillator', 'overbought', 'oversold'],
  docs: '−100 × (highest high − close) ÷ (highest high − lowest low) over `period` bars. NA where the range is nothing. Williams, 1973.',
  params: { period: field.period({ default: 14, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('%R') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { minus, times, over, window } = formula(node);
    const highest = window('highest', node.price(candles, 'high'), node.static('period'));
    const lowest = window('lowest', node.price(candles, 'low'), node.static('period'));
    return { value: times(over(minus(highest, node.price(candles, 'close')), minus(highest, lowest)), -100) };
  },
  explain: (words) => `Williams %R(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'a quarter below the high',
      params: { period: 2 },
      inputs: { candles: { high: [104, 104], low: [100, 101], close: [102, 103] } },
      expect: { value: [null, -25] },
    },
  ],
});
