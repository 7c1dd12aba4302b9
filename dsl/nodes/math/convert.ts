// From one unit to another, said aloud: nothing converts unseen but a candle to its close.
import type { Unit } from '../../types/unit';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

interface Conversion {
  readonly label: string;
  readonly from: Unit;
  readonly to: Unit;
  /** Is a reference price part of it? */
  readonly isRelative: boolean;
  readonly lower: (node: LowerContext, value: Signal, reference: Signal) => Signal;
}

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  percentToPoints: {
    label: 'Percent of a price → points',
    from: 'percent',
    to: 'points',
    isRelative: true,
    lower: (node, value, reference) => node.one('multiply', [node.one('divide', [value, node.constant(100)]), reference], {}, 'points'),
  },
  pointsToPercent: {
    label: 'Points → percent of a price',
    from: 'points',
    to: 'percent',
    isRelative: true,
    lower: (node, value, reference) => formula(node).percent(value, reference),
  },
  pointsToPrice: {
    label: 'Points → price + points',
    from: 'points',
    to: 'price',
    isRelative: true,
    lower: (node, value, reference) => formula(node).plus(reference, value),
  },
  priceToPoints: {
    label: 'Price → points from a price',
    from: 'price',
    to: 'points',
    isRelative: true,
    lower: (node, value, reference) => formula(node).minus(value, reference),
  },
  pointsToPlain: plain('Points → plain number', 'points', 'none', 'divide'),
  priceToPlain: plain('Price → plain number', 'price', 'none', 'divide'),
  plainToPoints: plain('Plain number → points', 'none', 'points', 'multiply'),
  plainToPrice: plain('Plain number → price', 'none', 'price', 'multiply'),
};

/** Prices are held in price units, plain numbers in rupees. */
function plain(label: string, from: Unit, to: Unit, op: 'multiply' | 'divide'): Conversion {
  return { label, from, to, isRelative: false, lower: (node, value) => node.one(op, [value, node.constant(1, 'price')], {}, to) };
}

export const convert = defineKind({
  kind: 'math.convert',
  version: 1,
  title: 'Convert',
  summary: 'Turns points into percent or price and back, and prices into plain numbers.',
  keywords: ['unit', 'points to percent', 'percent to points', 'rupees', 'plain number'],
  docs: 'Relative conversions need a reference price: 1 % of a reference of 200 is 2 points; reference + points is a price. A plain number is the price in rupees.',
  params: {
    conversion: field.choice({
      label: 'Conversion',
      options: Object.fromEntries(Object.entries(CONVERSIONS).map(([name, { label }]) => [name, label])),
      default: 'percentToPoints',
    }),
  },
  inputs: {
    value: inlet.number('Value', { literal: (_, param) => CONVERSIONS[param('conversion')]?.from ?? 'none' }),
    reference: inlet.number('Reference price', { unit: 'price', optional: true }),
  },
  outputs: { value: outlet.number('Converted', { unit: (_, param) => CONVERSIONS[param('conversion')]?.to ?? null }) },
  check: (node) => {
    const conversion = CONVERSIONS[node.text('conversion')];
    if (conversion === undefined) return [];
    const found = node.unitOf('value');
    const wrong = {
      port: 'value',
      message: `Value must be in ${conversion.from}; it is in ${found}.`,
      remedy: 'Choose the conversion that starts from that unit.',
    };
    const missing = {
      port: 'reference',
      message: 'This conversion needs a reference price.',
      remedy: 'Connect candles or a price to "Reference price".',
    };
    return [
      ...(node.isConnected('value') && found !== conversion.from ? [wrong] : []),
      ...(conversion.isRelative && !node.isConnected('reference') ? [missing] : []),
    ];
  },
  lower: (node) => {
    const value = node.signal('value');
    const converted = CONVERSIONS[node.text('conversion')]?.lower(node, value, node.findSignal('reference') ?? value);
    return converted === undefined ? {} : { value: converted };
  },
  explain: (words) => `${words.input('value')} converted (${words.param('conversion')})`,
  examples: [
    {
      name: '1 % of 200 is 2 points',
      inputs: { value: [1], reference: [200] },
      units: { value: 'percent' },
      expect: { value: [2] },
    },
    {
      name: 'a price as a plain number',
      params: { conversion: 'priceToPlain' },
      inputs: { value: [101.5] },
      units: { value: 'price' },
      expect: { value: [101.5] },
    },
    {
      name: '5 points are 2.5 % of 200',
      params: { conversion: 'pointsToPercent' },
      inputs: { value: [5], reference: [200] },
      units: { value: 'points' },
      expect: { value: [2.5] },
    },
  ],
});
