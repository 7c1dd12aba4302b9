// Brings a condition to another clock, as Resample does a number.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { AGE_FIELD } from './resample';

export const resampleCondition = defineKind({
  kind: 'math.resampleCondition',
  version: 1,
  title: 'Resample condition',
  summary: 'A condition of another timeframe or instrument, as last sealed, at each bar of these candles.',
  keywords: ['align', 'higher timeframe', 'htf', 'multi timeframe', 'mtf', 'trend filter', 'as of'],
  docs: 'A higher timeframe is never seen before its bar closes. Where bars of the source are missing, the last answer stands for `age` of them within the session, then it is unknown (stale).',
  params: { ageBarsMax: AGE_FIELD },
  inputs: { condition: inlet.boolean('Condition'), candles: inlet.candles('Candles') },
  outputs: { value: outlet.boolean('Condition') },
  clock: (node) => node.clock('candles'),
  lower: (node) => ({ value: node.asOf(node.raw('condition'), node.ownClock(), node.static('ageBarsMax')) }),
  explain: (words) => `${words.input('condition')}, last known at ${words.input('candles')}`,
  examples: [
    {
      name: 'on the same clock nothing changes',
      inputs: { condition: [1, 0, 1], candles: { close: [1, 1, 1] } },
      expect: { value: [1, 0, 1] },
    },
  ],
});
