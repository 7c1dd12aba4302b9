// Brings a number to another clock: the last sealed value, with a limit on its age. The only way two clocks meet.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const AGE_FIELD = field.int({
  label: 'Oldest age',
  help: "Bars of the source's own clock that may be missing before the value is stale.",
  unit: 'bars',
  min: 0,
  max: 500,
  default: 2,
});

export const resample = defineKind({
  kind: 'math.resample',
  version: 1,
  title: 'Resample',
  summary: 'The last sealed value of another timeframe or instrument, at each bar of these candles.',
  keywords: ['align', 'higher timeframe', 'htf', 'multi timeframe', 'mtf', 'other instrument', 'as of'],
  docs: 'A higher timeframe is never seen before its bar closes. Where bars of the source that should have come are missing, the last value stands for `age` of them within the session, then it is NA (stale).',
  params: { ageBarsMax: AGE_FIELD },
  inputs: { source: inlet.number('Source'), candles: inlet.candles('Candles') },
  outputs: { value: outlet.like('Value', 'source') },
  clock: (node) => node.clock('candles'),
  lower: (node) => ({ value: node.asOf(node.raw('source'), node.ownClock(), node.static('ageBarsMax')) }),
  explain: (words) => `${words.input('source')}, last known at ${words.input('candles')}`,
  examples: [
    {
      name: 'on the same clock nothing changes',
      inputs: { source: [1, 2, 3], candles: { close: [1, 1, 1] } },
      expect: { value: [1, 2, 3] },
    },
  ],
});
