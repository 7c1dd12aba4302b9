// The Ichimoku cloud, each line as it stands at the present bar: nothing is read from the future.
import type { Static } from '../../ir/program';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

export const ichimoku = defineKind({
  kind: 'indicator.ichimoku',
  version: 1,
  title: 'Ichimoku cloud',
  summary: 'Conversion and base line, the cloud as it stands at the present bar, and the lagging comparison.',
  keywords: ['kumo', 'cloud', 'tenkan', 'kijun', 'senkou', 'chikou'],
  docs: 'A line is (highest high + lowest low) ÷ 2: conversion (tenkan) over 9, base (kijun) over 26 bars. Span A is (conversion + base) ÷ 2 and span B the line over 52 bars, both of `shift` bars ago, where the chart draws them now. The lagging span (chikou) is today’s close drawn in the past; here `lagging` is the close − the close `shift` bars ago, positive when it stands above. Hosoda, 1969.',
  params: {
    conversion: field.period({ label: 'Conversion', default: 9, max: 500 }),
    base: field.period({ label: 'Base', default: 26, max: 500 }),
    spanB: field.period({ label: 'Span B', default: 52, max: 500 }),
    shift: field.int({ label: 'Shift', unit: 'bars', min: 0, max: 500, default: 26 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    conversion: outlet.number('Conversion', { unit: 'price' }),
    base: outlet.number('Base', { unit: 'price' }),
    spanA: outlet.number('Span A', { unit: 'price' }),
    spanB: outlet.number('Span B', { unit: 'price' }),
    lagging: outlet.number('Lagging', { unit: 'points' }),
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { plus, minus, over, lag, window } = formula(node);
    const [high, low, close] = [node.price(candles, 'high'), node.price(candles, 'low'), node.price(candles, 'close')];
    const middle = (left: Signal, right: Signal): Signal => over(plus(left, right), 2);
    const line = (period: Static): Signal => middle(window('highest', high, period), window('lowest', low, period));
    const shift = node.static('shift');
    const conversion = line(node.static('conversion'));
    const base = line(node.static('base'));
    return {
      conversion,
      base,
      spanA: lag(middle(conversion, base), shift),
      spanB: lag(line(node.static('spanB')), shift),
      lagging: minus(close, lag(close, shift)),
    };
  },
  explain: (words) =>
    `Ichimoku(${words.param('conversion')}, ${words.param('base')}, ${words.param('spanB')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'lines over one, two and two bars, shifted by one',
      params: { conversion: 1, base: 2, spanB: 2, shift: 1 },
      inputs: { candles: { high: [104, 106, 110], low: [100, 102, 104], close: [102, 105, 109] } },
      // Conversion 102, 104, 107; base (106 + 100) / 2 = 103, (110 + 102) / 2 = 106; span A (104 + 103) / 2 a bar later.
      expect: {
        conversion: [102, 104, 107],
        base: [null, 103, 106],
        spanA: [null, null, 103.5],
        spanB: [null, null, 103],
        lagging: [null, 3, 4],
      },
    },
  ],
});
