// The stochastic of RSI: where RSI stands in its own recent range.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const stochasticRsi = defineKind({
  kind: 'indicator.stochasticRsi',
  version: 1,
  title: 'Stochastic RSI',
  summary: 'Where RSI stands in its own recent range, 0 to 100, smoothed twice.',
  keywords: ['stochrsi', 'oscillator', 'overbought', 'oversold', 'momentum'],
  docs: 'Raw = 100 × (RSI − lowest RSI) ÷ (highest − lowest RSI) over `period` values; %K is its simple average, %D that of %K. RSI as in the node RSI (Wilder). NA where RSI has not moved. Chande and Kroll, 1994.',
  params: {
    rsiPeriod: field.period({ label: 'RSI period', default: 14, min: 2, max: 500 }),
    period: field.period({ label: 'Stochastic period', default: 14, min: 2, max: 500 }),
    smooth: field.period({ label: 'Smooth %K', default: 3, max: 500 }),
    signal: field.period({ label: '%D', default: 3, max: 500 }),
  },
  inputs: { source: inlet.number('Source') },
  outputs: { k: outlet.number('%K'), d: outlet.number('%D') },
  lower: (node) => {
    const { minus, times, over, window } = formula(node);
    const rsi = { ...window('rsi', node.signal('source'), node.static('rsiPeriod')), unit: 'none' } as const;
    const lowest = window('lowest', rsi, node.static('period'));
    const highest = window('highest', rsi, node.static('period'));
    const k = window('sma', times(over(minus(rsi, lowest), minus(highest, lowest)), 100), node.static('smooth'));
    return { k, d: window('sma', k, node.static('signal')) };
  },
  explain: (words) => `stochastic RSI(${words.param('rsiPeriod')}, ${words.param('period')}) of ${words.input('source')}`,
  examples: [
    {
      name: 'RSI falling and rising again',
      params: { rsiPeriod: 2, period: 2, smooth: 1, signal: 2 },
      inputs: { source: [10, 12, 12, 10, 13] },
      // RSI(2): 100, 33.3, 77.8. Each is an end of its range of two.
      expect: { k: [null, null, null, 0, 100], d: [null, null, null, null, 50] },
    },
  ],
});
