// Open interest, and whether positions are being built or closed.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const openInterest = defineKind({
  kind: 'data.openInterest',
  version: 1,
  title: 'Open interest',
  summary: 'Open interest of a derivative and its change over some bars.',
  keywords: ['oi', 'oi change', 'build-up', 'unwinding', 'long build up', 'short covering'],
  docs: 'In units (shares), as published at the end of each bar: `change` is level − level n bars ago, `percent` 100 × change ÷ the level then. Exchanges publish it in steps of minutes, so short windows show plateaus. NA where the source has none.',
  params: { bars: field.period({ label: 'Change over', default: 1, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    level: outlet.number('Level', { unit: 'quantity' }),
    change: outlet.number('Change', { unit: 'quantity' }),
    percent: outlet.number('Change, %', { unit: 'percent' }),
  },
  lower: (node) => {
    const { minus, lag, percent } = formula(node);
    const level = node.price(node.wire('candles', 'candles'), 'openInterest');
    const before = lag(level, node.static('bars'));
    const change = minus(level, before);
    return { level, change, percent: percent(change, before) };
  },
  explain: (words) => `open interest of ${words.input('candles')}`,
  examples: [
    {
      name: 'level and change over one bar',
      inputs: { candles: { close: [100, 101, 102], openInterest: [2_000, 2_500, 2_250] } },
      // 500 / 2000 = 25 %; −250 / 2500 = −10 %.
      expect: { level: [2_000, 2_500, 2_250], change: [null, 500, -250], percent: [null, 25, -10] },
    },
  ],
});
