// Moving averages of every usual kind, as one box with a choice.
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

const TYPES = {
  ema: 'Exponential (EMA)',
  sma: 'Simple (SMA)',
  wma: 'Weighted (WMA)',
  wilder: 'Wilder (RMA, SMMA)',
  hma: 'Hull (HMA)',
  vwma: 'Volume-weighted (VWMA)',
  dema: 'Double exponential (DEMA)',
  tema: 'Triple exponential (TEMA)',
  kama: 'Kaufman adaptive (KAMA)',
  zlema: 'Zero-lag exponential (ZLEMA)',
} as const;

/** KAMA's fast and slow ends, as Kaufman set them. */
const KAMA = Object.freeze({ fast: 2, slow: 30 });

function average(node: LowerContext, source: Signal): Signal {
  const { unit } = source;
  const period = node.static('period');
  const over = (name: string, value: Signal): Signal => node.one(name, [value], { period }, unit);
  const sum = (terms: readonly (readonly [number, Signal])[]): Signal =>
    terms
      .map(([weight, value]) => node.one('multiply', [value, node.constant(weight)], {}, unit))
      .reduce((left, right) => node.one('add', [left, right], {}, unit));
  switch (node.text('type')) {
    case 'sma':
      return over('sma', source);
    case 'wma':
      return over('wma', source);
    case 'wilder':
      return over('wilder', source);
    case 'hma':
      return over('hull', source);
    case 'kama':
      return node.one('kama', [source], { period, ...KAMA }, unit);
    case 'zlema':
      return over('ema', over('zeroLag', source));
    case 'vwma': {
      const volume = node.signal('volume');
      const weighted = over('sum', node.one('multiply', [source, volume], {}, unit));
      return node.one('divide', [weighted, over('sum', volume)], {}, unit);
    }
    case 'dema': {
      const once = over('ema', source);
      return sum([
        [2, once],
        [-1, over('ema', once)],
      ]);
    }
    case 'tema': {
      const once = over('ema', source);
      const twice = over('ema', once);
      return sum([
        [3, once],
        [-3, twice],
        [1, over('ema', twice)],
      ]);
    }
    default:
      return over('ema', source);
  }
}

