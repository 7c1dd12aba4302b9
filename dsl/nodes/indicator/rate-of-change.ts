// Momentum: how far a series has come, in points and in percent, and smoothed.
import { differenceUnit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const rateOfChange = defineKind({
  kind: 'indicator.rateOfChange',
  version: 1,
  title: 'ROC / momentum',
  summary: 'Change over the last bars in percent (ROC) and in points (momentum), with a smoothed ROC.',
  keywords: ['roc', 'momentum', 'rate of change', 'return', 'relative strength'],
  docs: 'Momentum = value − value n bars ago; ROC = 100 × momentum ÷ value n bars ago; the signal is the simple average of ROC. First ROC after n + 1 samples.',
  params: {
    period: field.period({ default: 10, max: 1_000 }),
    smooth: field.period({ label: 'Signal', default: 3, max: 500 }),
  },
  inputs: { source: inlet.number('Source') },
  outputs: {
    roc: outlet.number('ROC', { unit: 'percent' }),
    momentum: outlet.number('Momentum', { unit: (unitOf) => differenceUnit(unitOf('source')) }),
    signal: outlet.number('Signal', { unit: 'percent' }),
  },
  lower: (node) => {
    const { minus, lag, percent, window } = formula(node);
    const source = node.signal('source');
    const before = lag(source, node.static('period'));
    const momentum = minus(source, before);
    const roc = percent(momentum, before);
    return { roc, momentum, signal: window('sma', roc, node.static('smooth')) };
  },
  explain: (words) => `ROC(${words.param('period')}) of ${words.input('source')}`,
  examples: [
    {
      name: 'over one bar',
      params: { period: 1, smooth: 2 },
      inputs: { source: [100, 110, 99] },
      expect: { roc: [null, 10, -10], momentum: [null, 10, -11], signal: [null, null, 0] },
    },
  ],
});
