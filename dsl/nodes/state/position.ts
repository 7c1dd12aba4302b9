// What a strategy may know of its own position, at the bars of some candles.
import type { POSITION_FIELDS } from '../../ops/position';
import { invariant } from '../../types/invariant';
import type { Unit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

const UNITS_OF: Readonly<Record<(typeof POSITION_FIELDS)[number], Unit>> = {
  quantity: 'quantity',
  entryPrice: 'price',
  profit: 'rupees',
  profitPoints: 'points',
  profitPercent: 'percent',
  barsHeld: 'bars',
  minutesHeld: 'minutes',
};

export const position = defineKind({
  kind: 'state.position',
  version: 1,
  title: 'Position state',
  summary: 'Whether a position is open, what it has made, and for how long it has been held.',
  keywords: ['in trade', 'pnl', 'profit', 'unrealised', 'entry price', 'bars held', 'flat', 'holding'],
  docs: 'Read at each bar of the candles, after the orders of that instant. Open from the first fill until every leg is flat; the numbers are unknown while flat. Profit is realised and open together, before charges; points and percent are of the average entry price.',
  inputs: { position: inlet.position('Position'), candles: inlet.candles('Candles') },
  outputs: {
    open: outlet.boolean('Is open'),
    quantity: outlet.number('Quantity', { unit: 'quantity' }),
    entryPrice: outlet.number('Entry price', { unit: 'price' }),
    profit: outlet.number('Profit', { unit: 'rupees' }),
    profitPoints: outlet.number('Profit in points', { unit: 'points' }),
    profitPercent: outlet.number('Profit in percent', { unit: 'percent' }),
    barsHeld: outlet.number('Bars held', { unit: 'bars' }),
    minutesHeld: outlet.number('Minutes held', { unit: 'minutes' }),
  },
  clock: (node) => node.clock('candles'),
  lower: (node) => {
    const { position } = node.wire('position', 'position');
    const values = Object.entries(UNITS_OF).map(
      ([name, unit]) => [name, node.one('positionValue', [], { position, field: name }, unit)] as const,
    );
    const [open] = node.op('positionOpen', [], { position });
    invariant(open !== undefined, 'positionOpen has an output');
    return { open, ...Object.fromEntries(values) };
  },
  explain: (words) => {
    const of = words.input('position');
    return {
      open: `${of} is open`,
      quantity: `the quantity of ${of}`,
      entryPrice: `the entry price of ${of}`,
      profit: `the profit of ${of}`,
      profitPoints: `the profit of ${of} in points`,
      profitPercent: `the profit of ${of} in percent`,
      barsHeld: `the bars for which ${of} has been held`,
      minutesHeld: `the minutes for which ${of} has been held`,
    };
  },
  examples: [
    {
      name: 'reads at the bars of the candles',
      inputs: { position: [], candles: { close: [1] } },
      expect: {},
      facts: { open: { type: 'boolean' }, profit: { type: 'number', unit: 'rupees' }, entryPrice: { unit: 'price' } },
    },
  ],
});
