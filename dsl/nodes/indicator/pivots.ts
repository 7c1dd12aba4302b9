// Support and resistance worked out from the last completed day, week or month: known before the session's first price.

import { PERIODS } from '../data/previous-level';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

/** Distance of level n, in shares of the range: above and below the pivot (Fibonacci) or the close (Camarilla). */
const FIBONACCI: readonly number[] = [0.382, 0.618, 1];
const CAMARILLA: readonly number[] = [1.1 / 12, 1.1 / 6, 1.1 / 4, 1.1 / 2];

interface Bar {
  readonly high: Signal;
  readonly low: Signal;
  readonly close: Signal;
  readonly pivot: Signal;
}

type Levels = readonly { readonly above: Signal; readonly below: Signal }[];

function spread(node: LowerContext, bar: Bar, middle: Signal, shares: readonly number[]): Levels {
  const { plus, minus, times } = formula(node);
  const range = minus(bar.high, bar.low);
  return shares.map((share) => ({ above: plus(middle, times(range, share)), below: minus(middle, times(range, share)) }));
}

function classic(node: LowerContext, { high, low, pivot }: Bar): Levels {
  const { plus, minus, times } = formula(node);
  const range = minus(high, low);
  const toHigh = minus(high, pivot);
  const toLow = minus(pivot, low);
  return [
    { above: plus(pivot, toLow), below: minus(pivot, toHigh) },
    { above: plus(pivot, range), below: minus(pivot, range) },
    { above: plus(high, times(toLow, 2)), below: minus(low, times(toHigh, 2)) },
  ];
}

function levels(node: LowerContext, bar: Bar): Levels {
  switch (node.text('style')) {
    case 'fibonacci':
      return spread(node, bar, bar.pivot, FIBONACCI);
    case 'camarilla':
      return spread(node, bar, bar.close, CAMARILLA);
    default:
      return classic(node, bar);
  }
}

const level = (label: string) => outlet.number(label, { unit: 'price', settled: true });

export const pivots = defineKind({
  kind: 'indicator.pivots',
  version: 1,
  title: 'Pivots / CPR',
  summary: 'Pivot, supports, resistances and the central pivot range of the last day, week or month.',
  keywords: ['pivot points', 'cpr', 'central pivot range', 'camarilla', 'fibonacci', 'support', 'resistance', 'r1', 's1'],
  docs: [
    'Of the last completed period with high H, low L, close C, range D = H − L and pivot P = (H + L + C) ÷ 3:',
    '- **Classic** R1 = 2P − L, S1 = 2P − H; R2, S2 = P ± D; R3 = H + 2(P − L), S3 = L − 2(H − P).',
    '- **Fibonacci** P ± 0.382 D, 0.618 D, 1 D.',
    '- **Camarilla** C ± 1.1 D ÷ 12, ÷ 6, ÷ 4, ÷ 2. Only Camarilla has a fourth level; elsewhere R4 and S4 are NA.',
    '- **CPR** between (H + L) ÷ 2 and its mirror 2P − (H + L) ÷ 2, the higher of the two on top.',
  ].join('\n'),
  params: {
    style: field.choice({
      label: 'Style',
      options: { classic: 'Classic', fibonacci: 'Fibonacci', camarilla: 'Camarilla' },
      default: 'classic',
    }),
    period: field.choice({ label: 'Period', options: { day: 'Day', week: 'Week', month: 'Month' }, default: 'day' }),
  },
  inputs: { instrument: inlet.instrument('Instrument') },
  outputs: {
    pivot: level('Pivot'),
    r1: level('R1'),
    r2: level('R2'),
    r3: level('R3'),
    r4: level('R4'),
    s1: level('S1'),
    s2: level('S2'),
    s3: level('S3'),
    s4: level('S4'),
    cprTop: level('CPR top'),
    cprBottom: level('CPR bottom'),
  },
  clock: (node) => {
    const instrument = node.instrument('instrument');
    const timeframe = PERIODS[node.text('period')];
    return instrument === null || timeframe === undefined ? null : { kind: 'bar', instrument, timeframe };
  },
  lower: (node) => {
    const { plus, minus, over, most, least } = formula(node);
    const read = (name: string): Signal => node.one('bar', [], { field: name }, 'price');
    const [high, low, close] = [read('high'), read('low'), read('close')];
    const sum = plus(high, low);
    const pivot = over(plus(sum, close), 3);
    const middle = over(sum, 2);
    const mirror = plus(pivot, minus(pivot, middle));
    const found = levels(node, { high, low, close, pivot });
    const missing = node.one('missing', [], {}, 'price');
    const above = (index: number): Signal => found[index]?.above ?? missing;
    const below = (index: number): Signal => found[index]?.below ?? missing;
    return {
      pivot,
      r1: above(0),
      r2: above(1),
      r3: above(2),
      r4: above(3),
      s1: below(0),
      s2: below(1),
      s3: below(2),
      s4: below(3),
      cprTop: most(middle, mirror),
      cprBottom: least(middle, mirror),
    };
  },
  explain: (words) => `${words.param('style')} pivots of ${words.input('instrument')}, by ${String(words.raw('period'))}`,
  examples: [
    {
      name: 'classic, with the central range',
      inputs: { instrument: { high: [110], low: [100], close: [108], step: 375 } },
      // P = 318 / 3 = 106; CPR: 105 and its mirror 107.
      expect: {
        pivot: [106],
        r1: [112],
        r2: [116],
        r3: [122],
        r4: [null],
        s1: [102],
        s2: [96],
        s3: [92],
        s4: [null],
        cprTop: [107],
        cprBottom: [105],
      },
    },
    {
      name: 'Camarilla hangs from the close',
      params: { style: 'camarilla' },
      inputs: { instrument: { high: [112], low: [100], close: [108], step: 375 } },
      // Range 12: 1.1, 2.2, 3.3, 6.6.
      expect: { r1: [109.1], r2: [110.2], r3: [111.3], r4: [114.6], s1: [106.9], s2: [105.8], s3: [104.7], s4: [101.4] },
    },
    {
      name: 'Fibonacci hangs from the pivot',
      params: { style: 'fibonacci' },
      inputs: { instrument: { high: [110], low: [100], close: [108], step: 375 } },
      expect: { r1: [109.82], r2: [112.18], r3: [116], s1: [102.18], s2: [99.82], s3: [96], s4: [null] },
    },
  ],
});
