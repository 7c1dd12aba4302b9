// A share, index or contract, by its exchange symbol.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const instrument = defineKind({
  kind: 'data.instrument',
  version: 1,
  title: 'Instrument',
  summary: 'A share, index or contract, by its exchange symbol.',
  keywords: ['symbol', 'stock', 'share', 'index', 'scrip'],
  docs: 'Written as exchange and trading symbol, `NSE:RELIANCE`, `NSE:NIFTY 50`. An index can be watched, not traded.',
  params: {
    symbol: field.text({
      label: 'Symbol',
      pattern: /^[A-Z]{2,5}:[A-Z0-9][A-Z0-9 &_.-]{0,39}$/,
      example: 'NSE:RELIANCE',
      default: 'NSE:NIFTY 50',
    }),
  },
  inputs: {},
  outputs: { instrument: outlet.of('instrument', 'Instrument') },
  instrument: (node) => ({ kind: 'fixed', id: node.text('symbol') }),
  lower: (node) => ({ instrument: { kind: 'instrument', instrument: { kind: 'fixed', id: node.text('symbol') } } }),
  explain: (words) => String(words.raw('symbol')),
  examples: [
    {
      name: 'a share',
      params: { symbol: 'NSE:RELIANCE' },
      inputs: {},
      expect: {},
      facts: { instrument: { instrument: { kind: 'fixed', id: 'NSE:RELIANCE' } } },
    },
  ],
});