export const movingAverage = defineKind({
  kind: 'indicator.movingAverage',
  version: 1,
  title: 'Moving average',
  summary: 'Smooths a series: SMA, EMA, WMA, Wilder, Hull, VWMA, DEMA, TEMA, KAMA or ZLEMA.',
  keywords: ['ma', 'ema', 'sma', 'wma', 'hma', 'vwma', 'dema', 'tema', 'kama', 'zlema', 'rma', 'average', 'trend'],
  docs: [
    'With n the period; each is first known when its longest chain of windows is full.',
    '- **SMA** Σ ÷ n. **WMA** weights 1…n, the latest heaviest.',
    '- **EMA** α = 2 ÷ (n + 1), seeded by the SMA of the first n samples. **Wilder** α = 1 ÷ n, seeded alike.',
    '- **HMA** WMA(2·WMA(⌊n ÷ 2⌋) − WMA(n), ⌊√n⌋), Hull 2005. **VWMA** Σ(value × volume) ÷ Σ volume; NA where no volume traded.',
    '- **DEMA** 2·E₁ − E₂, **TEMA** 3·E₁ − 3·E₂ + E₃ with E₁ = EMA, E₂ = EMA of E₁, E₃ = EMA of E₂, Mulloy 1994.',
    '- **KAMA** efficiency ratio over n, ends 2 and 30, Kaufman 1995. **ZLEMA** EMA of 2·value − value ⌊(n − 1) ÷ 2⌋ samples ago, Ehlers and Way 2010.',
  ].join('\n'),
  params: {
    type: field.choice({ label: 'Type', options: TYPES, default: 'ema' }),
    period: field.period({ default: 20, min: 2, max: 2_000 }),
  },
  inputs: {
    source: inlet.number('Source'),
    volume: inlet.number('Volume', { unit: 'quantity', optional: true, help: 'Weighs a volume-weighted average.' }),
  },
  outputs: { value: outlet.like('Average', 'source') },
  check: (node) => {
    const fault = {
      port: 'volume',
      message: 'A volume-weighted average has no volume.',
      remedy: 'Connect the volume of the candles through "Price field".',
    };
    return node.text('type') === 'vwma' && !node.isConnected('volume') ? [fault] : [];
  },
  lower: (node) => ({ value: average(node, node.signal('source')) }),
  explain: (words) => `${String(words.raw('type')).toUpperCase()}(${words.param('period')}) of ${words.input('source')}`,
  examples: [
    { name: 'SMA', params: { type: 'sma', period: 3 }, inputs: { source: [1, 2, 6, 4] }, expect: { value: [null, null, 3, 4] } },
    {
      name: 'EMA, seeded by the simple average',
      params: { type: 'ema', period: 3 },
      inputs: { source: [1, 2, 6, 5, 1] },
      // Seed 3; α = ½: 3 + (5 − 3) / 2 = 4; 4 + (1 − 4) / 2 = 2.5.
      expect: { value: [null, null, 3, 4, 2.5] },
    },
    {
      name: 'WMA',
      params: { type: 'wma', period: 3 },
      inputs: { source: [1, 2, 6, 3] },
      // (1 + 4 + 18) / 6; (2 + 12 + 9) / 6.
      expect: { value: [null, null, 3.8333333333333335, 3.8333333333333335] },
    },
    {
      name: 'Wilder',
      params: { type: 'wilder', period: 2 },
      inputs: { source: [2, 4, 5] },
      // Seed 3, then (3 × 1 + 5) / 2.
      expect: { value: [null, 3, 4] },
    },
    {
      name: 'HMA',
      params: { type: 'hma', period: 4 },
      inputs: { source: [1, 2, 3, 4, 6] },
      // WMA(4): 30 / 10 = 3, then (2 + 6 + 12 + 24) / 10 = 4.4. WMA(2): 11 / 3, then 16 / 3. Twice the latter less the former: 13 / 3, 94 / 15.
      // WMA(2) of these: (13 / 3 + 2 × 94 / 15) / 3 = 253 / 45.
      expect: { value: [null, null, null, null, 5.622222222222222] },
    },
    {
      name: 'VWMA',
      params: { type: 'vwma', period: 2 },
      inputs: { source: [10, 20, 20], volume: [3, 1, 0] },
      // (30 + 20) / 4; 20 / 1.
      expect: { value: [null, 12.5, 20] },
    },
    {
      name: 'DEMA',
      params: { type: 'dema', period: 2 },
      inputs: { source: [1, 3, 5, 8] },
      // E1: 2, 4, 20 / 3 (α = ⅔). E2: 3, then 3 + ⅔ × 11 / 3 = 49 / 9. 2·4 − 3 = 5; 40 / 3 − 49 / 9 = 71 / 9.
      expect: { value: [null, null, 5, 7.888888888888889] },
    },
    {
      name: 'TEMA follows a straight line without lag',
      params: { type: 'tema', period: 2 },
      inputs: { source: [1, 2, 3, 4, 5] },
      expect: { value: [null, null, null, 4, 5] },
    },
    {
      name: 'KAMA',
      params: { type: 'kama', period: 2 },
      inputs: { source: [10, 10, 13] },
      // Seed 10. Efficiency 3 / 3 = 1: constant (2 / 3)² = 4 / 9; 10 + 3 × 4 / 9.
      expect: { value: [null, 10, 11.333333333333334] },
    },
    {
      name: 'ZLEMA',
      params: { type: 'zlema', period: 3 },
      inputs: { source: [1, 2, 3, 4, 6] },
      // Lag 1: 3, 4, 5, 8. Seed 4; 4 + (8 − 4) / 2 = 6.
      expect: { value: [null, null, null, 4, 6] },
    },
  ],
});
