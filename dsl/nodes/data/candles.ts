// Sealed bars of an instrument: the clock on which most of a strategy runs.
import { parseTimeframe } from '../../types/timeframe';
import { type CheckContext, type ClockRef, defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

function candlesClock(node: CheckContext): ClockRef | null {
  const instrument = node.instrument('instrument');
  const timeframe = parseTimeframe(node.text('timeframe'));
  return instrument === null || timeframe === null ? null : { kind: 'bar', instrument, timeframe };
}

export const candles = defineKind({
  kind: 'data.candles',
  version: 1,
  title: 'Candles',
  summary: 'Sealed bars of an instrument at a timeframe.',
  keywords: ['bars', 'ohlc', 'timeframe', 'heikin ashi'],
  docs: 'Bars are anchored to the open of the session and are seen only once sealed. A daily bar is a session. Heikin-Ashi smooths prices; orders always trade at real ones.',
  params: {
    timeframe: field.timeframe('5m'),
    style: field.choice({ label: 'Style', options: { plain: 'As traded', heikinAshi: 'Heikin-Ashi' }, default: 'plain' }),
  },
  inputs: { instrument: inlet.instrument('Instrument') },
  outputs: { candles: outlet.of('candles', 'Candles') },
  clock: candlesClock,
  lower: (node) => ({
    candles: {
      kind: 'candles',
      clock: node.ownClock(),
      instrument: node.instrumentIndex(node.wire('instrument', 'instrument').instrument),
      style: node.text('style') === 'heikinAshi' ? 'heikinAshi' : 'plain',
    },
  }),
  explain: (words) => `${words.param('timeframe')} candles of ${words.input('instrument')}`,
  examples: [
    {
      name: 'a clock of their own',
      params: { timeframe: '15m' },
      inputs: { instrument: [] },
      expect: {},
      facts: { candles: { clock: { kind: 'bar', instrument: { kind: 'fixed', id: 'NSE:RELIANCE' }, timeframe: '15m' } } },
    },
  ],
});
