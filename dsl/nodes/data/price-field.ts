// One column of candles, or one of the usual averages of a bar's prices.
import { BAR_FIELDS } from '../../ops/market';
import type { Unit } from '../../types/unit';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

const FIELDS = {
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  hl2: '(High + low) ÷ 2',
  hlc3: 'Typical, (high + low + close) ÷ 3',
  ohlc4: '(Open + high + low + close) ÷ 4',
  volume: 'Volume',
  openInterest: 'Open interest',
} as const;

function unitOfField(name: string): Unit {
  return name === 'volume' || name === 'openInterest' ? 'quantity' : 'price';
}

/** The prices that an average is of, added up in this order. */
const AVERAGES: Readonly<Record<string, readonly (typeof BAR_FIELDS)[number][]>> = {
  hl2: ['high', 'low'],
  hlc3: ['high', 'low', 'close'],
  ohlc4: ['open', 'high', 'low', 'close'],
};

function read(node: LowerContext): Signal {
  const candles = node.wire('candles', 'candles');
  const { plus, over } = formula(node);
  const name = node.text('field');
  const column = BAR_FIELDS.find((field) => field === name) ?? 'close';
  const [first = node.price(candles, column), ...others] = (AVERAGES[name] ?? []).map((field) => node.price(candles, field));
  return others.length === 0 ? first : over(others.reduce(plus, first), others.length + 1);
}

export const priceField = defineKind({
  kind: 'data.price',
  version: 1,
  title: 'Price field',
  summary: 'Open, high, low, close, an average of them, volume or open interest of candles.',
  keywords: ['ohlc', 'hl2', 'hlc3', 'typical price', 'volume', 'oi', 'source'],
  docs: 'Prices follow the style of the candles; volume and open interest are as traded, in units (shares), not lots. Open interest is NA where the source has none.',
  params: { field: field.choice({ label: 'Field', options: FIELDS, default: 'close' }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('Value', { unit: (_, param) => unitOfField(param('field')) }) },
  lower: (node) => ({ value: read(node) }),
  explain: (words) => `${words.param('field').toLowerCase()} of ${words.input('candles')}`,
  examples: [
    {
      name: 'the typical price',
      params: { field: 'hlc3' },
      inputs: { candles: { high: [103, 106], low: [99, 100], close: [101, 103] } },
      // (103 + 99 + 101) / 3 = 101; (106 + 100 + 103) / 3 = 103.
      expect: { value: [101, 103] },
    },
    {
      name: 'volume counts units',
      params: { field: 'volume' },
      inputs: { candles: { close: [101, 103], volume: [1_500, 0] } },
      expect: { value: [1_500, 0] },
    },
  ],
});
