// Moving average convergence and divergence.
import { differenceUnit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

const distance = { unit: (unitOf: (input: string) => Parameters<typeof differenceUnit>[0]) => differenceUnit(unitOf('source')) };

export const macd = defineKind({
  kind: 'indicator.macd',
  version: 1,
  title: 'MACD',
  summary: 'Distance of a fast from a slow average, with its signal line and histogram.',
  keywords: ['convergence', 'divergence', 'histogram', 'trend', 'momentum'],
  docs: 'MACD = EMA(fast) − EMA(slow); signal = EMA of MACD; histogram = MACD − signal. Each EMA is seeded by its simple average, so the signal is first known after slow + signal − 1 samples. Appel, 1979.',
  params: {
    fast: field.period({ label: 'Fast', default: 12, max: 1_000 }),
    slow: field.period({ label: 'Slow', default: 26, min: 2, max: 1_000 }),
    signal: field.period({ label: 'Signal', default: 9, max: 1_000 }),
  },
  inputs: { source: inlet.number('Source') },
  outputs: {
    macd: outlet.number('MACD', distance),
    signal: outlet.number('Signal', distance),
    histogram: outlet.number('Histogram', distance),
  },
  lower: (node) => {
    const { minus, window } = formula(node);
    const source = node.signal('source');
    const line = minus(window('ema', source, node.static('fast')), window('ema', source, node.static('slow')));
    const signal = window('ema', line, node.static('signal'));
    return { macd: line, signal, histogram: minus(line, signal) };
  },
  explain: (words) => `MACD(${words.param('fast')}, ${words.param('slow')}, ${words.param('signal')}) of ${words.input('source')}`,
  examples: [
    {
      name: 'fast 1 is the source itself',
      params: { fast: 1, slow: 3, signal: 2 },
      inputs: { source: [1, 2, 6, 5, 1] },
      // EMA(3): 3, 4, 2.5. MACD: 3, 1, −1.5. Signal (α = ⅔): 2, then 2 + ⅔ × −3.5 = −⅓. Histogram: −1, −7 / 6.
      expect: {
        macd: [null, null, 3, 1, -1.5],
        signal: [null, null, null, 2, -0.33333333333333326],
        histogram: [null, null, null, -1, -1.1666666666666667],
      },
    },
  ],
});
