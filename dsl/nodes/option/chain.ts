// The options of an underlying that expire together.
import { LIMITS } from '../../limits';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const chain = defineKind({
  kind: 'option.chain',
  version: 1,
  title: 'Option chain',
  summary: 'The calls and puts of an index or share that expire together, around the money.',
  keywords: ['options', 'strikes', 'contracts', 'oi', 'expiry', 'weekly options'],
  docs: 'Readings of the chain come at each bar of the underlying’s candles, from the last price known of each contract. `strikes` bounds how far from the money anything is looked for, and with it what a run has to read. At most four chains a strategy: one for each underlying and expiry. `age` is the time since the newest price of the chain, unknown where there was none in the session.',
  params: {
    strikes: field.int({
      label: 'Strikes each side',
      min: 1,
      max: LIMITS.chainContractsMax / 4 - 1,
      default: 20,
      tunable: false,
    }),
  },
  inputs: { candles: inlet.candles('Candles', { help: 'Of the index or share.' }), expiry: inlet.of('expiry', 'Expiry') },
  outputs: { chain: outlet.of('chain', 'Chain'), age: outlet.number('Age', { unit: 'minutes' }) },
  clock: (node) => node.clock('candles'),
  check: (node) => {
    if ((node.instrument('candles')?.kind ?? 'fixed') === 'fixed') return [];
    return [{ port: 'candles', message: 'A contract has no options of its own.', remedy: 'Connect candles of the index or share.' }];
  },
  lower: (node) => {
    const { instrument, clock } = node.wire('candles', 'candles');
    const { rule } = node.wire('expiry', 'expiry');
    const chain = node.chainIndex({ underlying: instrument, expiry: rule, strikesEachSide: node.number('strikes') });
    const age = node.one('chain', [], { chain, measure: 'ageMinutes' }, 'minutes');
    return { chain: { kind: 'chain', chain, clock }, age };
  },
  explain: (words) => ({
    chain: `options on ${words.input('candles')} of ${words.input('expiry')}`,
    age: `the age of prices of ${words.input('expiry')}`,
  }),
  examples: [
    {
      name: 'it carries its underlying and its expiry',
      inputs: { candles: { close: [1] }, expiry: [] },
      expect: {},
      facts: {
        chain: {
          type: 'chain',
          instrument: { kind: 'fixed', id: 'NSE:RELIANCE' },
          expiry: { kind: 'week', offset: 1, rollDaysBefore: 0 },
        },
      },
    },
  ],
});
