// The heartbeat of most strategies: an event each time a bar seals.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const barClose = defineKind({
  kind: 'trigger.barClose',
  version: 1,
  title: 'On bar close',
  summary: 'Fires each time a bar of the candles is sealed.',
  keywords: ['candle close', 'every bar', 'each candle', 'clock'],
  docs: 'One event per sealed bar, the short last bar of a session included. A bar still forming never fires. A decision made here fills at the next open.',
  inputs: { candles: inlet.candles('Candles') },
  outputs: { event: outlet.event('Close') },
  lower: (node) => ({ event: node.one('pulse', []) }),
  explain: (words) => `at each close of ${words.input('candles')}`,
  examples: [{ name: 'every sealed bar is an event', inputs: { candles: { close: [100, 101, 100] } }, expect: { event: [1, 1, 1] } }],
});
